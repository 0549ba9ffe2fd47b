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
    assert (found.n, value.reason) == (n, None)


@pytest.mark.row("A21")
def test_csat_is_the_share_of_the_two_best_answers() -> None:
    found = csat([5] * 30 + [4] * 15 + [3] * 3 + [1] * 2)
    assert found.value == wilson(45, 50)
    assert (found.value.low, found.value.high) == pytest.approx((0.7864, 0.9565), abs=5e-5)


def test_effort_has_a_mean_and_a_share() -> None:
    answers = [7] * 20 + [5] * 10 + [4] * 10
    found = ces(answers)
    assert found.mean.value == mean_interval(answers, 1, 7)
    assert found.easy.value == wilson(30, 40)


@pytest.mark.parametrize("n", [0, 4, 29])
def test_under_thirty_answers_there_is_no_index_and_it_is_said_how_many_it_takes(n: int) -> None:
    for found in (csat([5] * n), nps([10] * n), ces([7] * n).mean, ces([7] * n).easy):
        assert (found.value.estimate, found.observed) == (None, None)
        assert found.value.said("en", "share") == f"{n} of 30 answers needed"
    assert csat([5] * 30).value.estimate == 1.0


def test_an_answer_outside_the_scale_is_refused() -> None:
    for count, strange in ((csat, 0), (csat, 6), (nps, 11), (nps, -1), (ces, 8)):
        with pytest.raises(ValueError, match="scale"):
            count([5] * 40 + [strange])
