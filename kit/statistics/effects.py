"""Before and after: how far people's answers on a short scale changed, and how sure that is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, stdev, variance

from kit.domain.refusal import Refusal
from kit.language import N_
from kit.statistics.groups import SMALLEST_GROUP
from kit.statistics.intervals import Interval, mean_interval
from kit.statistics.ranks import cliff, matched_rank_biserial, ranks_of, sign_flips

NOT_CAUSE = N_("Without a comparison group this is a change, and no proof of what caused it.")
"""Printed beside every change."""

_NO_SPREAD = N_("All changed by the same amount, so there is no spread to measure the effect by.")
_NO_SPREAD_APART = N_("All answers are alike, so there is no spread to measure the effect by.")


@dataclass(frozen=True, slots=True)
class Change:
    """A change of answers from before to after. Without estimates where ``reason`` says why."""

    linked: bool
    """Whether each person's two answers were known to belong together."""
    before: Interval
    """Mean before; ``n`` counts its answers, as ``after`` counts its own."""
    after: Interval
    difference: Interval
    """Mean after less mean before, Student's t interval (Welch's where answers are not linked)."""
    hedges: Interval
    """Effect size: the difference in standard deviations of the answers, Hedges' correction.

    The deviation is the mean of both (``d_av``), pooled where answers are not linked.
    """
    d_z: Interval | None
    """The difference in standard deviations of the differences; linked answers only."""
    d_av: Interval
    """The same effect size as ``hedges``, not corrected."""
    rank_biserial: Interval
    """From -1 to 1: how far rises outweigh falls, by rank (matched, or Cliff's delta)."""
    p_ranks: float | None
    """Exact p of Wilcoxon's signed ranks, two-sided; linked answers only."""
    p_permutation: float | None
    """Exact p of the mean difference when signs are dealt at random; linked answers only."""
    reason: Refusal | None = None
    caution: str = NOT_CAUSE

    @property
    def n(self) -> int:
        """How many people, or how many answers in all where they are not linked."""
        return self.difference.n


def hedges_factor(df: int) -> float:
    """Give the small-sample correction ``J = 1 - 3 / (4 df - 1)`` of an effect size.

    Formula: Hedges (1981), J. Educ. Stat. 6, 107-128.

    Raises:
        ValueError: no degree of freedom.
    """
    if df < 1:
        raise ValueError(f"a spread needs at least one degree of freedom, not {df}")
    return 1 - 3 / (4 * df - 1)


def newcombe(one: Interval, two: Interval) -> Interval:
    """Give the difference of two independent shares, ``two - one``, with its interval.

    Both have their Wilson intervals. Formula: Newcombe (1998), Stat. Med. 17, 873-890,
    method 10. Without answers on a side there is no estimate.
    """
    n = one.n + two.n
    if one.estimate is None or two.estimate is None:
        return Interval(None, -1.0, 1.0, n)
    difference = two.estimate - one.estimate
    below = math.hypot(two.estimate - two.low, one.high - one.estimate)
    above = math.hypot(two.high - two.estimate, one.estimate - one.low)
    return Interval(difference, max(-1.0, difference - below), min(1.0, difference + above), n)


def paired_change(
    before: Sequence[int], after: Sequence[int], low: int = 1, high: int = 5
) -> Change:
    """Measure the change of the same people, whose answers stand in the same order.

    Under five people there are no figures at all.

    Raises:
        ValueError: not as many answers after as before, or an answer outside the scale.
    """
    if len(before) != len(after):
        raise ValueError(f"{len(before)} people before, {len(after)} after: not the same ones")
    _check(before, after, low, high)
    n = len(before)
    if n < SMALLEST_GROUP:
        return _nothing(n, n, low, high, linked=True)
    differences = [two - one for one, two in zip(before, after, strict=True)]
    mean, spread = fmean(differences), stdev(differences)
    answers = math.sqrt((variance(before) + variance(after)) / 2)
    d_z = d_av = hedges = Interval(None, -math.inf, math.inf, n)
    if spread and answers:
        ends = _noncentral_ends(mean / spread, n - 1, math.sqrt(n))
        d_z = Interval(mean / spread, *ends, n)
        d_av = _scaled(d_z, spread / answers)
        hedges = _scaled(d_av, hedges_factor(n - 1))
    moved = [difference for difference in differences if difference]
    ranks = ranks_of([abs(difference) for difference in moved])
    return Change(
        linked=True,
        before=mean_interval(before, low, high),
        after=mean_interval(after, low, high),
        difference=_mean_difference(differences, low, high),
        hedges=hedges,
        d_z=d_z,
        d_av=d_av,
        rank_biserial=matched_rank_biserial(moved, n),
        p_ranks=sign_flips(ranks, moved),
        p_permutation=sign_flips([abs(d) for d in moved], moved),
        reason=None if spread and answers else Refusal(_NO_SPREAD),
    )


