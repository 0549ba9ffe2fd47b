"""Ranks: what can be said of a change when the steps of a scale need not be equal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kit.statistics.intervals import Interval, wilson

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]


def ranks_of(sizes: Sequence[int]) -> list[int]:
    """Give twice the rank of each size, so that shared ranks stay whole numbers."""
    return [
        sum(other < size for other in sizes) + sum(other <= size for other in sizes) + 1
        for size in sizes
    ]


def matched_rank_biserial(differences: Sequence[int], n: int) -> Interval:
    """Give by how much the ranks of rises outweigh those of falls, from -1 to 1.

    ``differences`` are those of people who changed, ``n`` counts all people; without a
    change the figure is 0. The range is Wilson's for the rises' share of all ranks, with the
    number of answers that so unequal weights are worth: ``(sum r)^2 / sum r^2``, which is
    about three quarters of those who changed.
    Formula: Kerby (2014), Compr. Psychol. 3, article 1.
    """
    if not differences:
        return Interval(0.0, -1.0, 1.0, n)
    ranks = ranks_of([abs(difference) for difference in differences])
    rises = sum(rank for rank, d in zip(ranks, differences, strict=True) if d > 0)
    worth = max(1, int(sum(ranks) ** 2 / sum(rank**2 for rank in ranks)))
    share = wilson(rises / sum(ranks) * worth, worth)
    return Interval(2 * rises / sum(ranks) - 1, 2 * share.low - 1, 2 * share.high - 1, n)


def cliff(before: Sequence[int], after: Sequence[int]) -> Interval:
    """Give Cliff's delta: the chance that an answer after is higher, less that it is lower.

    The range is Wilson's for that chance with ties as halves, as sure as the smaller side
    alone makes it: never too narrow.
    Formula: Cliff (1993), Psychol. Bull. 114, 494-509.
    """
    pairs = len(before) * len(after)
    delta = sum((two > one) - (two < one) for one in before for two in after) / pairs
    fewest = min(len(before), len(after))
    share = wilson((delta + 1) / 2 * fewest, fewest)
    return Interval(delta, 2 * share.low - 1, 2 * share.high - 1, len(before) + len(after))


def sign_flips(sizes: Sequence[int], signs: Sequence[int]) -> float:
    """Give the exact two-sided p of a sum of signed sizes when all signs are equally likely.

    With the ranks of the differences as sizes this is Wilcoxon's signed rank test, exact
    with ties too; with the differences themselves it is the permutation test of their mean.
    Every one of the ``2^n`` ways is counted, by adding one size after another.
    """
    import numpy as np  # noqa: PLC0415 - phones' pages need no numpy

    total = sum(sizes)
    ways: Numbers = np.zeros(total + 1)
    ways[0] = 1.0
    for size in sizes:
        raised = np.zeros_like(ways)
        raised[size:] = ways[: total + 1 - size]
        ways = (ways + raised) / 2
    rises = sum(size for size, sign in zip(sizes, signs, strict=True) if sign > 0)
    extreme = abs(2 * np.arange(total + 1) - total) >= abs(2 * rises - total)
    return min(1.0, float(ways[extreme].sum()))
