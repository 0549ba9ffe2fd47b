"""A second look at merges, plays, the quiz and names: nothing is stuck, nothing slips out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kit.activities.role_play.play import play_of
from kit.activities.trials.figures import trials_plain
from kit.domain.events import read_body
from kit.evidence.results import results_of
from kit.room.changed_parts import ChangedParts
from kit.room.journal import event_of
from tests.factories import SESSION, Hall, Person, hall_in

QUESTION = {"text": "A client shouts. What first?", "right": "Hear them out", "wrong_1": "Go"}


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with hall_in(tmp_path / "workshop.kit") as hall:
        yield hall


def wrote(hall: Hall, kind: str, by: Person | None = None, **parts: Any) -> str:
    """Write an entry of a kind where it is collected; give its id."""
    within = {"within": "situation"} if kind == "speech_module" else {}
    name = f"{SESSION}/{kind}.collect"
    if name not in hall.state.runs:
        hall.declare("collect", kind, **within)
    if by:
        hall.desk.does("open", activity=name)
    (by or hall.desk).does("add", activity=name, kind=kind, **parts)
    return list(hall.state.items)[-1]


def playing(hall: Hall, *situations: str) -> tuple[str, Person, Person]:
    """Draw until the first situation is played; give the activity, observer and client."""
    activity = hall.opened("play")
    people = {one.id: one for one in (hall.phone(name) for name in ("Ana", "Ben", "Zoë"))}
    for one in people.values():
        one.does("take_part", activity=activity)
    for _ in situations:
        hall.desk.does("draw", activity=activity)
        group = play_of(hall.state, activity).rounds[-1][0]
        if group.situation == situations[0]:
            break
    by_role = {role: people[who] for who, role in group.roles.items()}
    return activity, by_role["observer"], by_role["client"]


def test_a_situation_merged_while_it_is_played_keeps_its_card_and_its_sheet(hall: Hall) -> None:
    shouting, loud = hall.situation("A client shouts"), hall.situation("A loud client")
    module = wrote(hall, "speech_module", fields={"say": "I hear you"}, within=shouting)
    activity, observer, _ = playing(hall, shouting, loud)
    hall.desk.does(
        "merge", items=[shouting, loud], fields={"text": "A client is loud"}, reason="Plainer"
    )
    role = observer.sees()["role"]
    assert role["situation"] == "A client is loud"
    assert [sheet["item"] for sheet in role["sheets"]] == [module]
    observer.does("score", activity=activity, item=module, points=[True])
    assert observer.sees()["role"]["scored"]


def test_what_is_hidden_while_it_is_played_leaves_the_cards_and_the_entries_about_it(
    hall: Hall,
) -> None:
    situation = hall.situation("Mrs Kowalska shouts")
    module = wrote(hall, "speech_module", fields={"say": "I hear you"}, within=situation)
    _, observer, client = playing(hall, situation)
    hall.desk.does("hide", item=situation, reason="Off topic")
    assert observer.sees()["role"]["situation"] == ""
    vote = hall.opened("vote", "speech_module")
    assert client.sees_item(module)["about"] == ""
    hall.desk.does("reveal", activity=vote, close=True)
    assert "Kowalska" not in json.dumps([client.sees(), observer.sees()])


def test_a_new_wording_and_a_dropped_module_are_news_for_everybodys_sheet(hall: Hall) -> None:
    situation = hall.situation()
    module = wrote(hall, "speech_module", fields={"say": "I hear you"}, within=situation)
    playing(hall, situation)
    edited = {"item": module, "fields": {"say": "I am listening"}, "reason": "plainer"}
    dropped = {"item": module, "decision": "drop", "reason": "recited"}
    hidden = {"item": module, "reason": "recited"}
    for do, parts in (("edit", edited), ("decide", dropped), ("hide", hidden)):
        before = hall.state.seq
        hall.desk.does(do, **parts)
        news = ChangedParts()
        news.add(hall.state, map(event_of, hall.log.read(after=before)))
        assert "role" in news.for_all, do


def test_a_dropped_client_type_is_not_played_any_more(hall: Hall) -> None:
    situation = hall.situation()
    gone = wrote(hall, "client_type", fields={"text": "Hurried"})
    kept = wrote(hall, "client_type", fields={"text": "Unsure"})
    hall.desk.does("decide", item=gone, decision="drop", reason="a label")
    activity, _, _ = playing(hall, situation)
    for _ in range(3):
        hall.desk.does("draw", activity=activity)
    rounds = play_of(hall.state, activity).rounds
    assert {group.client_type for groups in rounds for group in groups} == {kept}


@pytest.mark.parametrize("gone", ["drop", "hide", "merge"])
def test_a_module_whose_client_type_is_gone_can_still_be_put_right_and_reworded(
    hall: Hall, gone: str
) -> None:
    situation, ana = hall.situation(), hall.phone("Ana")
    hurried = wrote(hall, "client_type", fields={"text": "Hurried"})
    other = wrote(hall, "client_type", fields={"text": "In a hurry"})
    chosen = {"say": "At once", "client_type": hurried}
    module = wrote(hall, "speech_module", ana, fields=chosen, within=situation)
    if gone == "drop":
        hall.desk.does("decide", item=hurried, decision="drop", reason="a label")
    elif gone == "hide":
        hall.desk.does("hide", item=hurried, reason="Off topic")
    else:
        hall.desk.does(
            "merge", items=[hurried, other], fields={"text": "Hurried"}, reason="Plainer"
        )
    merged = list(hall.state.items)[-1]
    seen = ana.sees_item(module)["fields"]
    assert seen == {"say": "At once"} | ({"client_type": merged} if gone == "merge" else {})
    hall.desk.does("classify", item=module, marks={"stage": "offer"})
    hall.desk.does("edit", item=module, fields={**chosen, "say": "Now"}, reason="shorter")
    ana.does("revise", item=module, fields={"say": "Right now"})
    assert hall.state.items[module].fields["say"] == "Right now"
    assert hall.state.items[module].fields["client_type"] == hurried
    said = hall.desk.is_refused(
        "classify", item=wrote(hall, "speech_module", fields={"say": "Yes"}, within=situation),
        marks={"client_type": hurried},
    )  # fmt: skip
    assert said == "Choose one of the offered answers."


def test_what_its_parents_were_linked_to_a_merged_requirement_is_linked_to(hall: Hall) -> None:
    quick, kind = (wrote(hall, "expectation", fields={"text": t}) for t in ("Quick", "Kind"))
    first, second = (wrote(hall, "requirement", fields={"text": t}) for t in ("Greet", "Say hi"))
    hall.desk.does("link", item=first, to=[quick])
    hall.desk.does("link", item=second, to=[kind, quick])
    hall.desk.does(
        "merge", items=[first, second], fields={"text": "Greet at once"}, reason="Plainer"
    )
    assert hall.state.items[list(hall.state.items)[-1]].links == (quick, kind)


@pytest.mark.parametrize("does", ["collect", "contribute", "vote", "results", "decide"])
def test_somebody_elses_question_is_read_without_its_answers_whatever_is_shown_of_it(
    hall: Hall, does: str
) -> None:
    ana, ben = hall.phone("Ana"), hall.phone("Ben")
    item = wrote(hall, "question", ana, fields=QUESTION)
    shown = hall.opened(does, "question")
    hall.desk.does("close", activity=shown)
    hall.desk.does("reveal", activity=shown)
    told = json.dumps(ben.sees())
    assert QUESTION["text"] in told
    assert QUESTION["right"] not in told
    assert QUESTION["right"] not in json.dumps(ana.sees()["results"])
    hall.desk.does("open", activity=f"{SESSION}/question.collect")
    assert ana.sees_item(item)["fields"] == QUESTION


def test_a_question_is_neither_changed_nor_taken_back_while_it_is_asked(hall: Hall) -> None:
    ana = hall.phone("Ana")
    item = wrote(hall, "question", ana, fields=QUESTION)
    hall.opened("quiz", "question", method="choice")
    said = "This entry is being voted on now. It can be changed afterwards."
    assert ana.is_refused("revise", item=item, fields={**QUESTION, "right": "Go"}) == said
    assert ana.is_refused("withdraw", item=item) == said


def test_answers_to_choose_from_are_for_a_quiz_alone(hall: Hall) -> None:
    activity = {"id": f"{SESSION}/v", "session": SESSION, "does": "vote", "kind": "question"}
    said = hall.desk.is_refused("declare", activity={**activity, "method": "choice"})
    assert said == "A quiz asks questions, each with answers to choose from."


def test_no_ballot_of_a_secret_quiz_stays_in_the_urn(hall: Hall) -> None:
    quiz = hall.opened("quiz", "question", method="choice", privacy="secret")
    hall.desk.does("add", activity=quiz, kind="question", fields=QUESTION)
    item = list(hall.state.items)[-1]
    for n in range(5):
        ana = hall.phone(f"Ana {n}")
        ana.votes(item, 1, quiz)
        assert ana.sees_item(item)["my_vote"] == "secret"
    hall.desk.does("close", activity=quiz)
    assert [ballot.value for ballot in hall.state.box(quiz).ballots] == [1] * 5


def test_trials_told_elsewhere_are_nobodys_answer_in_the_room(hall: Hall) -> None:
    module = wrote(hall, "speech_module", fields={"say": "Yes"}, within=hall.situation())
    tries = hall.opened("try", "speech_module")
    ana = hall.phone("Ana")
    row = {"item": module, "version": 1, "outcome": "worked", "who": "other", "naturalness": 4}
    rows = [{**row, "employee": f"E{n}"} for n in range(3)]
    hall.desk.does("import", table="trials", source="trials.csv", rows=rows)
    assert ana.sees()["turnout"]["voted"] == 0
    ana.does("try", activity=tries, item=module, outcome="worked", naturalness=2)
    assert ana.sees()["turnout"]["voted"] == 1
    found = trials_plain(hall.state, "speech_module", "en")["modules"][module]["naturalness"]
    assert (found["estimate"], found["n"]) == (None, 4)


def test_who_wrote_where_no_name_was_to_be_seen_is_not_named_when_that_changes_later(
    hall: Hall,
) -> None:
    ana = hall.phone("Ana")
    before = hall.situation("The boss shouts", by=ana)
    name = f"{SESSION}/situation.collect"
    hall.desk.does("declare", activity={
        "id": name, "session": SESSION, "does": "collect", "kind": "situation", "privacy": "named",
    })  # fmt: skip
    after = hall.situation("A client shouts", by=ana)
    named = {one["id"]: one["author"] for one in hall.desk_sees()["items"]["situation"]}
    assert named == {before: "", after: "Ana"}


def test_how_hard_fewer_than_five_find_it_is_on_no_phone_and_in_no_result(hall: Hall) -> None:
    hard, easy = hall.situation("A client shouts"), hall.situation("A client asks")
    vote = hall.opened("vote", method="ratings", criteria=("difficulty",), key="hard")
    people = [hall.phone(f"Person {n}") for n in range(5)]
    for person in people[:4]:
        person.votes(hard, {"difficulty": 5})

    def told() -> list[tuple[str, Any, int]]:
        found = people[0].sees()["results"]
        assert found == json.loads(
            json.dumps(results_of(hall.state, hall.state.runs[vote].activity))
        )
        tallies = [(one["id"], one["tallies"][0]) for one in found]
        assert all(tally["n"] == tally["criteria"]["difficulty"]["n"] for _, tally in tallies)
        assert all(
            one["estimate"] == one["criteria"]["difficulty"]["estimate"] for _, one in tallies
        )
        return [(key, one["estimate"], one["rank"]) for key, one in tallies]

    hall.desk.does("reveal", activity=vote, close=True)
    assert told() == [(hard, None, 0), (easy, None, 0)]
    hall.desk.does("open", activity=vote)
    people[4].votes(hard, {"difficulty": 4})
    hall.desk.does("reveal", activity=vote, close=True)
    assert told() == [(hard, 4.8, 1), (easy, None, 0)]


def test_a_log_of_a_newer_kit_whose_activities_have_more_settings_is_still_read() -> None:
    told = {"id": "spring/a", "session": "spring", "does": "vote", "kind": "norm", "newer": [1]}
    body = read_body("activity_declared", json.dumps({"activity": told, "also": 1}))
    assert (body.activity.id, body.activity.kind) == ("spring/a", "norm")