def unlinked_change(
    before: Sequence[int], after: Sequence[int], low: int = 1, high: int = 5
) -> Change:
    """Measure the change where answers were anonymous, and nobody's two are known to belong together.

    The same people answer alike, which cannot be used here: the range is wider than it would
    be with linked answers. Under five answers on a side there are no figures at all.

    Raises:
        ValueError: an answer outside the scale.
    """
    from scipy.special import stdtrit  # noqa: PLC0415 - phones' pages need no scipy

    _check(before, after, low, high)
    n1, n2 = len(before), len(after)
    if min(n1, n2) < SMALLEST_GROUP:
        return _nothing(n1, n2, low, high, linked=False)
    mean, df = fmean(after) - fmean(before), n1 + n2 - 2
    first, second = variance(before) / n1, variance(after) / n2
    difference = Interval(mean, float(low - high), float(high - low), n1 + n2)
    hedges = d_av = Interval(None, -math.inf, math.inf, n1 + n2)
    pooled = math.sqrt(((n1 - 1) * variance(before) + (n2 - 1) * variance(after)) / df)
    if pooled:
        welch = (first + second) ** 2 / (first**2 / (n1 - 1) + second**2 / (n2 - 1))
        half = float(stdtrit(welch, 0.975)) * math.sqrt(first + second)
        difference = Interval(mean, mean - half, mean + half, n1 + n2)
        ends = _noncentral_ends(mean / pooled, df, math.sqrt(n1 * n2 / (n1 + n2)))
        d_av = Interval(mean / pooled, *ends, n1 + n2)
        hedges = _scaled(d_av, hedges_factor(df))
    return Change(
        linked=False,
        before=mean_interval(before, low, high),
        after=mean_interval(after, low, high),
        difference=difference,
        hedges=hedges,
        d_z=None,
        d_av=d_av,
        rank_biserial=cliff(before, after),
        p_ranks=None,
        p_permutation=None,
        reason=None if pooled else Refusal(_NO_SPREAD_APART),
    )


def _check(before: Sequence[int], after: Sequence[int], low: int, high: int) -> None:
    if any(not low <= answer <= high for answer in (*before, *after)):
        raise ValueError(f"an answer lies outside the scale from {low} to {high}")


def _nothing(n1: int, n2: int, low: int, high: int, *, linked: bool) -> Change:
    """Give the change of groups too small to be shown."""
    why = N_("{n} answers: under {least}, nothing is shown, since people could be recognised.")
    n = n1 if linked else n1 + n2
    unsized = Interval(None, -math.inf, math.inf, n)
    return Change(
        linked=linked,
        before=Interval(None, float(low), float(high), n1),
        after=Interval(None, float(low), float(high), n2),
        difference=Interval(None, float(low - high), float(high - low), n),
        hedges=unsized,
        d_z=unsized if linked else None,
        d_av=unsized,
        rank_biserial=Interval(None, -1.0, 1.0, n),
        p_ranks=None,
        p_permutation=None,
        reason=Refusal(why, {"n": min(n1, n2), "least": SMALLEST_GROUP}),
    )


def _mean_difference(differences: Sequence[int], low: int, high: int) -> Interval:
    from scipy.special import stdtrit  # noqa: PLC0415 - phones' pages need no scipy

    n, mean, spread = len(differences), fmean(differences), stdev(differences)
    if not spread:
        # A t interval without width would claim certainty where a few people happen to agree.
        return mean_interval(differences, low - high, high - low)
    half = float(stdtrit(n - 1, 0.975)) * spread / math.sqrt(n)
    return Interval(mean, mean - half, mean + half, n)


def _scaled(size: Interval, factor: float) -> Interval:
    estimate = None if size.estimate is None else size.estimate * factor
    return Interval(estimate, size.low * factor, size.high * factor, size.n)


def _noncentral_ends(effect: float, df: int, root: float) -> tuple[float, float]:
    """Give the 95 % ends of an effect size by inverting the noncentral t distribution.

    ``root`` times the effect is t. Method: Cumming and Finch (2001), Educ. Psychol. Meas. 61.
    """
    from scipy.special import nctdtrinc  # noqa: PLC0415 - phones' pages need no scipy

    t = effect * root
    # The inversion is only exact for positive t; a fall is the mirror of a rise.
    low, high = (float(nctdtrinc(df, tail, abs(t))) / root for tail in (0.975, 0.025))
    return (low, high) if t >= 0 else (-high, -low)
