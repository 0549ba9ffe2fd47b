"""What each question of a quiz tells, and the quiz as a whole."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, pstdev, pvariance

from kit.domain.refusal import Refusal
from kit.language import N_
from kit.statistics.figure import Figure
from kit.statistics.intervals import normal_quantile

LEAST_FOR_RELATIONS = 10
"""Discrimination and reliability relate answers to each other: from fewer people they are noise."""

_ALL_ALIKE = N_("All answered alike, so the question cannot tell people apart.")


@dataclass(frozen=True, slots=True)
class QuizAnalysis:
    """What the answers say of a quiz."""

    discrimination: Mapping[str, Figure]
    """By question the correlation of a right answer with the share right of the person's others.

    Under 0, those who know more get it wrong more often: look at how it is worded.
    """
    reliability: Figure
    """KR-20 (Cronbach's alpha of right and wrong) of people who answered everything."""


def quiz_analysis(answers: Mapping[str, Mapping[str, bool | None]]) -> QuizAnalysis:
    """Analyse a quiz: by person, whether each question was answered right.

    ``None``, or a question that is not there, was not answered. Figures: Fisher's z for
    discrimination, Feldt's (1965, Psychometrika 30) for KR-20.
    """
    questions = sorted({question for given in answers.values() for question in given})
    given = [
        {question: right for question, right in person.items() if right is not None}
        for person in answers.values()
    ]
    return QuizAnalysis(
        {one: _discrimination(one, given) for one in questions},
        _kr20([person for person in given if len(person) == len(questions)], questions),
    )


def _discrimination(question: str, given: Sequence[Mapping[str, bool]]) -> Figure:
    pairs = [
        (float(person[question]), fmean(right for one, right in person.items() if one != question))
        for person in given
        if question in person and len(person) > 1
    ]
    if len(pairs) >= LEAST_FOR_RELATIONS:
        return _correlation(pairs)
    return Figure(None, -1.0, 1.0, len(pairs)).without(_few(len(pairs)))


def _few(n: int) -> Refusal:
    return Refusal(
        N_("{n} people answered enough; this figure takes {least} or more."),
        {"n": n, "least": LEAST_FOR_RELATIONS},
    )


def _correlation(pairs: Sequence[tuple[float, float]]) -> Figure:
    n = len(pairs)
    ones, others = [one for one, _ in pairs], [other for _, other in pairs]
    spread = pstdev(ones) * pstdev(others)
    if not spread:
        return Figure(None, -1.0, 1.0, n, Refusal(_ALL_ALIKE))
    one, other = fmean(ones), fmean(others)
    r = fmean((a - one) * (b - other) for a, b in pairs) / spread
    r = min(1.0, max(-1.0, r))
    # A perfect correlation has no finite z; this one is as near as matters.
    z = math.atanh(min(0.999_999, max(-0.999_999, r)))
    half = normal_quantile(0.95) / math.sqrt(n - 3)
    return Figure(r, min(r, math.tanh(z - half)), max(r, math.tanh(z + half)), n)


def _kr20(given: Sequence[Mapping[str, bool]], questions: Sequence[str]) -> Figure:
    from scipy.special import fdtri  # noqa: PLC0415 - phones' pages need no scipy

    n, k = len(given), len(questions)
    unknown = Figure(None, -1.0, 1.0, n)
    if n < LEAST_FOR_RELATIONS:
        return unknown.without(_few(n))
    totals = pvariance([sum(person.values()) for person in given])
    if k < 2 or not totals:  # noqa: PLR2004 - a relation
        why = N_("Reliability takes two questions and people who differ.")
        return unknown.without(Refusal(why))
    within = math.fsum(pvariance([float(person[one]) for person in given]) for one in questions)
    alpha = k / (k - 1) * (1 - within / totals)
    first, second = n - 1, (n - 1) * (k - 1)
    low, high = (1 - (1 - alpha) * float(fdtri(first, second, tail)) for tail in (0.975, 0.025))
    return Figure(alpha, max(low, min(-1.0, alpha)), high, n)
