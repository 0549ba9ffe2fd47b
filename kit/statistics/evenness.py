"""How evenly something is spread over people."""

from __future__ import annotations

from collections.abc import Sequence

from kit.statistics.few import PEOPLE
from kit.statistics.figure import Figure


def evenness(counts: Sequence[int]) -> Figure:
    """Give how even counts are: 1 where all people have as many, 0 where one has everything.

    It is one less the Gini coefficient, divided by its largest value (n - 1) / n. All people are
    known, so there is no range. Under five people there is no figure, and none of nothing.
    Formula: Deltas (2003), The Small-Sample Bias of the Gini Coefficient, Rev. Econ. Stat. 85.
    """
    n, total = len(counts), sum(counts)
    if n <= 1 or not total:
        return Figure(None, 0, 1, n).shown(PEOPLE)
    ranked = sum((2 * at - n - 1) * one for at, one in enumerate(sorted(counts), 1))
    even = 1 - ranked / (total * (n - 1))
    return Figure(even, even, even, n).shown(PEOPLE)
