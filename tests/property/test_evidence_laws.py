"""Laws of the statistics: order does not matter, intervals hold their estimate, more is more."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.domain.few import SMALLEST_GROUP
from kit.statistics.approval import ANSWERS, approval
from kit.statistics.dots import dots
from kit.statistics.few import UNDECLARED
from kit.statistics.figure import Figure
from kit.statistics.groups import group_support
from kit.statistics.intervals import mean_interval, wilson
from kit.statistics.pairwise import Judgement, bradley_terry
from kit.statistics.ratings import ratings

COUNTS = st.integers(1, 3000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
LEVELS = st.sampled_from([0.5, 0.8, 0.95, 0.999])
RATINGS = st.lists(st.integers(1, 5), min_size=1, max_size=60)
NAMES = st.sampled_from("abcdefg")
ANSWER_COUNTS = st.fixed_dictionaries({answer: st.integers(0, 9) for answer in ANSWERS})
BALLOTS = st.lists(
    st.tuples(st.sampled_from("PQRSTU"), NAMES, NAMES, st.booleans()).filter(
        lambda ballot: ballot[1] != ballot[2]
    ),
    max_size=40,
)


def holds(interval: Figure, low: float, high: float) -> bool:
    """Whether the ends surround the estimate within the scale."""
    assert interval.estimate is not None
    return low <= interval.low <= interval.estimate <= interval.high <= high


@given(COUNTS, LEVELS)
def test_an_interval_of_a_share_holds_its_estimate(counts: tuple[int, int], level: float) -> None:
    assert holds(wilson(*counts, level), 0, 1)


@given(COUNTS.filter(lambda counts: counts[0] < counts[1]))
def test_one_approval_more_never_lowers_either_end(counts: tuple[int, int]) -> None:
    k, n = counts
    fewer, more = wilson(k, n), wilson(k + 1, n)
    assert fewer.low <= more.low
    assert fewer.high <= more.high


@given(COUNTS)
def test_the_same_share_of_more_people_is_surer(counts: tuple[int, int]) -> None:
    k, n = counts
    few, many = wilson(k, n), wilson(4 * k, 4 * n)
    assert many.high - many.low < few.high - few.low


@given(COUNTS)
def test_yes_and_no_mirror_each_other(counts: tuple[int, int]) -> None:
    k, n = counts
    yes, no = wilson(k, n), wilson(n - k, n)
    assert abs(yes.low - (1 - no.high)) < 1e-9


@given(RATINGS, LEVELS, st.randoms())
def test_a_mean_lies_in_its_interval_whoever_answered_first(
    values: list[int], level: float, chance: Random
) -> None:
    found = mean_interval(values, confidence=level)
    assert holds(found, 1, 5)
    shuffled = list(values)
    chance.shuffle(shuffled)
    assert mean_interval(shuffled, confidence=level) == found
    ballots = [{"use": value} for value in shuffled]
    assert ratings(ballots, ["use"]).combined == mean_interval(values)


@given(RATINGS)
def test_opinion_turned_round_turns_the_interval_round(values: list[int]) -> None:
    found, turned = mean_interval(values), mean_interval([6 - value for value in values])
    assert abs(found.low - (6 - turned.high)) < 1e-9


@given(ANSWER_COUNTS)
def test_controversy_is_blind_to_the_side(votes: dict[str, int]) -> None:
    swapped = votes | {"useful": votes["not_for_me"], "not_for_me": votes["useful"]}
    found, other = approval(votes), approval(swapped)
    assert (found.controversy, found.contested) == (other.controversy, other.contested)
    assert 0 <= found.controversy < 1


@given(st.dictionaries(NAMES, st.dictionaries(st.sampled_from("PQRS"), st.integers(0, 3))))
def test_dots_are_conserved_and_places_follow_the_sums(votes: dict[str, dict[str, int]]) -> None:
    found = dots(votes)
    assert found == dots({item: votes[item] for item in reversed(list(votes))})
    assert sum(one.dots for one in found) == sum(sum(given.values()) for given in votes.values())
    for one, other in combinations(found, 2):
        assert (one.place == other.place) == (one.dots == other.dots)
        assert (one.place < other.place) == (one.dots > other.dots)


@settings(max_examples=25)
@given(BALLOTS, st.randoms())
def test_pairwise_scores_depend_on_the_ballots_alone(
    ballots: list[tuple[str, str, str, bool]], chance: Random
) -> None:
    judged = [Judgement(*ballot) for ballot in ballots]
    found = bradley_terry(judged, "abcdefg")
    chance.shuffle(judged)
    assert bradley_terry(judged, "gfedcba") == found
    assert sum(one.wins for one in found) == len(ballots)
    compared = [one.score for one in found if one.score.n]
    assert all(holds(score, 0, 1) for score in compared)
    if compared:
        mean = sum(score.estimate or 0 for score in compared) / len(compared)
        assert abs(mean - 0.5) < 1e-6


GROUPS = st.dictionaries(st.sampled_from([UNDECLARED, *"ABCDE"]), ANSWER_COUNTS, max_size=6)


@pytest.mark.row("C09")
@given(GROUPS)
def test_subtraction_never_uncovers_a_small_group(votes: dict[str, dict[str, int]]) -> None:
    found = group_support(votes)
    sizes = {name: sum(answers.values()) for name, answers in votes.items()}
    shown = {one.group for one in found.shown}
    assert shown | set(found.suppressed) == set(votes) - {UNDECLARED}
    assert all(one.n == sizes[one.group] >= SMALLEST_GROUP for one in found.shown)
    # Whoever knows the total and all figures shown learns the sum of the rest, and no more.
    rest = sum(sizes.values()) - sum(one.n for one in found.shown)
    hidden = [name for name in votes if name not in shown and sizes[name]]
    small = [name for name in hidden if sizes[name] < SMALLEST_GROUP]
    assert rest == sum(sizes[name] for name in hidden)
    if small and shown:
        assert len(hidden) >= 2
        assert rest >= SMALLEST_GROUP


@given(GROUPS)
def test_figures_do_not_depend_on_what_hidden_groups_answered(
    votes: dict[str, dict[str, int]],
) -> None:
    found = group_support(votes)
    turned = {
        name: answers
        if name in {one.group for one in found.shown}
        else {**answers, "useful": answers["not_for_me"], "not_for_me": answers["useful"]}
        for name, answers in votes.items()
    }
    assert group_support(turned) == found


@given(GROUPS)
def test_groups_come_out_the_same_in_any_order(votes: dict[str, dict[str, int]]) -> None:
    assert group_support({name: votes[name] for name in reversed(list(votes))}) == group_support(
        votes
    )
