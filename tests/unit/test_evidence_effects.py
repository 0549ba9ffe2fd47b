"""Before and after: golden values, a planted shift, exact tests, and groups too small."""

from __future__ import annotations

import random
from itertools import product
from math import sqrt
from statistics import fmean, stdev

import pytest

from kit.statistics.effects import hedges_factor, newcombe, paired_change, unlinked_change
from kit.statistics.intervals import wilson
from kit.statistics.ranks import ranks_of, sign_flips

BEFORE = [2, 3, 4, 4, 1, 1, 4, 4, 1, 2, 4, 2]
AFTER = [2, 5, 4, 4, 2, 2, 3, 3, 3, 4, 5, 3]


def shifted(n: int, shift: float, seed: int) -> tuple[list[int], list[int]]:
    """Draw people whose leaning rises by ``shift``, and who answer from 1 to 5."""
    chance = random.Random(seed)
    leaning = [chance.gauss(2.6, 0.8) for _ in range(n)]

    def answer(lean: float) -> int:
        return min(5, max(1, round(lean + chance.gauss(0, 0.4))))

    return [answer(lean) for lean in leaning], [answer(lean + shift) for lean in leaning]


@pytest.mark.parametrize(("df", "expected"), [(9, 0.9143), (19, 0.96), (29, 0.9739)])
def test_hedges_correction_golden_values(df: int, expected: float) -> None:
    assert hedges_factor(df) == pytest.approx(expected, abs=5e-5)
    with pytest.raises(ValueError, match="degree"):
        hedges_factor(0)


def test_linked_answers_counted_by_hand() -> None:
    found = paired_change(BEFORE, AFTER)
    differences = [two - one for one, two in zip(BEFORE, AFTER, strict=True)]
    d_z, d_av = found.d_z, found.d_av.estimate
    assert d_z is not None
    assert d_av is not None
    half = 2.200985 * stdev(differences) / sqrt(12)
    assert found.difference.estimate == pytest.approx(2 / 3)
    assert found.difference.high == pytest.approx(2 / 3 + half, abs=1e-5)
    assert d_z.estimate == pytest.approx(fmean(differences) / stdev(differences))
    spread = sqrt((stdev(BEFORE) ** 2 + stdev(AFTER) ** 2) / 2)
    assert d_av == pytest.approx(2 / 3 / spread)
    assert found.hedges.estimate == pytest.approx(d_av * (1 - 3 / 43))
    # Ranks of 1 1 1 1 1 1 2 2 2: six times 3.5, three times 8; two of those at 3.5 are falls.
    assert found.rank_biserial.estimate == pytest.approx((38 - 7) / 45)
    assert found.n == 12


def test_exact_tests_count_every_way_of_signs() -> None:
    found = paired_change(BEFORE, AFTER)
    differences = [two - one for one, two in zip(BEFORE, AFTER, strict=True) if one != two]
    ranks = [3.5 if abs(d) == 1 else 8.0 for d in differences]
    for sizes, p in (([abs(d) for d in differences], found.p_permutation), (ranks, found.p_ranks)):
        seen = abs(sum(s if d > 0 else -s for s, d in zip(sizes, differences, strict=True)))
        sums = [
            abs(sum(s * sign for s, sign in zip(sizes, signs, strict=True)))
            for signs in product((1, -1), repeat=len(sizes))
        ]
        assert p == pytest.approx(sum(one >= seen for one in sums) / len(sums))


def test_nobody_changed_is_no_change() -> None:
    found = paired_change([3] * 8, [3] * 8)
    assert (found.p_ranks, found.p_permutation) == (1.0, 1.0)
    assert (found.rank_biserial.estimate, found.rank_biserial.low) == (0.0, -1.0)
    assert found.hedges.estimate is None
    assert found.difference.low < 0 < found.difference.high


def test_one_step_by_everybody_has_no_effect_size_and_no_false_certainty() -> None:
    found = paired_change([1, 2, 3, 2, 3, 2], [2, 3, 4, 3, 4, 3])
    assert found.difference.estimate == 1.0
    assert found.difference.low < found.difference.high
    assert found.hedges.estimate is None
    assert found.reason is not None
    assert "spread" in found.reason.said("en")
    assert found.p_permutation == pytest.approx(2 / 2**6)


