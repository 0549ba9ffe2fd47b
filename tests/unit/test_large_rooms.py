"""A room that has collected much: what a phone holds and is told does not grow with it."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from kit.domain.batches import BATCH, WHOLE
from kit.domain.reading import read_command
from kit.evidence import tallies
from kit.evidence.ballots import ballots_on
from kit.evidence.results import SHOWN, results_of
from kit.room.changed_parts import ChangedParts
from kit.room.desk_view import PAGE, desk_view
from kit.room.journal import Ask, event_of
from kit.room.room import Room
from kit.room.views import CHOICES, found_part
from tests.factories import Hall, Person, Phone, hall_in, new_id

MANY = 40


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with hall_in(tmp_path / "workshop.kit") as hall:
        yield hall


def filled(hall: Hall, items: int = MANY) -> list[str]:
    """Let the desk write down so many situations."""
    return [hall.situation(f"Situation {n}") for n in range(items)]


def seen(person: Person) -> list[str]:
    """Ids of what a phone shows."""
    return [part["id"] for part in person.sees()["items"]]


def asks_for_more(person: Person) -> list[str]:
    """Ask for the next batch, and give what the phone shows then."""
    person.does("more", activity=person.hall.state.current)
    return seen(person)


def test_a_room_of_a_batch_and_a_few_sees_all_at_once_and_asks_for_nothing(hall: Hall) -> None:
    items, ana = filled(hall, WHOLE), hall.phone()
    hall.opened("vote")
    assert sorted(seen(ana)) == sorted(items)
    assert ana.sees()["batch"] is None
    before = len(hall.rows())
    asks_for_more(ana)
    assert len(hall.rows()) == before, "there is no more, and nothing happens"


def test_a_phone_is_given_a_dozen_for_the_asking_and_the_same_when_it_comes_back(
    hall: Hall,
) -> None:
    filled(hall)
    ana = hall.phone()
    vote = hall.opened("vote")
    assert ana.sees()["batch"] == {"done": 0, "left": MANY, "shown": 0}
    first = asks_for_more(ana)
    assert len(first) == BATCH
    assert ana.sees()["batch"] == {"done": 0, "left": MANY - BATCH, "shown": BATCH}
    hall.phone("Ben").does("more", activity=vote)
    for item in first[:5]:
        ana.votes(item, "useful")
    hall.journal.read_anew()
    assert seen(ana) == first
    assert [part["my_vote"] for part in ana.sees()["items"]] == [*["useful"] * 5, *[None] * 7]


def test_what_fewest_have_seen_is_given_first_and_nobody_gets_their_own(hall: Hall) -> None:
    ana = hall.phone("Ana")
    own = [hall.situation(f"Mine {n}", ana) for n in range(4)]
    others = filled(hall, 36)
    hall.opened("vote")
    drawn = Counter(asks_for_more(ana))
    for n in range(5):
        drawn.update(asks_for_more(hall.phone(f"Voter {n}")))
    assert not set(own) & set(seen(ana))
    assert set(drawn.values()) <= {1, 2}, "72 places for 40 entries: none is left out or crowded"
    assert set(others) <= set(drawn)


def test_what_is_answered_counts_as_done_and_never_comes_again(hall: Hall) -> None:
    filled(hall)
    ana = hall.phone()
    hall.opened("vote")
    done: list[str] = []
    while ana.sees()["batch"]["left"]:
        for item in asks_for_more(ana):
            if item not in done:
                ana.votes(item, "useful")
                done.append(item)
        told = ana.sees()
        assert told["batch"]["done"] + len(told["items"]) == len(done)
        assert len(told["items"]) <= 2 * BATCH, "the batch before can still be changed"
    assert len(done) == len(set(done)) == MANY
    ana.votes(ana.sees()["items"][-1]["id"], "not_for_me")


def test_what_was_passed_over_comes_again_once_there_is_nothing_else(hall: Hall) -> None:
    filled(hall, 30)
    ana = hall.phone()
    hall.opened("vote")
    batches = [set(asks_for_more(ana)) for _ in range(4)]
    fresh = [batch - set().union(*batches[max(0, n - 1) : n]) for n, batch in enumerate(batches)]
    assert [len(one) for one in fresh] == [12, 12, 6, 12]
    assert fresh[3] <= fresh[0] | fresh[1], "nothing that is before one's eyes anyway"


def test_dots_are_one_budget_so_a_phone_keeps_all_it_was_given(hall: Hall) -> None:
    filled(hall)
    ana = hall.phone()
    hall.opened("vote", method="dots", budget=4, most=3)
    first = asks_for_more(ana)
    ana.votes(first[0], 3)
    asks_for_more(ana)
    last = [item for item in asks_for_more(ana) if item not in first]
    assert len(seen(ana)) == 3 * BATCH
    assert "dots" in ana.cannot_vote(last[0], 2)
    ana.votes(first[0], None)
    ana.votes(last[0], 2)


def test_pairs_are_of_what_one_was_given_until_all_of_them_are_judged(hall: Hall) -> None:
    filled(hall)
    ana = hall.phone()
    hall.opened("vote", method="pairwise")
    assert ana.sees()["pair"] is None
    given = set(asks_for_more(ana))
    judged = 0
    while pair := ana.sees()["pair"]:
        assert set(pair) <= given
        ana.votes(pair[0], {"over": pair[1]})
        judged += 1
    assert judged == BATCH * (BATCH - 1) // 2
    asks_for_more(ana)
    assert not set(ana.sees()["pair"]) <= given


def test_who_builds_on_others_entries_sees_their_own_beside_a_batch(hall: Hall) -> None:
    ana = hall.phone("Ana")
    mine = hall.situation("Mine", ana)
    filled(hall)
    talk = hall.opened("contribute")
    assert seen(ana) == [mine]
    shown = asks_for_more(ana)
    assert (shown[0], len(shown)) == (mine, 1 + BATCH)
    ana.does("comment", activity=talk, item=shown[3], text="So it is")
    assert ana.sees_item(shown[3])["comments"] == ["So it is"]


def test_the_adopted_are_tried_ones_own_too_a_batch_at_a_time(hall: Hall) -> None:
    situation = hall.situation()
    modules = [
        hall.written("speech_module", within=situation, say=f"I hear you {n}") for n in range(20)
    ]
    ana = hall.phone()
    tries = hall.opened("try", "speech_module")
    first = asks_for_more(ana)
    assert len(first) == BATCH
    ana.does("try", activity=tries, item=first[0], outcome="worked")
    assert ana.sees_item(first[0])["tried"] == 1
    assert set(asks_for_more(ana)) == set(modules)


def test_a_batch_is_given_only_where_there_is_something_to_answer_or_to_see(hall: Hall) -> None:
    filled(hall)
    ana = hall.phone()
    vote = hall.declare("vote")
    said = ana.is_refused("more", activity=vote)
    assert said == "There is nothing to look at here now. Wait for the facilitator."
    assert said == ana.is_refused("more", activity="spring/nothing")
    collected = hall.opened("collect")
    ana.does("more", activity=collected)
    assert seen(ana) == [], "people think alone while they write"
    hall.desk.does("reveal", activity=collected)
    assert len(asks_for_more(ana)) == BATCH


def test_what_is_hidden_leaves_a_batch_and_what_is_new_can_be_asked_for(hall: Hall) -> None:
    filled(hall)
    ana = hall.phone()
    hall.opened("vote")
    first = asks_for_more(ana)
    hall.desk.does("hide", item=first[0], reason="Off topic")
    assert seen(ana) == first[1:]
    hall.situation("One more")
    assert ana.sees()["batch"]["left"] == MANY - BATCH + 1


def test_of_ones_own_entries_a_phone_shows_the_last(hall: Hall) -> None:
    ana = hall.phone()
    own = [hall.situation(f"Mine {n}", ana) for n in range(30)]
    assert seen(ana) == own[-24:]


async def told_of_a_vote(hall: Hall, voter: Person) -> list[list[dict[str, Any]]]:
    """Let somebody vote; give what their phone, another one and a wall are told of it."""
    command: Any = read_command(
        {"do": "vote", "id": new_id(), "activity": hall.state.current, "item": seen(voter)[0],
         "value": "useful"}, "participant",
    )  # fmt: skip
    lines = [Phone(voter.actor.secret), Phone(hall.phone("Other").actor.secret), Phone("")]
    room = Room(hall.log, quickest=0.01)
    room.connections.open |= {*lines}
    await room.start()
    (answer,) = await room.ask([Ask(voter.actor, command)])
    assert answer.refusal is None
    async with asyncio.timeout(5):
        while not all(line.frames for line in lines):  # noqa: ASYNC110 - nothing tells
            await asyncio.sleep(0.005)
    await room.stop()
    return [line.frames for line in lines]


@pytest.mark.parametrize("items", [5, 300])
async def test_a_vote_sends_its_voter_one_item_back_and_others_the_turnout(
    hall: Hall, items: int
) -> None:
    filled(hall, items)
    ana = hall.phone()
    hall.opened("vote")
    asks_for_more(ana)
    voter, other, wall = await told_of_a_vote(hall, ana)
    assert [len(frames) for frames in (voter, other, wall)] == [1, 1, 1]
    assert [set(frames[0]["set"]) for frames in (voter, other, wall)] == [
        {"pair", "turnout"}, {"turnout"}, {"turnout"},
    ]  # fmt: skip
    (item,) = voter[0]["patch"]["items"]
    assert item["my_vote"] == "useful"
    assert len(json.dumps(voter[0])) < 600
    assert not any("patch" in frames[0] for frames in (other, wall))


def test_what_a_phone_holds_stays_within_its_bounds_before_and_after_the_results(
    hall: Hall,
) -> None:
    filled(hall, 300)
    people = [hall.phone(f"Voter {n}") for n in range(6)]
    vote = hall.opened("vote")
    for person in people:
        for item in asks_for_more(person):
            person.votes(item, "useful")
    assert len(json.dumps(people[0].sees())) < 40 * 1024
    hall.desk.does("reveal", activity=vote, close=True)
    told = people[0].sees()
    assert len(json.dumps(told)) < 40 * 1024
    assert len(told["results"]) == SHOWN.stop
    pages = [desk_view(hall.state, hall.now, skip) for skip in (0, PAGE)]
    assert [len(page["results"][vote]) for page in pages] == [PAGE, 300 - PAGE]
    assert [len(page["items"]["situation"]) for page in pages] == [PAGE, 300 - PAGE]
    assert pages[0]["counts"] == {"situation": 300}
    best = [one["id"] for one in pages[0]["results"][vote]]
    assert best[: SHOWN.stop] == [one["id"] for one in told["results"]]


def test_entries_that_come_in_change_the_count_of_a_large_room_and_no_phones_list(
    hall: Hall,
) -> None:
    filled(hall)
    ana, ben = hall.phone("Ana"), hall.phone("Ben")
    hall.opened("contribute")
    asks_for_more(ana)
    news = ChangedParts()
    ben.does("add", activity=hall.state.current, kind="situation", fields={"text": "New"})
    news.add(hall.state, [event_of(hall.rows()[-1])])
    assert news.for_all == {"turnout", "batch"}
    assert news.for_one == {ben.id: {"items"}}


def test_another_vote_has_only_its_own_item_counted_anew(hall: Hall) -> None:
    items = filled(hall, 300)
    people = [hall.phone(f"Voter {n}") for n in range(6)]
    vote = hall.opened("vote")
    for person in people:
        person.votes(items[0], "useful")
    activity = hall.state.runs[vote].activity
    first = results_of(hall.state, activity)
    with patch.object(tallies, "ballots_on", wraps=ballots_on) as counted:
        people[0].votes(items[0], "not_for_me")
        again = results_of(hall.state, activity)
        assert counted.call_count == 1
        hall.desk.does("paper", activity=vote, item=items[7], value="useful", count=9)
        results_of(hall.state, activity)
        assert counted.call_count == 2
    assert first[0]["tallies"][0]["counts"]["useful"] == 6
    assert again[0]["tallies"][0]["counts"] == {"useful": 5, "unsure": 0, "not_for_me": 1}
    hall.journal.read_anew()
    assert results_of(hall.state, activity)[0]["id"] == items[7], "as when counted from nothing"


def test_what_an_entry_belongs_to_is_the_most_voted_first_and_the_rest_is_searched_for(
    hall: Hall,
) -> None:
    items = filled(hall)
    people = [hall.phone(f"Voter {n}") for n in range(6)]
    vote = hall.opened("vote")
    for person in people:
        person.votes(items[33], "useful")
        person.votes(items[7], "not_for_me")
    hall.desk.does("close", activity=vote)
    writing = hall.opened("collect", "speech_module", within="situation")
    offered = people[0].sees()["choices"]
    assert len(offered) == CHOICES
    assert offered[0]["id"] == items[33]
    run = hall.state.runs[writing]
    assert [one["id"] for one in found_part(hall.state, run, "ATION 1")] == [
        items[1], *items[10:20], items[21], items[31],
    ]  # fmt: skip
    assert found_part(hall.state, run, "situation nowhere") == []
    assert len(found_part(hall.state, run, "")) == CHOICES
