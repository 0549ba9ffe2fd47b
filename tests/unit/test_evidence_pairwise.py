"""Pairwise choice: which pair comes next, and what the choices say."""

from __future__ import annotations

import random
from collections import Counter
from itertools import combinations

import pytest

from kit.statistics.figure import Figure
from kit.statistics.pairwise import Judgement, bradley_terry, catch_up_pair

ITEMS = ["a", "b", "c", "d"]
PAIRS = [frozenset(pair) for pair in combinations(ITEMS, 2)]


def test_the_same_seed_draws_the_same_pair_whatever_the_order_of_the_items() -> None:
    for seed in map(str, range(20)):
        drawn = catch_up_pair(ITEMS, {}, set(), seed)
        assert drawn == catch_up_pair(ITEMS[::-1], {}, [], seed)


def test_a_person_judges_every_pair_once_and_is_then_done() -> None:
    done: set[frozenset[str]] = set()
    while pair := catch_up_pair(ITEMS, {}, done, f"Ann/{len(done)}"):
        assert frozenset(pair) not in done
        done.add(frozenset(pair))
    assert done == set(PAIRS)


def test_without_two_items_there_is_no_pair() -> None:
    assert catch_up_pair([], {}, set(), "s") is None
    assert catch_up_pair(["a", "a"], {}, set(), "s") is None


def test_a_pair_judged_often_is_drawn_in_proportion_to_its_weight() -> None:
    counts = dict.fromkeys(PAIRS, 19) | {PAIRS[0]: 199}
    drawn = Counter(frozenset(catch_up_pair(ITEMS, counts, (), str(n)) or ()) for n in range(4000))
    # Weights 1/200 against five times 1/20: the expected share is 1 of 51, 78 of 4,000.
    assert 40 < drawn[PAIRS[0]] < 130


def test_pairs_under_the_cap_are_equally_likely_and_without_it_new_ones_lead() -> None:
    counts = dict.fromkeys(PAIRS, 9) | {PAIRS[0]: 0}
    capped = [catch_up_pair(ITEMS, counts, (), str(n)) for n in range(2000)]
    assert 240 < sum(frozenset(pair or ()) == PAIRS[0] for pair in capped) < 430
    open_ = [catch_up_pair(ITEMS, counts, (), str(n), tau=1) for n in range(2000)]
    assert 1200 < sum(frozenset(pair or ()) == PAIRS[0] for pair in open_) < 1470


def test_either_entry_of_a_pair_may_stand_on_the_left() -> None:
    sides = Counter(catch_up_pair(["a", "b"], {}, (), str(n)) for n in range(1000))
    assert min(sides["a", "b"], sides["b", "a"]) > 430


def test_two_entries_score_their_share_of_wins() -> None:
    ballots = [(f"p{n}", *(("a", "b") if n < 30 else ("b", "a"))) for n in range(40)]
    best, other = bradley_terry(ballots, ["b", "a"])
    assert (best.item, best.place, best.wins, best.score.n) == ("a", 1, 30, 40)
    assert best.score.estimate == pytest.approx(0.75, abs=0.001)
    assert best.score.low == pytest.approx(0.598, abs=0.03)
    assert other.score.estimate == pytest.approx(0.25, abs=0.001)


def test_strengths_carry_over_opponents() -> None:
    # 2 to 1 and again 2 to 1 make 4 to 1: b beats c in 2/3, a beats c in 4/5.
    ballots = [(f"p{n}", "a", "b") for n in range(200)] + [(f"p{n}", "b", "a") for n in range(100)]
    ballots += [(f"p{n}", "b", "c") for n in range(200)] + [(f"p{n}", "c", "b") for n in range(100)]
    scores = {one.item: one.score.estimate for one in bradley_terry(ballots, ["a", "b", "c"])}
    assert scores["a"] == pytest.approx((2 / 3 + 4 / 5) / 2, abs=0.002)
    assert scores["b"] == pytest.approx(0.5, abs=0.002)
    assert scores["c"] == pytest.approx((1 / 3 + 1 / 5) / 2, abs=0.002)


def test_ties_count_half_and_are_shown_as_ties() -> None:
    ballots = [Judgement(f"p{n}", "a", "b", tie=True) for n in range(7)]
    one, other = bradley_terry(ballots, ["a", "b"])
    assert (one.place, other.place) == (1, 1)
    assert one.score.estimate == pytest.approx(0.5)
    assert (one.wins, other.wins) == (3.5, 3.5)


def test_a_single_win_proves_nothing() -> None:
    best, _ = bradley_terry([("Ann", "a", "b")], ["a", "b"])
    assert best.score.low < 0.25


def test_one_busy_person_does_not_speak_for_the_room() -> None:
    alone = bradley_terry([("Ann", "a", "b")] * 100, ["a", "b"])[0].score
    many = bradley_terry([(f"p{n}", "a", "b") for n in range(100)], ["a", "b"])[0].score
    assert alone.low < 0.25
    assert many.low > 0.9


def test_entries_nobody_compared_come_last_without_a_figure() -> None:
    found = bradley_terry([("Ann", "a", "b")], ["c", "a", "b", "d"])
    assert [one.item for one in found] == ["a", "b", "c", "d"]
    assert [one.place for one in found] == [1, 2, 3, 3]
    assert found[2].score == found[3].score == Figure(None, 0.0, 1.0, 0)
    assert {one.place for one in bradley_terry([], ["a", "b"])} == {1}


def test_a_ballot_on_something_else_is_refused() -> None:
    for winner, loser in (("a", "z"), ("a", "a")):
        with pytest.raises(ValueError, match="not a pair"):
            bradley_terry([("Ann", winner, loser)], ["a", "b"])


def test_the_intervals_cover_the_truth_of_a_simulated_room() -> None:
    chance = random.Random(7)
    truth = {f"i{n:02}": n / 6 for n in range(15)}
    ballots = []
    for n in range(400):
        one, other = chance.sample(sorted(truth), 2)
        wins = chance.random() < 1 / (1 + 2.718281828 ** (truth[other] - truth[one]))
        ballots.append((f"p{n % 40}", *((one, other) if wins else (other, one))))
    covered = 0
    for found in bradley_terry(ballots, list(truth)):
        others = [strength for item, strength in truth.items() if item != found.item]
        real = sum(1 / (1 + 2.718281828 ** (s - truth[found.item])) for s in others) / len(others)
        covered += found.score.low <= real <= found.score.high
    assert covered >= 13
