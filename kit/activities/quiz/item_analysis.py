"""Items of a test-training: how hard each question is, what it tells, what proved useful."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, pstdev, pvariance

from kit.domain.approval import USEFUL
from kit.domain.refusal import Refusal
from kit.language import N_
from kit.statistics.groups import SMALLEST_GROUP
from kit.statistics.intervals import Interval, mean_interval, normal_quantile, wilson

LEAST_FOR_RELATIONS = 10
"""Discrimination and reliability relate answers to each other: from fewer people they are noise."""

_HIDDEN = N_("{n} answers: under {least}, nothing is shown, since people could be recognised.")
_FEW = N_("{n} people answered enough; this figure takes {least} or more.")
_ALL_ALIKE = N_("All answered alike, so the question cannot tell people apart.")


@dataclass(frozen=True, slots=True)
class QuizItem:
    """What the answers say of one question; people who left it out do not count."""

    question: str
    difficulty: Interval
    """Share of right answers (so the higher, the easier), Wilson interval."""
    discrimination: Interval
    """Correlation of a right answer with the share right of the person's other answers.

    Under 0, those who know more get it wrong more often: look at how it is worded.
    """
    reason: Refusal | None = None
    """Why a figure is missing."""


@dataclass(frozen=True, slots=True)
class QuizAnalysis:
    """What the answers say of a quiz."""

    items: tuple[QuizItem, ...]
    reliability: Interval
    """KR-20 (Cronbach's alpha of right and wrong) of people who answered everything."""
    reason: Refusal | None = None
    """Why there is no reliability."""


@dataclass(frozen=True, slots=True)
class Usefulness:
    """What people who used an item in practice say of it."""

    item: str
    mean: Interval
    """Mean usefulness from 1 to 5; ``n`` counts those who used it."""
    not_needed: int
    """How many did not come to need it; 0 as well where fewer than five people answered."""
    rework: bool
    """Whether the mean is under the threshold: the item cannot be approved as it is."""
    reason: Refusal | None = None


def quiz_analysis(answers: Mapping[str, Mapping[str, bool | None]]) -> QuizAnalysis:
    """Analyse a quiz: by person, whether each question was answered right.

    ``None``, or a question that is not there, was not answered. Intervals: Wilson's for
    difficulty, Fisher's z for discrimination, Feldt's (1965, Psychometrika 30) for KR-20.
    """
    questions = sorted({question for given in answers.values() for question in given})
    given = [
        {question: right for question, right in person.items() if right is not None}
        for person in answers.values()
    ]
    reliability, reason = _kr20([p for p in given if len(p) == len(questions)], questions)
    return QuizAnalysis(tuple(_item(one, given) for one in questions), reliability, reason)


def usefulness(
    ratings: Mapping[str, Sequence[int | None]], threshold: float = USEFUL
) -> tuple[Usefulness, ...]:
    """Give the practical usefulness of items after use, the weakest first.

    ``ratings`` holds, by item, ratings from 1 to 5, ``None`` for "did not need it". Items
    that fewer than five people used come last, without figures.

    Raises:
        ValueError: a rating outside the scale.
    """
    found = [_useful(item, given, threshold) for item, given in ratings.items()]
    return tuple(
        sorted(found, key=lambda one: (one.mean.estimate is None, one.mean.estimate or 0, one.item))
    )


def _item(question: str, given: Sequence[Mapping[str, bool]]) -> QuizItem:
    asked = [person for person in given if question in person]
    n = len(asked)
    unknown = Interval(None, -1.0, 1.0, n)
    if n < SMALLEST_GROUP:
        reason = Refusal(_HIDDEN, {"n": n, "least": SMALLEST_GROUP})
        return QuizItem(question, Interval(None, 0.0, 1.0, n), unknown, reason)
    difficulty = wilson(sum(person[question] for person in asked), n)
    pairs = [
        (float(person[question]), fmean(right for one, right in person.items() if one != question))
        for person in asked
        if len(person) > 1
    ]
    if len(pairs) < LEAST_FOR_RELATIONS:
        reason = Refusal(_FEW, {"n": len(pairs), "least": LEAST_FOR_RELATIONS})
        return QuizItem(question, difficulty, unknown, reason)
    discrimination = _correlation(pairs)
    alike = None if discrimination.estimate is not None else Refusal(_ALL_ALIKE)
    return QuizItem(question, difficulty, discrimination, alike)


def _correlation(pairs: Sequence[tuple[float, float]]) -> Interval:
    n = len(pairs)
    ones, others = [one for one, _ in pairs], [other for _, other in pairs]
    spread = pstdev(ones) * pstdev(others)
    if not spread:
        return Interval(None, -1.0, 1.0, n)
    one, other = fmean(ones), fmean(others)
    r = fmean((a - one) * (b - other) for a, b in pairs) / spread
    r = min(1.0, max(-1.0, r))
    # A perfect correlation has no finite z; this one is as near as matters.
    z = math.atanh(min(0.999_999, max(-0.999_999, r)))
    half = normal_quantile(0.95) / math.sqrt(n - 3)
    return Interval(r, min(r, math.tanh(z - half)), max(r, math.tanh(z + half)), n)


def _kr20(
    given: Sequence[Mapping[str, bool]], questions: Sequence[str]
) -> tuple[Interval, Refusal | None]:
    from scipy.special import fdtri  # noqa: PLC0415 - phones' pages need no scipy

    n, k = len(given), len(questions)
    unknown = Interval(None, -1.0, 1.0, n)
    if n < LEAST_FOR_RELATIONS:
        return unknown, Refusal(_FEW, {"n": n, "least": LEAST_FOR_RELATIONS})
    totals = pvariance([sum(person.values()) for person in given])
    if k < 2 or not totals:  # noqa: PLR2004 - a relation
        return unknown, Refusal(N_("Reliability takes two questions and people who differ."))
    within = math.fsum(pvariance([float(person[one]) for person in given]) for one in questions)
    alpha = k / (k - 1) * (1 - within / totals)
    first, second = n - 1, (n - 1) * (k - 1)
    low, high = (1 - (1 - alpha) * float(fdtri(first, second, tail)) for tail in (0.975, 0.025))
    return Interval(alpha, max(low, min(-1.0, alpha)), high, n), None


def _useful(item: str, given: Sequence[int | None], threshold: float) -> Usefulness:
    rated = [rating for rating in given if rating is not None]
    mean = mean_interval(rated)
    shown = len(rated) >= SMALLEST_GROUP
    not_needed = len(given) - len(rated) if len(given) >= SMALLEST_GROUP else 0
    if not shown or mean.estimate is None:
        reason = Refusal(_HIDDEN, {"n": len(rated), "least": SMALLEST_GROUP})
        return Usefulness(item, Interval(None, 1.0, 5.0, len(rated)), not_needed, False, reason)
    return Usefulness(item, mean, not_needed, mean.estimate < threshold)
