"""Coverage: what each situation has, expectations and actions, norms, stories, authorship."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kit.activities.coverage.desk import Coverage
from kit.activities.coverage.expectations import expectation_matrix
from kit.activities.coverage.figures import Covered, covered, different_wordings
from kit.activities.coverage.lacks import incomplete_norms
from kit.activities.decide.freedom import authorship
from kit.widgets.desk.bench import Bench
from tests.factories import SESSION, Hall, Person, hall_in

LISTEN = {"say": "I am listening to you.", "stage": "contact", "channel": "phone"}
SORRY = {"say": "That is our fault, here is a new one.", "stage": "offer", "channel": "chat"}


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with hall_in(tmp_path / "workshop.kit") as hall:
        yield hall


def add(hall: Hall, kind: str, *, by: Person | None = None, within: str = "", **fields: str) -> str:
    """Write something down, by the desk unless somebody is named; give its id."""
    name = f"{SESSION}/{kind}.collect"
    if name not in hall.state.runs:
        hall.declare("collect", kind, within="situation" if within else "")
    if by and hall.state.runs[name].state != "open":
        hall.desk.does("open", activity=name)
    more = {"within": within} if within else {}
    (by or hall.desk).does("add", activity=name, kind=kind, fields=fields, **more)
    return list(hall.state.items)[-1]


def adopted(hall: Hall, kind: str, **parts: Any) -> str:
    item = add(hall, kind, **parts)
    hall.desk.does("decide", item=item, decision="adopt")
    return item


def tried(hall: Hall, *items: str) -> None:
    """Let each module work once in a real dialogue."""
    name = hall.opened("try", "speech_module")
    for item in items:
        hall.desk.does("try", activity=name, item=item, outcome="worked")


def row(hall: Hall, item: str) -> Covered:
    return next(one for one in covered(hall.state) if one.id == item)


def gaps(hall: Hall, item: str) -> list[str]:
    return [gap.said("en") for gap in row(hall, item).gaps]


def lacks_of_creation(hall: Hall) -> list[str]:
    return next(s["lacks"] for s in hall.desk_sees()["steps"] if s["key"] == "creation")


def desk(hall: Hall) -> dict[str, Any]:
    """What the widget of the coverage shows."""
    return Coverage(Bench(None, hall.journal), hall.declare("coverage")).desk


@pytest.mark.row("A08")
def test_a_situation_shows_its_modules_by_stage_and_channel_and_wordings_that_really_differ(
    hall: Hall,
) -> None:
    shouts = hall.situation()
    assert gaps(hall, shouts)[0] == "no speech module is adopted"
    one = adopted(hall, "speech_module", within=shouts, **LISTEN)
    assert "fewer than two variants are adopted" in gaps(hall, shouts)
    twin = adopted(hall, "speech_module", within=shouts, say="i am listening - to you!")
    assert (len(row(hall, shouts).modules), row(hall, shouts).variants) == (2, 1)
    assert "the adopted wordings hardly differ" in gaps(hall, shouts)
    assert "without a stage: S-1.M2" in gaps(hall, shouts)
    hall.desk.does("decide", item=twin, decision="drop", reason="The same")
    other = adopted(hall, "speech_module", within=shouts, **SORRY)
    found = row(hall, shouts)
    assert (found.modules, found.variants) == ((one, other), 2)
    assert (found.stages, found.channels) == ({"contact", "offer"}, {"phone", "chat"})
    left = ["nothing was tried in real dialogues", "nothing is approved",
            "no behaviour scheme is adopted", "never played in a role play"]  # fmt: skip
    assert gaps(hall, shouts) == left


@pytest.mark.row("A24")
def test_modules_cover_every_situation_before_the_step_closes(hall: Hall) -> None:
    first, second = hall.situation("A client shouts"), hall.situation("A client waits")
    for around in (first, second):
        adopted(hall, "speech_module", within=around, **LISTEN)
        bare = [one.id for one in covered(hall.state) if not one.modules]
        said = f"Situations without an adopted speech module: {len(bare)}"
        assert (said in lacks_of_creation(hall)) == bool(bare)
    assert bare == []
    hall.desk.does("decide", item=row(hall, second).modules[0], decision="rework", reason="Long")
    assert "Situations without an adopted speech module: 1" in lacks_of_creation(hall)
    assert [one["modules"] for one in desk(hall)["situations"]] == [1, 0]
    assert desk(hall)["situations"][1]["written"] == 1
    hall.desk.does("decide", item=second, decision="drop", reason="Rare")
    assert [one.id for one in covered(hall.state)] == [first]


@pytest.mark.row("A25")
def test_every_situation_has_a_module_and_a_scheme_that_names_its_stage(hall: Hall) -> None:
    shouts = hall.situation()
    adopted(hall, "speech_module", within=shouts, **LISTEN)
    assert "no behaviour scheme is adopted" in gaps(hall, shouts)
    assert "Situations without an adopted behaviour scheme: 1" in lacks_of_creation(hall)
    scheme = adopted(hall, "behaviour_scheme", within=shouts, text="Listen\nRepeat\nOffer")
    assert (row(hall, shouts).schemes, row(hall, shouts).stageless) == ((scheme,), (scheme,))
    assert "behaviour scheme without a stage: S-1.B1" in gaps(hall, shouts)
    hall.desk.does("classify", item=scheme, marks={"stage": "need"})
    assert row(hall, shouts).stageless == ()
    assert row(hall, shouts).stages == {"contact", "need"}
    assert not any("scheme" in line for line in (*gaps(hall, shouts), *lacks_of_creation(hall)))


def test_tried_and_approved_modules_are_counted_and_the_others_named(hall: Hall) -> None:
    shouts = hall.situation()
    one = adopted(hall, "speech_module", within=shouts, **LISTEN)
    adopted(hall, "speech_module", within=shouts, **SORRY)
    tried(hall, one)
    hall.desk.does("approve", item=one)
    assert (row(hall, shouts).tried, row(hall, shouts).approved) == (1, 1)
    assert {"not tried: S-1.M2", "not approved: S-1.M2"} <= set(gaps(hall, shouts))
    hall.desk.does("edit", item=one, fields={**LISTEN, "say": "I hear you."}, reason="Shorter")
    assert (row(hall, shouts).tried, row(hall, shouts).approved) == (0, 0)


def test_what_belonged_to_merged_situations_covers_the_one_they_became(hall: Hall) -> None:
    one, other = hall.situation("A client shouts"), hall.situation("A client screams")
    modules = (
        adopted(hall, "speech_module", within=one, **LISTEN),
        adopted(hall, "speech_module", within=other, **SORRY),
    )
    hall.desk.does(
        "merge", items=[one, other], fields={"text": "A client is loud"}, reason="Plainer"
    )
    assert [found.modules for found in covered(hall.state)] == [modules]


def test_a_situation_drawn_in_a_role_play_counts_as_played(hall: Hall) -> None:
    shouts = hall.situation()
    adopted(hall, "speech_module", within=shouts, points="Thanks", **LISTEN)
    name = hall.opened("play")
    for person in [hall.phone(f"Player {n}") for n in range(3)]:
        person.does("take_part", activity=name, on=True)
    assert row(hall, shouts).played == 0
    hall.desk.does("draw", activity=name)
    assert row(hall, shouts).played == 1
    assert "never played in a role play" not in gaps(hall, shouts)


def test_wordings_are_counted_once_when_they_are_nearly_the_same() -> None:
    text = "I understand that the delay is annoying, let us look at it together now"
    assert different_wordings([]) == 0
    assert different_wordings([text]) == 1
    assert different_wordings([text, text.upper() + "!", text.replace("now", "soon")]) == 1
    assert different_wordings([text, "Here is a new one.", text]) == 2


@pytest.mark.row("B16")
def test_no_expectation_is_without_an_action_and_no_action_without_an_expectation(
    hall: Hall,
) -> None:
    quick = add(hall, "expectation", text="A quick answer", actions="Pick up soon\n- Say your name")
    name = add(hall, "expectation", text="To be greeted", actions="say your name!\n\n")
    meal = add(hall, "expectation", text="A warm meal")
    serve = add(hall, "requirement", text="Brings the meal within an hour")
    found = expectation_matrix(hall.state)
    assert [text for _, text in found.actions] == [
        "Pick up soon", "Say your name", "Brings the meal within an hour"
    ]  # fmt: skip
    (soon, say, _) = (key for key, _ in found.actions)
    assert found.cells == {(quick, soon), (quick, say), (name, say)}
    assert (found.without_action, found.without_expectation) == ((meal,), (serve,))
    hall.desk.does("link", item=serve, to=[meal])
    found = expectation_matrix(hall.state)
    assert (found.without_action, found.without_expectation) == ((), ())
    assert (meal, serve) in found.cells
    hall.desk.does("decide", item=meal, decision="drop", reason="No flights")
    assert expectation_matrix(hall.state).without_expectation == (serve,)


def test_the_desk_links_requirements_to_expectations_that_stand(hall: Hall) -> None:
    quick = add(hall, "expectation", text="A quick answer")
    look = add(hall, "requirement", text="Looks at the client")
    hall.desk.does("link", item=look, to=[quick])
    told = desk(hall)
    assert told["matrix"]["cells"] == [[quick, look]]
    assert [(one["number"], one["links"]) for one in told["requirements"]] == [("R-1", [quick])]
    hall.desk.does("decide", item=quick, decision="drop", reason="Nobody said so")
    assert desk(hall)["requirements"][0]["links"] == []


@pytest.mark.row("C10")
def test_a_success_story_leads_to_a_speech_module_and_the_desk_shows_those_that_did_not(
    hall: Hall,
) -> None:
    thanks = add(hall, "success_story", text="She came back to say thank you")
    bus = add(hall, "success_story", text="We calmed a whole bus")
    module = add(hall, "speech_module", within=hall.situation(), **LISTEN)
    said = hall.desk.is_refused("link", item=thanks, to=[bus])
    assert said == "These two kinds of entries are not linked with each other."
    hall.desk.does("link", item=thanks, to=[module])
    told = desk(hall)
    assert {one["id"]: one["links"] for one in told["stories"]} == {thanks: [module], bus: []}
    assert told["modules"] == [[module, "S-1.M1 I am listening to you."]]


@pytest.mark.row("D02")
def test_a_norm_without_when_or_what_not_is_flagged(hall: Hall) -> None:
    whole = add(hall, "norm", text="We greet", how="Smiling", when="At once",
                **{"not": "Not while on the phone"})  # fmt: skip
    no_when = add(hall, "norm", text="We thank", **{"not": "Not twice"})
    neither = add(hall, "norm", text="We call back")
    dropped = add(hall, "norm", text="We wait")
    hall.desk.does("decide", item=dropped, decision="drop", reason="No")
    assert incomplete_norms(hall.state) == {no_when: ("when",), neither: ("when", "not")}
    told = desk(hall)["norms"]
    assert (told["n"], whole in {one["id"] for one in told["incomplete"]}) == (3, False)
    assert told["incomplete"][0]["missing"] == ["When do we do it?"]


@pytest.mark.row("A32")
def test_the_share_of_entries_with_an_employees_contribution_stands_beside_the_wanted_one(
    hall: Hall,
) -> None:
    assert authorship(hall.state).share.estimate is authorship(hall.state).reached is None
    ana = hall.phone("Ana")
    by_ana = [add(hall, "principle", text=f"We listen {n} times", by=ana) for n in range(3)]
    by_desk = [add(hall, "principle", text=f"We wait {n} minutes") for n in range(3)]
    # A situation obliges nobody, so it is no part of the share.
    hall.desk.does("decide", item=hall.situation("A client waits"), decision="adopt")
    for item in by_ana + by_desk:
        few = authorship(hall.state)
        assert (few.of == 5) == (few.share.estimate is not None), "under five there is no share"
        hall.desk.does("decide", item=item, decision="adopt")
    found = authorship(hall.state)
    assert (found.with_employee, found.of, found.share.estimate) == (3, 6, 0.5)
    assert found.wanted is None
    assert "is missing or wrong" in hall.desk.is_refused("want_share", share=1.2)
    for wanted, reached in ((0.75, False), (0.5, True)):
        hall.desk.does("want_share", share=wanted)
        assert authorship(hall.state).reached is reached
        told = desk(hall)["authorship"]
        assert (told["share"], told["wanted"], told["reached"]) == (0.5, wanted, reached)


def test_what_the_facilitator_merged_or_reworded_stays_the_employees(hall: Hall) -> None:
    ana = hall.phone("Ana")
    one, other = (
        add(hall, "principle", text="We listen", by=ana),
        add(hall, "principle", text="We hear people out"),
    )
    words = {"text": "We listen to the end"}
    hall.desk.does("merge", items=[one, other], fields=words, reason="Plainer")
    merged = list(hall.state.items)[-1]
    hall.desk.does("edit", item=merged, fields={"text": "We listen"}, reason="Shorter")
    hall.desk.does("decide", item=merged, decision="adopt")
    assert (authorship(hall.state).with_employee, authorship(hall.state).of) == (1, 1)


def test_the_desk_links_a_technique_with_the_modules_that_use_it(hall: Hall) -> None:
    module = hall.written("speech_module", say="Shall I put it by?")
    technique = hall.written("technique", text="End with a question that leads on")
    hall.desk.does("link", item=technique, to=[module])
    (told,) = desk(hall)["techniques"]
    assert (told["number"], told["links"]) == ("T-1", [module])
