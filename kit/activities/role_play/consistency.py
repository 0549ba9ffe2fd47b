"""Consistency: one client passed between several employees, and are the answers the same?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kit.domain.refusal import Refusal
from kit.language import N_
from kit.statistics.coefficients import agreed_pairs
from kit.statistics.groups import SMALLEST_GROUP
from kit.statistics.intervals import Interval, wilson

_PAIR = 2


@dataclass(frozen=True, slots=True)
class PointConsistency:
    """What the client heard on one meaning point of the standard."""

    point: str
    identical: Interval
    """Share of pairs of employees whose answers are the same; ``n`` counts employees.

    The range is Wilson's for one comparison fewer than there were answers.
    """
    answers: tuple[str, ...]
    """The different answers, by name: more than one is a contradiction."""
    counts: tuple[int, ...]
    """How many gave each; empty under five employees, or it would tell who stood alone."""
    unsaid: int
    """How many employees did not touch the point; 0 as well under five employees."""

    @property
    def contradicts(self) -> bool:
        """Whether the client was told two different things."""
        return len(self.answers) > 1


@dataclass(frozen=True, slots=True)
class Consistency:
    """Whether everyone told the client the same."""

    identical: Interval
    """Mean share of identical answers over the meaning points; ``n`` counts points compared."""
    points: tuple[PointConsistency, ...]
    """Every point, contradictions first, the least consistent in front."""
    employees: int
    reason: Refusal | None = None
    """Why there is no share."""

    @property
    def contradictions(self) -> tuple[PointConsistency, ...]:
        """The points on which the client was told different things."""
        return tuple(point for point in self.points if point.contradicts)


def consistency(answers: Mapping[str, Mapping[str, str | None]]) -> Consistency:
    """Compare the answers that one client got: by employee, the code on each meaning point.

    ``None``, or a point that is not there, was not said. Codes are the observer's words for
    what was meant, so "three days" and "by Thursday" may be one. Employees are never named
    in the result.
    """
    names = sorted({point for said in answers.values() for point in said})
    points = [_point(name, [said.get(name) for said in answers.values()]) for name in names]
    shares = [one.identical.estimate for one in points if one.identical.estimate is not None]
    ordered = sorted(points, key=lambda one: (not one.contradicts, one.identical.estimate or 0))
    reason = None
    if len(answers) < _PAIR:
        reason = Refusal(N_("Consistency takes two employees who answered the same client."))
    elif not shares:
        reason = Refusal(N_("No meaning point was answered by two employees."))
    # Halves and thirds can add up to a rounding error above the number of points.
    mean = wilson(min(sum(shares), len(shares)), len(shares))
    return Consistency(mean, tuple(ordered), len(answers), reason)


def _point(name: str, said: list[str | None]) -> PointConsistency:
    codes = [code for code in said if code is not None]
    different = tuple(sorted(set(codes)))
    counts = tuple(codes.count(code) for code in different)
    identical = Interval(None, 0.0, 1.0, len(codes))
    if len(codes) >= _PAIR:
        share, comparisons = agreed_pairs(counts), len(codes) - 1
        ends = wilson(share * comparisons, comparisons)
        identical = Interval(share, ends.low, ends.high, len(codes))
    told = len(said) >= SMALLEST_GROUP
    unsaid = len(said) - len(codes) if told else 0
    return PointConsistency(name, identical, different, counts if told else (), unsaid)
