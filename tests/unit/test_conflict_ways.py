"""Conflicts, complaints, promises, principles and numbers: what is told, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from rich_workshop import ruled

from kit.activities.coverage.conflict_ways import conflict_lacks, steps_of, ways
from kit.activities.coverage.desk import Coverage
from kit.activities.coverage.rule_lacks import rule_lacks
from kit.domain.stop_phrases import held
from kit.standard.build import build
from kit.standard.nodes import Bullets, Document, Facts, Heading, Table, nodes_of
from kit.widgets.desk.bench import Bench
from tests.factories import Hall, Person, hall_in

DAY = date(2026, 11, 24)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with hall_in(tmp_path / "workshop.kit") as hall:
        yield hall


def step(hall: Hall, text: str, **answers: str) -> str:
    """Write a step of a conflict and adopt it."""
    return adopted(hall, "conflict_step", text=text, **answers)


def adopted(hall: Hall, kind: str, **answers: str) -> str:
    item = hall.written(kind, **answers)
    hall.desk.does("decide", item=item, decision="adopt")
    return item


def told(hall: Hall) -> list[str]:
    return [lack.said("en") for lack in rule_lacks(hall.state)]


def desk(hall: Hall) -> dict[str, Any]:
    """What the widget of the coverage shows."""
    return Coverage(Bench(None, hall.journal), hall.declare("coverage")).desk


def whole_way(hall: Hall) -> dict[str, str]:
    """Write a conflict with two branches, one of which is settled and one handed over."""
    conflict = hall.situation()
    hall.desk.does("classify", item=conflict, marks={"kind": "conflict"})
    leader = adopted(hall, "escalation_role", text="Shift leader")
    first = step(hall, "Listen", conflict=conflict, end="on")
    calm = step(hall, "Offer", after=first, when="calms down", end="settled")
    loud = step(hall, "Call", after=first, when="shouts on", end="handed_over", to=leader)
    return {"conflict": conflict, "first": first, "calm": calm, "loud": loud, "leader": leader}


def test_a_whole_way_has_no_circle_and_no_open_end(hall: Hall) -> None:
    way = whole_way(hall)
    assert told(hall) == []
    found = ways(hall.state, steps_of(hall.state))
    ((conflict, steps),) = found.conflicts
    assert conflict == way["conflict"]
    assert [(one.id, one.depth) for one in steps] == [
        (way["first"], 0), (way["calm"], 1), (way["loud"], 1),
    ]  # fmt: skip


@pytest.mark.row("A13")
def test_every_way_ends_settled_or_with_a_role_in_no_circle_and_is_taken_in_role_plays(
    hall: Hall,
) -> None:
    way = whole_way(hall)
    module = hall.written("speech_module", way["conflict"], say="I am listening")
    assert told(hall) == [], "all ends are settled or handed over to a role, none goes in a circle"
    people, play = [hall.phone(name) for name in ("Ana", "Ben", "Cai")], hall.opened("play")
    for person in people:
        person.does("take_part", activity=play)
    sheet = {"activity": play, "item": module, "points": [True]}

    def observer() -> Person:
        hall.desk.does("draw", activity=play)
        return next(one for one in people if one.sees()["role"]["fills"])

    first = observer()
    assert first.sees()["role"]["sheets"][0]["ways"] == [
        [way["calm"], "calms down – Offer"], [way["loud"], "shouts on – Call"],
    ]  # fmt: skip
    text = "Ways through a conflict that no role play has taken, by their ends: "
    first.does("score", **sheet)
    assert told(hall) == [f"{text}CF-2, CF-3"]
    assert first.is_refused("score", **sheet, way=way["first"]) == (
        "This conflict has other ends by now. Choose again."
    )
    first.does("score", **sheet, way=way["calm"])
    assert told(hall) == desk(hall)["rules"] == [f"{text}CF-3"]
    book = build(hall.state, DAY)
    (shown,) = tables(book, "conflict_way")
    assert [row.below[-1] for row in shown.rows if row.anchor == "CF-2"] == [
        ("Sheets of role plays that ended here", ("1",))
    ]
    assert any(isinstance(n, Bullets) and f"{text}CF-3" in n.lines for n in nodes_of(book))
    observer().does("score", **sheet, way=way["loud"])
    assert told(hall) == []


def test_steps_that_lead_to_each_other_are_told_by_their_numbers(hall: Hall) -> None:
    way = whole_way(hall)
    more = step(hall, "Wait", after=way["calm"], end="on")
    hall.desk.does("classify", item=way["calm"], marks={"after": more, "end": "on"})
    hall.desk.does("classify", item=more, marks={"after": way["calm"]})
    assert "Steps of a conflict that run in a circle: CF-2, CF-4" in told(hall)
    shown = tables(build(hall.state, DAY, "standard"), "conflict_way")
    assert [row.anchor for table in shown for row in table.rows] == ["CF-1", "CF-3", "CF-2", "CF-4"]


@pytest.mark.parametrize(
    ("item", "marks", "expected"),
    [
        (
            "calm", {"end": ""},
            "Ways through a conflict that end open, neither settled nor handed over: CF-2",
        ),
        ("loud", {"to": ""}, "Conflicts handed over to no role: CF-3"),
        ("first", {"end": "settled"}, "Steps that end a conflict and yet go on: CF-1"),
        ("first", {"conflict": ""}, "Ways that name no conflict: CF-1"),
    ],
)  # fmt: skip
def test_what_a_way_lacks_is_told_by_number(
    hall: Hall, item: str, marks: dict[str, str], expected: str
) -> None:
    way = whole_way(hall)
    hall.desk.does("classify", item=way[item], marks=marks)
    assert expected in told(hall)


def test_a_branch_needs_its_condition_and_a_step_the_one_before_it(hall: Hall) -> None:
    way = whole_way(hall)
    step(hall, "Smile", after=way["first"], end="settled")
    assert told(hall) == ["Branches that do not say “if the client …”: CF-4"]
    hall.desk.does("decide", item=way["first"], decision="drop", reason="We do not listen")
    assert "Steps that follow on one which is not there: CF-2, CF-3, CF-4" in told(hall)
    hall.desk.does("decide", item=way["leader"], decision="drop", reason="There is none")
    assert "Conflicts handed over to no role: CF-3" in told(hall)
    assert desk(hall)["rules"] == told(hall)


def test_a_conflict_without_a_way_is_named(hall: Hall) -> None:
    whole_way(hall)
    other = hall.situation("Two clients quarrel")
    hall.desk.does("classify", item=other, marks={"kind": "conflict"})
    assert [lack.values["which"] for lack in conflict_lacks(hall.state)] == ["S-2"]
    hall.desk.does("classify", item=other, marks={"kind": "other"})
    assert conflict_lacks(hall.state) == []


@pytest.mark.row("A14")
def test_complaints_and_claims_miss_steps_apart_and_steps_their_owner_and_deadline(
    hall: Hall,
) -> None:
    for name in ("received", "acknowledged", "assessed", "investigated", "answered", "closed"):
        adopted(
            hall, "complaint_step", text=f"We do {name}", step=name, matter="both",
            owner="Claims desk", deadline="2", unit="days",
        )  # fmt: skip
    adopted(hall, "complaint_step", text="We change a rule", step="improved", matter="complaint")
    assert told(hall) == [
        "Steps that are missing for claims: improved from",
        "Steps with complaints that nobody sees to: CS-7",
        "Steps with complaints that have no deadline: CS-7",
    ]
    (shown,) = tables(build(hall.state, DAY, "standard"), "complaint_steps")
    assert [row.cells[1] for row in shown.rows][:2] == ["received", "acknowledged"]
    assert shown.rows[0].cells[-2:] == ("Claims desk", "2 days")
    assert shown.gaps[0] in shown.rows[-1].cells


def test_a_deadline_is_a_number_with_a_unit(hall: Hall) -> None:
    name = hall.opened("collect", "complaint_step")
    ana = hall.phone("Ana")

    def refused(**fields: str) -> str:
        given = {"text": "We write it down", **fields}
        return ana.is_refused("add", activity=name, kind="complaint_step", fields=given)

    assert "in digits" in refused(deadline="soon", unit="days")
    assert "Give both" in refused(deadline="2")
    assert "Give both" in refused(unit="days")


@pytest.mark.row("A28")
def test_a_clause_follows_at_most_two_principles_and_no_principle_stands_alone(hall: Hall) -> None:
    norm = adopted(hall, "norm", text="We say how long it takes", when="always", **{"not": "guess"})
    ours = [adopted(hall, "principle", text=text) for text in ("Be honest", "Be quick", "Be kind")]
    said = hall.desk.is_refused("link", item=norm, to=ours)
    assert said == "At most 2 of these: principles. Take another link away first."
    assert "Principles that no clause follows: PR-1, PR-2, PR-3" in told(hall)
    hall.desk.does("link", item=norm, to=ours[:2])
    assert told(hall) == ["Principles that no clause follows: PR-3"]
    other = adopted(hall, "norm", text="We help to carry", when="always", **{"not": "grumble"})
    assert "Adopted clauses that name no principle: 1 of 2" in told(hall)
    hall.desk.does("link", item=other, to=ours[2:])
    assert told(hall) == [], "no orphan is left, neither principle nor clause"
    hall.desk.does("link", item=other, to=[])
    document = build(hall.state, DAY, "standard")
    facts = [fact for node in nodes_of(document) if isinstance(node, Facts) for fact in node.facts]
    below = [f for node in tables(document, "norm") for row in node.rows for f in row.below]
    assert ("Clauses that follow it", ("N-1",)) in facts
    assert ("Principle", ("PR-1, PR-2",)) in below


def test_links_to_one_kind_leave_those_to_another(hall: Hall) -> None:
    seen = adopted(hall, "requirement", text="We look up")
    wish = hall.written("expectation", text="To be seen")
    held_to = adopted(hall, "principle", text="Be kind")
    hall.desk.does("link", item=seen, to=[wish])
    hall.desk.does("link", item=seen, to=[held_to], kind="principle")
    assert set(hall.state.items[seen].links) == {wish, held_to}
    seen_by_desk = desk(hall)
    assert [one["links"] for one in seen_by_desk["requirements"]] == [[wish]]
    assert [one["links"] for one in seen_by_desk["followers"]] == [[held_to]]
    assert seen_by_desk["principles"] == [[held_to, "PR-1 Be kind"]]
    hall.desk.does("link", item=seen, to=[], kind="expectation")
    assert hall.state.items[seen].links == (held_to,)


def test_what_must_not_be_promised_is_found_in_what_we_say(hall: Hall) -> None:
    adopted(
        hall, "no_promise", text="It will be there tomorrow", replacement="It is on its way",
        why="The carrier decides",
    )  # fmt: skip
    module = hall.written("speech_module", hall.situation(), say="Yes, it will be there tomorrow.")
    assert held(hall.state, hall.state.items[module]) == ["It will be there tomorrow"]
    document = build(hall.state, DAY, "standard")
    assert any(
        isinstance(node, Heading) and node.text == "What we do not promise"
        for node in nodes_of(document)
    )
    (shown,) = tables(document, "no_promises")
    assert shown.rows[0].cells[1:3] == ("It will be there tomorrow", "It is on its way")


@pytest.mark.row("D08")
def test_two_deadlines_for_one_thing_are_open_points(hall: Hall) -> None:
    adopted(hall, "norm", text="We refund the money within 3 days")
    adopted(hall, "requirement", text="The money is refunded within 5 days")
    assert told(hall) == ["Numbers that seem to contradict each other: N-1 “3 days” – R-1 “5 days”"]
    (shown,) = tables(build(hall.state, DAY), "number_clashes")
    assert shown.rows[0].cells == ("N-1", "3 days", "R-1", "5 days")
    assert not tables(build(hall.state, DAY, "standard"), "number_clashes")


@pytest.mark.parametrize("language", ["en", "uk", "ru", "pl"])
def test_a_rich_workshop_shows_ways_to_follow_in_every_language(language: str) -> None:
    document = build(ruled(language).state, DAY, "standard")
    first, second = tables(document, "conflict_way")
    assert [row.anchor for row in first.rows] == ["CF-1", "CF-2", "CF-3", "CF-4"]
    assert "→ CF-2" in first.rows[0].cells[-1]
    assert "ER-1" in first.rows[-1].cells[-1]
    assert second.rows[1].cells[1].startswith("› ")
    assert len(tables(document, "complaint_steps")[0].rows) == 7


def tables(document: Document, key: str) -> list[Table]:
    return [
        node
        for node in nodes_of(document)
        if isinstance(node, Table) and node.key == key
    ]  # fmt: skip
