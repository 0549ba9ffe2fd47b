"""Freedom in what is adopted: the profile, its cap, and phrases that no approved module says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from kit.activities.decide.desk import Decide
from kit.activities.decide.freedom import Freedom, above_cap, freedom
from kit.domain.approval import approved
from kit.domain.stop_phrases import held
from kit.widgets.desk.bench import Bench
from tests.factories import Hall, hall_in

TRIED = "spring/speech_module.try"


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with hall_in(tmp_path / "workshop.kit") as hall:
        yield hall


def added(hall: Hall, kind: str, fields: dict[str, str], within: str = "", **decision: str) -> str:
    """Write an item at the desk, and decide on it."""
    name = f"spring/{kind}.collect"
    if name not in hall.state.runs:
        hall.declare("collect", kind, within="situation" if within else "")
    hall.desk.does("add", activity=name, kind=kind, fields=fields, within=within or None)
    item = list(hall.state.items)[-1]
    if decision:
        hall.desk.does("decide", item=item, **decision)
    return item


def adopted(hall: Hall, *levels: str) -> list[str]:
    return [
        added(hall, "principle", {"text": f"We hold to number {n}"}, decision="adopt", binding=one)
        for n, one in enumerate(levels)
    ]


def desk_of(hall: Hall, kind: str, **settings: Any) -> dict[str, Any]:
    name = hall.declare("decide", kind, **settings)
    return Decide(Bench(SimpleNamespace(), hall.journal), name).desk


def approved_module(hall: Hall, say: str) -> str:
    """Bring about a speech module that was adopted, tried and approved."""
    item = added(hall, "speech_module", {"say": say}, hall.situation(), decision="adopt")
    if TRIED not in hall.state.runs:
        hall.opened("try", "speech_module")
    ana = hall.phone("Ana")
    ana.does("try", activity=TRIED, item=item, outcome="worked", by="other")
    hall.desk.does("approve", item=item)
    return item


@pytest.mark.row("C07")
def test_the_share_of_must_is_counted_over_what_is_adopted_and_nothing_else(hall: Hall) -> None:
    items = adopted(hall, "must", "must", "must", "should", "free")
    added(hall, "principle", {"text": "Dropped"}, decision="drop", reason="Not ours")
    added(hall, "principle", {"text": "Undecided"})
    added(hall, "requirement", {"text": "Another kind"}, decision="adopt", binding="must")
    found = freedom(hall.state, "principle")
    assert (found.must, found.should, found.free) == (3, 1, 1)
    assert found.share.estimate == pytest.approx(0.6)
    assert found.share.low < 0.6 < found.share.high
    assert freedom(hall.state).must == 4
    hall.desk.does("hide", item=items[0], reason="Off topic")
    assert freedom(hall.state, "principle").must == 2


@pytest.mark.row("C07")
def test_the_desk_warns_in_words_as_soon_as_must_is_above_the_chosen_cap(hall: Hall) -> None:
    adopted(hall, "must", "must", "must", "should", "should", "should")
    shown = desk_of(hall, "principle", must_at_most=0.5)["freedom"]
    assert (shown["must"], shown["should"], shown["free"], shown["warning"]) == (3, 3, 0, "")
    adopted(hall, "must")
    shown = desk_of(hall, "principle", must_at_most=0.5)["freedom"]
    assert shown["warning"].startswith("“Must” is 57% of what is adopted, and the most you chose")
    assert "50%" in shown["warning"]


def test_of_fewer_than_five_adopted_entries_there_are_counts_and_no_share(hall: Hall) -> None:
    adopted(hall, "must", "must", "must", "must")
    shown = desk_of(hall, "principle", must_at_most=0.5)["freedom"]
    assert (shown["must"], shown["share"], shown["warning"]) == (4, None, "")


@pytest.mark.row("C07")
@pytest.mark.parametrize(
    ("found", "cap"),
    [
        (Freedom(0, 0, 0), 0.0),
        (Freedom(1, 0, 0), None),
        (Freedom(1, 0, 0), 1.0),
        (Freedom(1, 1, 0), 0.5),
        (Freedom(0, 1, 1), 0.0),
    ],
    ids=str,
)
def test_without_a_cap_or_up_to_it_there_is_no_warning(found: Freedom, cap: float | None) -> None:
    assert above_cap(found, cap) is None
    assert above_cap(Freedom(found.must + 9, 0, 1), 0.5) is not None


@pytest.mark.row("A09")
@pytest.mark.parametrize(
    "say", ["You have to wait.", "She has to wait, and so do you!", "YOU   HAD TO wait"]
)
def test_a_module_with_a_stop_phrase_in_any_form_is_never_approved(hall: Hall, say: str) -> None:
    added(hall, "stop_phrase", {"text": "have to wait"}, decision="adopt")
    item = added(hall, "speech_module", {"say": say}, hall.situation(), decision="adopt")
    hall.opened("try", "speech_module")
    hall.phone("Ana").does("try", activity=TRIED, item=item, outcome="worked", by="other")
    assert "STOP-phrase: have to wait" in hall.desk.is_refused("approve", item=item)
    assert desk_of(hall, "speech_module")["stopped"] == {item: ["have to wait"]}


@pytest.mark.row("A09")
@pytest.mark.parametrize("slot", ["do", "benefit", "points", "authority"])
def test_a_module_whose_other_slots_hold_a_stop_phrase_is_not_approved_either(
    hall: Hall, slot: str
) -> None:
    added(hall, "stop_phrase", {"text": "have to wait"}, decision="adopt")
    fields = {"say": "One moment, please.", slot: "Those in a hurry had to wait before"}
    item = added(hall, "speech_module", fields, hall.situation(), decision="adopt")
    hall.opened("try", "speech_module")
    hall.phone("Ana").does("try", activity=TRIED, item=item, outcome="worked", by="other")
    assert "STOP-phrase: have to wait" in hall.desk.is_refused("approve", item=item)


@pytest.mark.row("A09")
def test_the_desk_warns_of_stop_phrases_in_other_kinds_than_modules(hall: Hall) -> None:
    added(hall, "stop_phrase", {"text": "have to wait"})
    item = added(hall, "client_type", {"text": "In a hurry", "do": "Say that they have to wait"})
    added(hall, "client_type", {"text": "In no hurry", "avoid": "Saying that they have to wait"})
    assert desk_of(hall, "client_type")["stopped"] == {item: ["have to wait"]}


@pytest.mark.row("A09")
def test_a_stop_phrase_that_is_adopted_later_takes_an_approval_away(hall: Hall) -> None:
    said = approved_module(hall, "Calm down, I will look at it.")
    other = approved_module(hall, "Let us look at it together.")
    assert approved(hall.state, hall.state.items[said])
    phrase = added(hall, "stop_phrase", {"text": "calm down"})
    assert approved(hall.state, hall.state.items[said]), "a proposal blocks nothing yet"
    hall.desk.does("decide", item=phrase, decision="adopt")
    assert not approved(hall.state, hall.state.items[said])
    assert approved(hall.state, hall.state.items[other])
    for item in hall.state.of_kind("speech_module"):
        assert not (approved(hall.state, item) and held(hall.state, item, adopted=True))
    hall.desk.does("decide", item=phrase, decision="drop", reason="It helps some")
    assert approved(hall.state, hall.state.items[said])


@pytest.mark.row("B17")
def test_an_adopted_idea_is_closed_with_a_note_and_shows_how_its_trials_went(hall: Hall) -> None:
    idea = added(
        hall, "idea", {"text": "Ring back in the evening", "where": "Riverside", "long": "a week",
                       "watch": "Whether fewer ring twice"}, decision="adopt",
    )  # fmt: skip
    assert hall.desk.is_refused("conclude", item=idea, note=" ").startswith("Write in a sentence")
    hall.opened("try", "idea")
    for n in range(5):
        hall.phone(f"Person {n}").does("try", activity="spring/idea.try", item=idea,
                                       outcome="worked", by="other")  # fmt: skip
    hall.desk.does("conclude", item=idea, note="We keep it on Mondays")
    (shown,) = desk_of(hall, "idea")["items"]
    assert shown["note"] == "We keep it on Mondays"
    assert shown["trials"]["outcomes"] == {"worked": 5}


@pytest.mark.row("B17")
def test_a_closing_note_belongs_to_ideas_alone(hall: Hall) -> None:
    other = adopted(hall, "must")[0]
    assert hall.desk.is_refused("conclude", item=other, note="Done") == (
        "This entry is not there any more."
    )
