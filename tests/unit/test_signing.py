"""Participants sign the draft, or say what is missing; nobody is told who said it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from drafts import section, shown

from kit.activities.signing.figures import signatories
from kit.standard.build import build
from tests.factories import Hall, Person, hall_in

DAY = date(2026, 11, 20)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with hall_in(tmp_path / "workshop.kit") as hall:
        hall.desk.does("decide", item=hall.situation(), decision="adopt")
        yield hall


def asked(hall: Hall, people: int = 6) -> tuple[str, list[Person]]:
    """Open a signing; give it with those who are in the room."""
    name = hall.opened("signing", "", key="signing")
    return name, [hall.phone(f"Voter {n}") for n in range(people)]


def passport(hall: Hall, edition: str = "evidence") -> dict[str, str]:
    return {
        row.cells[0]: row.cells[1] for row in shown(build(hall.state, DAY, edition), "passport")
    }


def sign(person: Person, activity: str, reason: str = "") -> None:
    person.does("sign", activity=activity, agrees=not reason, reason=reason)


def test_the_passport_carries_the_count_and_the_open_points_the_reasons(hall):
    activity, people = asked(hall)
    for person in people[:4]:
        sign(person, activity)
    sign(people[4], activity, "The deadlines are missing")
    hall.desk.does("close", activity=activity)
    said = "4 of 5 who answered can work with it"
    assert passport(hall)["Signed by participants"] == said
    points = section(build(hall.state, DAY), "open_points")
    assert "The deadlines are missing" in str(points.nodes)
    assert said in str(section(build(hall.state, DAY, "standard"), "passport").nodes)


def test_under_five_answers_and_while_it_is_open_nothing_tells_what_somebody_said(hall):
    activity, people = asked(hall)
    for person in people[:3]:
        sign(person, activity)
    sign(people[3], activity, "The deadlines are missing")
    hall.desk.does("close", activity=activity)
    assert "Signed by participants" not in passport(hall)
    assert "The deadlines are missing" not in str(build(hall.state, DAY).sections)
    hall.desk.does("open", activity=activity)
    sign(people[4], activity)
    assert not signatories(hall.state).shown


def test_who_cannot_sign_yet_says_why_and_may_sign_later(hall):
    activity, people = asked(hall)
    why = people[0].is_refused("sign", activity=activity, agrees=False, reason="  ")
    assert why.startswith("Write what is missing")
    sign(people[0], activity, "Too long")
    assert people[0].sees()["signing"] == {
        "agrees": False, "reason": "Too long", "changed": False,
    }  # fmt: skip
    sign(people[0], activity)
    assert people[0].sees()["signing"]["agrees"]
    assert signatories(hall.state).answered == 1
    assert hall.wall_sees()["turnout"]["voted"] == 1


def test_a_draft_that_changes_afterwards_tells_its_signers_and_the_passport(hall):
    activity, people = asked(hall)
    for person in people[:5]:
        sign(person, activity)
    hall.desk.does("decide", item=hall.situation("Waiting"), decision="adopt")
    assert people[0].sees()["signing"]["changed"]
    sign(people[0], activity)
    hall.desk.does("close", activity=activity)
    told = passport(hall)["Signed by participants"]
    assert told.endswith("4 of them signed before the last change")


def test_there_is_nothing_to_sign_before_something_is_adopted(tmp_path):
    with hall_in(tmp_path / "empty.kit") as hall:
        activity, people = asked(hall, 1)
        why = people[0].is_refused("sign", activity=activity, agrees=True)
        assert why == "Nothing is adopted yet: there is no draft to sign."


def test_who_is_taken_out_of_the_workshop_has_not_signed(hall):
    activity, people = asked(hall)
    for person in people[:5]:
        sign(person, activity)
    hall.desk.does("remove", participant=people[0].id, reason="Not one of us")
    assert signatories(hall.state).answered == 4
