"""What the facilitator may do: with entries never silently, with the agenda one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kit.evidence.ballots import ballots_on
from tests.factories import Hall, Person, hall_in

REASON = "Write a reason: the author and the standard will show it."
MERGED = "This entry was merged. Work on the merged one instead."
GONE = "This entry is not there any more."
TEXT = {"text": "Both together"}


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with hall_in(tmp_path / "workshop.kit") as hall:
        yield hall


@pytest.fixture
def ana(hall: Hall) -> Person:
    return hall.phone("Ana")


@pytest.mark.row("B18")
@pytest.mark.parametrize("reason", ["", "  \n", "\u200b"])
def test_changing_sending_back_and_dropping_need_a_reason_in_words(
    hall: Hall, ana: Person, reason: str
) -> None:
    item = hall.situation("Shouting", ana)
    fields = {"text": "Shouting loudly"}
    assert hall.desk.is_refused("edit", item=item, fields=fields, reason=reason) == REASON
    for decision in ("rework", "drop"):
        said = hall.desk.is_refused("decide", item=item, decision=decision, reason=reason)
        assert said == REASON
    hall.desk.does("decide", item=item, decision="adopt", reason=reason)


@pytest.mark.row("B18")
def test_an_edit_keeps_the_authors_wording_and_the_reason(hall: Hall, ana: Person) -> None:
    item = hall.situation("Shouting", ana)
    hall.desk.does("edit", item=item, fields={"text": "A client shouts"}, reason=" clearer ")
    first, second = hall.state.items[item].wordings
    assert (first.fields, first.actor) == ({"text": "Shouting"}, ana.id)
    assert (second.actor, second.reason, second.version) == ("facilitator", "clearer", 2)
    assert hall.state.items[item].author == ana.id


def test_a_decision_is_about_the_wording_of_that_moment(hall: Hall) -> None:
    item = hall.situation()
    hall.desk.does("decide", item=item, decision="adopt", binding="must")
    hall.desk.does("edit", item=item, fields={"text": "Another"}, reason="clearer")
    seen = hall.desk_sees()["items"]["situation"][0]
    assert (seen["decision"], seen["binding"], seen["decided_version"], seen["version"]) == (
        "adopt", "must", 1, 2,
    )  # fmt: skip


@pytest.mark.parametrize("parts", [{"decision": "burn"}, {"decision": "adopt", "binding": "maybe"}])
def test_a_decision_is_one_of_three_and_binds_in_one_of_three_ways(
    hall: Hall, parts: dict[str, Any]
) -> None:
    part = "binding" if "binding" in parts else "decision"
    said = hall.desk.is_refused("decide", item=hall.situation(), **parts)
    assert said == f"The part “{part}” of this message is missing or wrong. Reload and try again."


@pytest.mark.row("A33")
def test_a_merge_keeps_parents_authors_and_votes_as_inherited_support(
    hall: Hall, ana: Person
) -> None:
    ben = hall.phone("Ben")
    one, other = hall.situation("Shouting", ana), hall.situation("Yelling", ben)
    vote = hall.opened("vote")
    ana.votes(one, "useful")
    ben.votes(one, "not_for_me")
    ben.votes(other, "useful")
    before = hall.rows()
    hall.desk.does("merge", items=[one, other], fields=TEXT, reason="Plainer")
    assert hall.rows()[: len(before)] == before
    merged = hall.state.items["i3"]
    assert (merged.parents, merged.fields, merged.version) == ((one, other), TEXT, 1)
    parents = [hall.state.items[key] for key in merged.parents]
    assert [item.author for item in parents] == [ana.id, ben.id]
    assert not any(item.seen for item in parents)
    found = ballots_on(hall.state, hall.state.runs[vote].activity, merged)
    assert (found.values, found.inherited) == ([], 2)
    ben.votes("i3", "useful")
    found = ballots_on(hall.state, hall.state.runs[vote].activity, merged)
    assert (found.values, found.inherited) == ([(ben.id, "useful")], 1)


def test_a_merge_of_merged_entries_inherits_from_all_of_them(hall: Hall, ana: Person) -> None:
    for text in ("One", "Two", "Three"):
        hall.situation(text)
    vote = hall.opened("vote")
    ana.votes("i1", "useful")
    hall.desk.does("merge", items=["i1", "i2"], fields=TEXT, reason="Plainer")
    hall.desk.does("merge", items=["i4", "i3"], fields=TEXT, reason="Plainer")
    found = ballots_on(hall.state, hall.state.runs[vote].activity, hall.state.items["i5"])
    assert found.inherited == 1


def test_authors_read_what_became_of_their_entry(hall: Hall, ana: Person) -> None:
    collect = hall.opened("collect")
    for text in ("One", "Two"):
        ana.does("add", activity=collect, kind="situation", fields={"text": text})
    hall.desk.does("merge", items=["i1", "i2"], fields=TEXT, reason="Plainer")
    hall.desk.does("decide", item="i3", decision="rework", reason="Too general")
    assert ana.sees_item("i1")["outcome"] == {
        "merged": "Both together", "decision": "rework", "reason": "Too general",
    }  # fmt: skip


MERGES: list[tuple[list[str], dict[str, str], str]] = [
    (["i1", "i1"], TEXT, "Choose at least two different entries to merge."),
    (["i1"], TEXT, "The part “items” of this message is missing or wrong. Reload and try again."),
    (["i1", "i99"], TEXT, GONE),
    (["i1", "i3"], TEXT, "Only entries of one kind can be merged."),
    (["i1", "i2"], {}, "Still empty: What happens?"),
    (
        ["i1", "i2"],
        {"text": "x" * 4001},
        "This text has 4001 characters; at most 4000 fit. Shorten it.",
    ),
]


@pytest.mark.parametrize(("items", "fields", "sentence"), MERGES)
def test_what_cannot_be_merged_is_refused(
    hall: Hall, items: list[str], fields: dict[str, str], sentence: str
) -> None:
    hall.situation("One")
    hall.situation("Two")
    hall.declare("collect", "idea")
    hall.desk.does("add", activity="spring/idea.collect", kind="idea", fields={"text": "Tea"})
    assert hall.desk.is_refused("merge", items=items, fields=fields) == sentence


ON_ITEMS: list[tuple[str, dict[str, Any]]] = [
    ("hide", {"reason": "a"}), ("edit", {"fields": TEXT, "reason": "a"}), ("tag", {"tags": ["a"]}),
    ("decide", {"decision": "adopt"}),
]  # fmt: skip


@pytest.mark.parametrize(("do", "parts"), ON_ITEMS)
def test_what_is_gone_or_merged_is_not_worked_on_any_more(
    hall: Hall, ana: Person, do: str, parts: dict[str, Any]
) -> None:
    for n in range(3):
        hall.situation(f"Situation {n}", ana)
    hall.desk.does("merge", items=["i1", "i2"], fields=TEXT, reason="Plainer")
    ana.does("withdraw", item="i3")
    assert hall.desk.is_refused(do, item="i1", **parts) == MERGED
    assert hall.desk.is_refused(do, item="i3", **parts) == GONE
    assert hall.desk.is_refused(do, item="i99", **parts) == GONE


def test_the_same_again_changes_nothing(hall: Hall) -> None:
    item, other = hall.situation("One"), hall.situation("Two")
    vote = hall.opened("vote")
    doings: list[tuple[str, dict[str, Any]]] = [
        ("hide", {"item": item, "reason": "a"}), ("hide", {"item": item, "on": False}),
        ("tag", {"item": item, "tags": ["loud", " ", "loud"]}),
        ("edit", {"item": item, "fields": TEXT, "reason": "a"}),
        ("keep_apart", {"items": [item, other]}),
        ("reveal", {"activity": vote, "close": True}), ("close", {"activity": vote}),
        ("open", {"activity": vote}), ("open_session", {"session": "spring"}),
        ("open_session", {"session": "autumn", "close_current": True}),
    ]  # fmt: skip
    for do, parts in doings:
        hall.desk.does(do, **parts)
        before = hall.rows()
        hall.desk.does(do, **parts)
        assert hall.rows() == before, do
    assert hall.state.items[item].tags == ("loud",)
    assert hall.desk.is_refused("keep_apart", items=[item, "i99"]) == GONE


# --- the agenda ---------------------------------------------------------------------------


def test_an_activity_of_another_session_is_not_opened(hall: Hall) -> None:
    name = hall.declare("collect")
    hall.desk.does("open_session", session="autumn")
    said = hall.desk.is_refused("open", activity=name)
    assert said == "Open its session first: this activity belongs to another one."


@pytest.mark.parametrize("do", ["open", "close", "reveal", "time"])
def test_an_activity_that_nobody_declared_is_told(hall: Hall, do: str) -> None:
    parts = {"seconds": 60.0} if do == "time" else {}
    said = hall.desk.is_refused(do, activity="spring/none", **parts)
    assert said == "There is no activity “spring/none” in this workshop."


def test_a_timer_is_set_changed_and_taken_away(hall: Hall) -> None:
    name = hall.opened("collect", minutes=5)
    run = hall.state.runs[name]
    assert run.closes_at == hall.now + 300
    hall.now += 10
    hall.desk.does("time", activity=name, seconds=60.0)
    assert run.closes_at == hall.now + 60
    hall.desk.does("time", activity=name, seconds=None)
    assert run.closes_at is None
    for seconds in (0, -1, 36_001, "60"):
        said = hall.desk.is_refused("time", activity=name, seconds=seconds)
        assert said.startswith("The part “seconds” of this message is missing or wrong.")
    hall.desk.does("close", activity=name)
    said = hall.desk.is_refused("time", activity=name, seconds=60)
    assert said == "Open the activity first: only an open one has a timer."


DECLARED = {"id": "spring/a", "session": "spring", "does": "collect", "kind": "situation"}


@pytest.mark.parametrize(
    ("change", "start"),
    [
        ({"kind": "poem"}, "There is no kind of item “poem”. Known kinds: situation, "),
        ({"within": "poem"}, "There is no kind of item “poem”."),
        ({"kind": ""}, "An activity needs a kind of item, for example “situation”."),
        ({"does": "dance"}, "There is no activity “dance” here. Known activities: collect, "),
        ({"id": "Spring Zeit!"}, "The part “activity.id” of this message"),
        ({"minutes": 0}, "The part “activity.minutes” of this message"),
        ({"budget": 0}, "The part “activity.budget” of this message"),
        ({"colour": "red"}, "The part “activity.colour” of this message"),
    ],
)
def test_a_declaration_that_does_not_fit_is_told_at_once(
    hall: Hall, change: dict[str, Any], start: str
) -> None:
    assert hall.desk.is_refused("declare", activity=DECLARED | change).startswith(start)


def test_running_a_cell_again_declares_nothing_new_and_changed_words_are_taken_over(
    hall: Hall,
) -> None:
    name = hall.opened("collect")
    before = hall.rows()
    hall.declare("collect")
    assert hall.rows() == before
    hall.declare("collect", prompt="Which ones?")
    assert hall.state.runs[name].activity.prompt == "Which ones?"
    assert hall.state.runs[name].state == "open"


def test_a_cell_that_fails_takes_the_activity_off_the_phones_and_mending_brings_it_back(
    hall: Hall, ana: Person
) -> None:
    from kit.room.views import current_run, room_part

    name = hall.opened("collect")
    hall.desk.does("agenda", session="spring", failed_cell=3, error="NameError: x")
    assert current_run(hall.state) is None
    assert room_part(hall.state, 0, "")["prepared"] is False
    (session,) = hall.desk_sees()["sessions"]
    assert (session["failed_cell"], session["error"]) == (3, "NameError: x")
    hall.desk.does("agenda", session="spring", order=[name])
    assert current_run(hall.state) is hall.state.runs[name]
    assert room_part(hall.state, 0, "")["prepared"] is True
