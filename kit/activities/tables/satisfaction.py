"""Satisfaction of clients: CSAT, NPS and CES, each with its rule, interval and answers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from kit.domain.refusal import Refusal
from kit.language import N_
from kit.statistics.few import ANSWERS
from kit.statistics.figure import Figure
from kit.statistics.intervals import mean_interval, normal_quantile, wilson

LEAST_ANSWERS = 30
"""No index is given from fewer answers.

Under 30, the interval of a share near one half is over 34 points wide, and an NPS of +23
cannot be told from 0: a figure so unsure is read as a verdict all the same.
"""

_PROMOTER, _PASSIVE = 9, 7


class Index(NamedTuple):
    """One satisfaction index, or the reason why it cannot be given."""

    rule: str
    """How the index is counted: a sentence of the catalogues, printed beside the figure."""
    value: Figure
    """The index with its interval, or why it cannot be given."""
    observed: float | None = None
    """The index as it is usually reported, when the estimate was adjusted; else as estimated."""

    @property
    def n(self) -> int:
        """How many clients answered."""
        return self.value.n


class Effort(NamedTuple):
    """How easy it was for clients: the mean answer, and the share who found it easy."""

    mean: Index
    easy: Index


def csat(answers: Sequence[int]) -> Index:
    """Give the share of clients who answered 4 or 5 on a scale from 1 to 5 (Wilson interval).

    Raises:
        ValueError: an answer outside the scale.
    """
    return _high(N_("CSAT: share of answers 4 and 5 on a scale from 1 to 5."), answers)


def valued(answers: Sequence[int]) -> Index:
    """Give the share of clients who felt valued, 4 or 5 on a scale from 1 to 5 (Wilson interval).

    Raises:
        ValueError: an answer outside the scale.
    """
    return _high(N_("Felt valued: share of answers 4 and 5 on a scale from 1 to 5."), answers)


def _high(rule: str, answers: Sequence[int]) -> Index:
    share = wilson(sum(answer >= 4 for answer in answers), len(answers))  # noqa: PLR2004 - the rule
    return _index(rule, share, answers, range(1, 5 + 1))


def nps(answers: Sequence[int]) -> Index:
    """Give the Net Promoter Score, from -1 to 1: the share of 9-10 less the share of 0-6.

    Estimate and interval are the adjusted Wald ones, three quarters of an imagined answer
    added on either side and three answers in all; ``observed`` is the plain difference.
    Formula: Rocks (2016), Interval Estimation for the Net Promoter Score, Am. Statistician 70.

    Raises:
        ValueError: an answer outside 0 to 10.
    """
    rule = N_("NPS: share of answers 9 and 10 less the share of answers 0 to 6.")
    n = len(answers)
    promoters = sum(answer >= _PROMOTER for answer in answers)
    detractors = sum(answer < _PASSIVE for answer in answers)
    p, d = (promoters + 0.75) / (n + 3), (detractors + 0.75) / (n + 3)
    half = normal_quantile(0.95) * math.sqrt((p + d - (p - d) ** 2) / (n + 3))
    value = Figure(p - d, max(-1.0, p - d - half), min(1.0, p - d + half), n)
    observed = (promoters - detractors) / n if n else None
    return _index(rule, value, answers, range(10 + 1), observed=observed)


def ces(answers: Sequence[int]) -> Effort:
    """Give the Customer Effort Score: the mean agreement with "it was easy", and its share of 5-7.

    Raises:
        ValueError: an answer outside 1 to 7.
    """
    mean_rule = N_("CES: mean agreement with “it was easy”, from 1 to 7.")
    share_rule = N_("CES: share of answers 5 to 7 to “it was easy”, on a scale from 1 to 7.")
    easy = wilson(sum(answer >= 5 for answer in answers), len(answers))  # noqa: PLR2004 - the rule
    mean = mean_interval(answers, 1, 7)
    scale = range(1, 7 + 1)
    return Effort(_index(mean_rule, mean, answers, scale), _index(share_rule, easy, answers, scale))


def _index(
    rule: str, value: Figure, answers: Sequence[int], scale: range, observed: float | None = None
) -> Index:
    """Put an index together, as far as so many answers carry it."""
    if strange := [answer for answer in answers if answer not in scale]:
        ends = f"{scale[0]} to {scale[-1]}"
        raise ValueError(f"an answer lies outside the scale from {ends}: {strange[0]}")
    if len(answers) >= LEAST_ANSWERS:
        return Index(rule, value, value.estimate if observed is None else observed)
    why = Refusal(ANSWERS, {"n": len(answers), "least": LEAST_ANSWERS})
    return Index(rule, value.without(why))
