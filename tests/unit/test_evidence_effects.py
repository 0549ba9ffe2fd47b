"""Before and after: golden values, a planted shift, and groups too small."""

from __future__ import annotations

import random

import pytest

from kit.statistics.effects import hedges_factor, newcombe, unlinked_change
from kit.statistics.intervals import wilson

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


@pytest.mark.row("A35")
def test_a_planted_shift_is_recovered() -> None:
    covered = 0
    for seed in range(60):
        before, after = shifted(40, 0.8, seed)
        found = unlinked_change(before, after)
        covered += found.difference.low <= 0.79 <= found.difference.high
        assert found.difference.low > 0
        assert found.hedges.low > 0
    assert covered >= 54


def test_the_effect_size_covers_the_truth() -> None:
    # Leanings and answers vary by 0.8 and 0.4: answers by 0.943 with rounding, a shift of 0.8.
    covered = 0
    for seed in range(100):
        found = unlinked_change(*shifted(30, 0.8, seed)).hedges
        covered += found.low <= 0.8 / 0.943 <= found.high
    assert covered >= 90


def test_welchs_interval_of_answers_that_are_not_linked() -> None:
    found = unlinked_change(BEFORE, AFTER)
    assert (found.difference.low, found.difference.high) == pytest.approx(
        (-0.345898, 1.679231), abs=1e-6
    )
    assert found.hedges.estimate == pytest.approx(0.539358, abs=1e-6)


def test_a_fall_mirrors_a_rise() -> None:
    rise, fall = unlinked_change(BEFORE, AFTER), unlinked_change(AFTER, BEFORE)
    assert fall.hedges.low == pytest.approx(-rise.hedges.high)
    assert fall.difference.high == pytest.approx(-rise.difference.low)


def test_under_five_answers_on_a_side_nothing_is_shown() -> None:
    found = unlinked_change([1] * 4, [5] * 40)
    for figure in (found.difference, found.hedges):
        assert figure.estimate is None
        assert figure.said("en", "change") == "4 of 5 answers needed"


@pytest.mark.row("D21")
def test_a_change_is_never_printed_as_caused() -> None:
    assert "no proof" in unlinked_change(BEFORE, AFTER).caution


def test_where_all_answer_alike_there_is_a_reason_and_no_effect_size() -> None:
    found = unlinked_change([3] * 6, [3] * 7)
    assert found.hedges.estimate is None
    assert "no spread" in found.hedges.said("en", "coefficient")


def test_an_answer_outside_the_scale_is_refused() -> None:
    with pytest.raises(ValueError, match="scale"):
        unlinked_change([1, 2], [6])


def test_newcombes_published_example() -> None:
    # Newcombe (1998), example (a): 56/70 against 48/80.
    found = newcombe(wilson(48, 80), wilson(56, 70))
    assert (found.estimate, found.low, found.high) == pytest.approx((0.2, 0.0524, 0.3339), abs=5e-5)
    assert newcombe(wilson(0, 0), wilson(1, 2)).estimate is None
