"""From a handful to hundreds of people and thousands of proposals: nothing is lost, all are in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from kit.activities.decide.contributions import contributions
from kit.activities.role_play.play import play_of
from kit.domain.commands import Actor
from kit.domain.rules.people import participant_id
from kit.standard.build import build
from kit.standard.nodes import records_of
from tests.benchmarks.proposals import DAY, carried_out, fates, merged, proposed
from tests.factories import Hall, hall_in, secret


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with hall_in(tmp_path / "workshop.kit") as hall:
        yield hall


@pytest.mark.row("D10")
@pytest.mark.parametrize("n", [5, 50, 500])
def test_five_to_five_hundred_people_of_several_branches_vote_and_are_drawn_into_groups(
    hall: Hall, n: int
) -> None:
    marks = [secret(f"person {at}") for at in range(n)]
    people = [Actor("participant", participant_id(mark), mark) for mark in marks]
    carried_out(hall, [
        (who, {"do": "enter", "name": f"P{at}", "groups": {"branch": f"Branch {at % 5}"}})
        for at, who in enumerate(people)
    ])  # fmt: skip
    cases = [hall.situation(f"Case {at}") for at in range(3)]
    vote = hall.opened("vote")
    carried_out(hall, [
        (who, {"do": "vote", "activity": vote, "item": case, "value": "useful"})
        for who in people for case in cases
    ])  # fmt: skip
    hall.desk.does("close", activity=vote)
    assert hall.wall_sees()["turnout"]["voted"] == n
    play = hall.opened("play")
    carried_out(hall, [(who, {"do": "take_part", "activity": play}) for who in people])
    hall.desk.does("draw", activity=play)
    (groups,) = play_of(hall.state, play).rounds
    seated = Counter(who for group in groups for who in group.roles)
    assert seated == {who.id: 1 for who in people}
    assert {len(group.roles) for group in groups} <= {2, 3, 4}
    assert all("client" in group.roles.values() for group in groups)
    assert {group.situation for group in groups} <= set(cases)


@pytest.mark.row("B19")
def test_of_a_thousand_proposals_each_is_kept_merged_or_declined(hall: Hall) -> None:
    # ``python -m tests.benchmarks --only proposals`` does it with five thousand, and measures.
    proposed(hall, 1_000)
    merged(hall)
    assert fates(hall) == {"kept": 700, "merged": 200, "declined": 100}
    items = hall.state.items.values()
    into = [key for one in items for key in one.parents]
    assert sorted(into) == sorted(one.id for one in items if one.merged_into)


@pytest.mark.row("D24")
def test_the_book_tells_how_evenly_people_wrote_but_never_of_one_to_four(hall: Hall) -> None:
    people = [hall.phone(f"P{at}") for at in range(10)]
    for person in people[:4]:
        hall.situation(f"Case of {person.id}", by=person)
    few = contributions(hall.state)
    assert (few.entries, few.wrote, few.of) == (4, None, 10)
    for at, person in enumerate(people):
        hall.situation(f"Another case {at}", by=person)
    for at in range(16):
        hall.situation(f"More {at}", by=people[0])
    found = contributions(hall.state)
    assert (found.entries, found.wrote, found.of) == (30, 10, 10)
    assert found.even.estimate == pytest.approx(1 - 168 / 270)
    told = records_of(build(hall.state, DAY))["contributions"]
    assert told == [{"people": 10, "wrote": 10, "entries": 30, "evenness": found.even.estimate}]