@pytest.mark.row("A35")
@pytest.mark.parametrize("measure", [paired_change, unlinked_change])
def test_a_planted_shift_is_recovered(measure: type) -> None:
    covered = 0
    for seed in range(60):
        before, after = shifted(40, 0.8, seed)
        found = measure(before, after)
        covered += found.difference.low <= 0.79 <= found.difference.high
        assert found.difference.low > 0
        assert found.hedges.low > 0
    assert covered >= 54


def test_the_effect_size_covers_the_truth() -> None:
    # Leanings and answers vary by 0.8 and 0.4: answers by 0.943 with rounding, a shift of 0.8.
    covered = 0
    for seed in range(100):
        found = paired_change(*shifted(30, 0.8, seed)).hedges
        covered += found.low <= 0.8 / 0.943 <= found.high
    assert covered >= 90


def test_without_a_shift_the_exact_test_is_rarely_below_its_level() -> None:
    below = sum(
        (paired_change(*shifted(12, 0, seed)).p_permutation or 0) < 0.05 for seed in range(300)
    )
    assert below / 300 <= 0.07


def test_linked_answers_say_more_than_unlinked_ones() -> None:
    before, after = shifted(40, 0.8, 1)
    linked, unlinked = paired_change(before, after), unlinked_change(before, after)
    assert linked.difference.estimate == pytest.approx(unlinked.difference.estimate)
    assert linked.difference.low > unlinked.difference.low
    assert (unlinked.linked, unlinked.d_z, unlinked.p_ranks) == (False, None, None)
    assert unlinked.n == 80


def test_welchs_interval_of_answers_that_are_not_linked() -> None:
    found = unlinked_change(BEFORE, AFTER)
    assert (found.difference.low, found.difference.high) == pytest.approx(
        (-0.345898, 1.679231), abs=1e-6
    )
    assert found.hedges.estimate == pytest.approx(0.539358, abs=1e-6)
    pairs = [(two > one) - (two < one) for one in BEFORE for two in AFTER]
    assert found.rank_biserial.estimate == pytest.approx(fmean(pairs))


def test_a_fall_mirrors_a_rise() -> None:
    rise, fall = paired_change(BEFORE, AFTER), paired_change(AFTER, BEFORE)
    assert fall.hedges.low == pytest.approx(-rise.hedges.high)
    assert fall.rank_biserial.high == pytest.approx(-rise.rank_biserial.low)
    assert fall.p_ranks == rise.p_ranks


@pytest.mark.parametrize("measure", [paired_change, unlinked_change])
def test_under_five_people_nothing_is_shown(measure: type) -> None:
    found = measure([1] * 4, [5] * 4)
    for figure in (found.before, found.after, found.difference, found.hedges, found.d_av):
        assert figure.estimate is None
    assert found.rank_biserial.estimate is found.p_ranks is found.p_permutation is None
    assert found.reason.values == {"n": 4, "least": 5}


@pytest.mark.row("D21")
def test_a_change_is_never_printed_as_caused() -> None:
    assert "no proof" in paired_change(BEFORE, AFTER).caution


def test_alike_answers_that_are_not_linked_have_no_effect_size() -> None:
    found = unlinked_change([3] * 6, [3] * 7)
    assert found.hedges.estimate is None
    assert found.reason is not None
    assert found.difference.estimate == 0


def test_answers_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="not the same"):
        paired_change([1, 2], [1])
    with pytest.raises(ValueError, match="scale"):
        unlinked_change([1, 2], [6])


def test_newcombes_published_example() -> None:
    # Newcombe (1998), example (a): 56/70 against 48/80.
    found = newcombe(wilson(48, 80), wilson(56, 70))
    assert (found.estimate, found.low, found.high) == pytest.approx((0.2, 0.0524, 0.3339), abs=5e-5)
    assert newcombe(wilson(0, 0), wilson(1, 2)).estimate is None


def test_shared_ranks_are_means_of_places() -> None:
    assert ranks_of([5, 1, 5, 2]) == [7, 2, 7, 4]
    assert sign_flips([], []) == 1.0
