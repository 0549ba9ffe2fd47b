"""Satisfaction: golden values, and what is not said of few answers."""

from __future__ import annotations

import pytest

from kit.activities.tables.satisfaction import ces, csat, nps
from kit.statistics.intervals import mean_interval, wilson


@pytest.mark.row("A21")
@pytest.mark.parametrize(
    ("promoters", "detractors", "n", "expected"),
    [(50, 20, 100, (0.2913, 0.1405, 0.4420)), (12, 5, 30, (0.2121, -0.0329, 0.4571))],
)
def test_nps_golden_values(
    promoters: int, detractors: int, n: int, expected: tuple[float, float, float]
) -> None:
    answers = [9] * (promoters - 1) + [10] + [6] * (detractors - 1) + [0]
    found = nps(answers + [8] * (n - len(answers)))
    value = found.value
    assert (value.estimate, value.low, value.high) == pytest.approx(expected, abs=5e-5)
    assert found.observed == pytest.approx((promoters - detractors) / n)
    assert (found.n, found.reason) == (n, None)


@pytest.mark.row("A21")
def test_csat_is_the_share_of_the_two_best_answers() -> None:
    found = csat([5] * 30 + [4] * 15 + [3] * 3 + [1] * 2)
    assert found.value == wilson(45, 50)
    assert (found.value.low, found.value.high) == pytest.approx((0.7864, 0.9565), abs=5e-5)
    assert found.answers == ((1, 2), (2, 0), (3, 3), (4, 15), (5, 30))


def test_effort_has_a_mean_and_a_share() -> None:
    answers = [7] * 20 + [5] * 10 + [4] * 10
    found = ces(answers)
    assert found.mean.value == mean_interval(answers, 1, 7)
    assert found.easy.value == wilson(30, 40)


def test_under_thirty_answers_only_the_answers_are_shown() -> None:
    for found in (csat([5] * 29), nps([10] * 29), ces([7] * 29).mean, ces([7] * 29).easy):
        assert found.value.estimate is None
        assert found.observed is None
        assert found.answers[-1][1] == 29
        assert found.reason is not None
        assert found.reason.values == {"n": 29, "least": 30}
    assert nps([10] * 29).value.low == -1
    assert csat([5] * 30).value.estimate == 1.0


@pytest.mark.parametrize("n", [0, 4])
def test_under_five_answers_nothing_is_shown(n: int) -> None:
    for found in (csat([1] * n), nps([1] * n), ces([1] * n).easy):
        assert (found.value.estimate, found.answers, found.observed) == (None, (), None)
        assert found.reason is not None
        assert "recognised" in found.reason.said("en")


def test_an_answer_outside_the_scale_is_refused() -> None:
    for count, strange in ((csat, 0), (csat, 6), (nps, 11), (nps, -1), (ces, 8)):
        with pytest.raises(ValueError, match="scale"):
            count([5] * 40 + [strange])
