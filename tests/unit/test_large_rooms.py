"""A room that has collected much: what a phone holds and is told does not grow with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from kit.domain.batches import BATCH, WHOLE
from tests.factories import Hall, Person, hall_in

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
