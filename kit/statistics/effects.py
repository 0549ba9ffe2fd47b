"""Before and after: how far answers on a short scale changed, and how sure that is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, variance

from kit.domain.refusal import Refusal
from kit.language import N_
from kit.statistics.few import withheld
from kit.statistics.figure import Figure

NOT_CAUSE = N_("Without a comparison group this is a change, and no proof of what caused it.")
"""Printed beside every change."""

_NO_SPREAD = N_("All answers are alike, so there is no spread to measure the effect by.")


@dataclass(frozen=True, slots=True)
class Change:
    """A change of answers from before to after."""

    difference: Figure
    """Mean after less mean before, with Welch's t interval."""
    hedges: Figure
    """Effect size: the difference in pooled standard deviations, with Hedges' correction."""
    caution: str = NOT_CAUSE


def hedges_factor(df: int) -> float:
    """Give the small-sample correction ``J = 1 - 3 / (4 df - 1)`` of an effect size.

    Formula: Hedges (1981), J. Educ. Stat. 6, 107-128.

    Raises:
        ValueError: no degree of freedom.
    """
    if df < 1:
        raise ValueError(f"a spread needs at least one degree of freedom, not {df}")
    return 1 - 3 / (4 * df - 1)


def newcombe(one: Figure, two: Figure) -> Figure:
    """Give the difference of two independent shares, ``two - one``, with its interval.

    Both have their Wilson intervals. Formula: Newcombe (1998), Stat. Med. 17, 873-890,
    method 10. Without answers on a side there is no estimate.
    """
    n = one.n + two.n
    if one.estimate is None or two.estimate is None:
        return Figure(None, -1.0, 1.0, n)
    difference = two.estimate - one.estimate
    below = math.hypot(two.estimate - two.low, one.high - one.estimate)
    above = math.hypot(two.high - two.estimate, one.estimate - one.low)
    return Figure(difference, max(-1.0, difference - below), min(1.0, difference + above), n)


def unlinked_change(
    before: Sequence[int], after: Sequence[int], low: int = 1, high: int = 5
) -> Change:
    """Measure the change where answers were anonymous: nobody's two can be put together.

    The same people answer alike, which cannot be used here: the range is wider than it would
    be with linked answers. Under five answers on a side there are no figures at all.

    Raises:
        ValueError: an answer outside the scale.
    """
    from scipy.special import stdtrit  # noqa: PLC0415 - phones' pages need no scipy

    if any(not low <= answer <= high for answer in (*before, *after)):
        raise ValueError(f"an answer lies outside the scale from {low} to {high}")
    n1, n2 = len(before), len(after)
    nothing = Figure(None, -math.inf, math.inf, n1 + n2)
    if withheld(fewest := min(n1, n2)):
        return Change(nothing.shown(n=fewest), nothing.shown(n=fewest))
    if not fewest:
        return Change(nothing, nothing)
    mean, df = fmean(after) - fmean(before), n1 + n2 - 2
    first, second = variance(before) / n1, variance(after) / n2
    pooled = math.sqrt(((n1 - 1) * variance(before) + (n2 - 1) * variance(after)) / df)
    if not pooled:
        alike = nothing.without(Refusal(_NO_SPREAD))
        return Change(alike, alike)
    welch = (first + second) ** 2 / (first**2 / (n1 - 1) + second**2 / (n2 - 1))
    half = float(stdtrit(welch, 0.975)) * math.sqrt(first + second)
    ends = _noncentral_ends(mean / pooled, df, math.sqrt(n1 * n2 / (n1 + n2)))
    hedges = [size * hedges_factor(df) for size in (mean / pooled, *ends)]
    return Change(
        Figure(mean, mean - half, mean + half, n1 + n2),
        Figure(hedges[0], hedges[1], hedges[2], n1 + n2),
    )


def _noncentral_ends(effect: float, df: int, root: float) -> tuple[float, float]:
    """Give the 95 % ends of an effect size by inverting the noncentral t distribution.

    ``root`` times the effect is t. Method: Cumming and Finch (2001), Educ. Psychol. Meas. 61.
    """
    from scipy.special import nctdtrinc  # noqa: PLC0415 - phones' pages need no scipy

    t = effect * root
    # The inversion is only exact for positive t; a fall is the mirror of a rise.
    low, high = (float(nctdtrinc(df, tail, abs(t))) / root for tail in (0.975, 0.025))
    return (low, high) if t >= 0 else (-high, -low)
