"""Coefficients of agreement corrected for chance: Krippendorff's alpha and Gwet's AC1.

Both are ``1 - D_o / D_e``, the disagreement observed over that which chance gives. They differ
in what they take for chance, and :mod:`kit.activities.tables.agreement` never shows one alone.

Their 95 % ranges come from leaving out each unit, such as a coded dialogue, in turn (jackknife)
on Fisher's scale, with Student's t. Coders who always agreed, or a code that hardly occurs,
would let that range claim certainty. So there, and where each unit is a single question, it also
spans the Wilson range of the share that disagreed, carried over at the chance disagreement
found. ``tests/property/test_coefficient_coverage.py`` shows how often the ranges hold.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from kit.statistics.figure import Figure
from kit.statistics.intervals import wilson

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Measure = Callable[[Numbers], tuple[Numbers, Numbers]]

Tallies = Sequence[Sequence[Sequence[int]]]

RARE = 5
"""A code that occurs in fewer units tells too little for leaving them out in turn."""

_PAIR = 2
_NEARLY = 1 - 1e-6


def alpha_of(tallies: Tallies) -> Figure:
    """Give Krippendorff's nominal alpha of any number of coders; codes may be missing.

    ``tallies`` holds by unit one or more questions, by question how often each code was given.
    Questions answered by one coder alone are left out; without two different codes there is no
    estimate. Formula: Krippendorff (2011), Computing Krippendorff's Alpha-Reliability.
    """
    import numpy as np  # noqa: PLC0415 - phones' pages need no numpy

    def rows(counts: Numbers, coders: Numbers) -> Numbers:
        agreed = (counts * (counts - 1)).sum(axis=1, keepdims=True) / (coders - 1)
        return np.hstack([agreed, counts])

    def measure(drawn: Numbers) -> tuple[Numbers, Numbers]:
        agreed, counts = drawn[:, 0], drawn[:, 1:]
        total = counts.sum(axis=1)
        by_chance = (counts * (counts - 1)).sum(axis=1) / (total * (total - 1))
        return 1 - agreed / total, 1 - by_chance

    return _estimate(tallies, rows, measure)


def ac1_of(tallies: Tallies) -> Figure:
    """Give Gwet's AC1 from tallies as :func:`alpha_of` takes them, of at least two codes.

    Formula: Gwet (2008), Br. J. Math. Stat. Psychol. 61, 29-48; here over units that two or
    more coders coded, so that all figures shown together rest on the same units.
    """
    import numpy as np  # noqa: PLC0415 - phones' pages need no numpy

    def rows(counts: Numbers, coders: Numbers) -> Numbers:
        pairs = coders * (coders - 1)
        agreed = (counts * (counts - 1)).sum(axis=1, keepdims=True) / pairs
        return np.hstack([np.ones_like(agreed), agreed, counts / coders])

    def measure(drawn: Numbers) -> tuple[Numbers, Numbers]:
        asked, agreed, shares = drawn[:, 0], drawn[:, 1], drawn[:, 2:] / drawn[:, :1]
        by_chance = (shares * (1 - shares)).sum(axis=1) / max(shares.shape[1] - 1, 1)
        # Of one code alone AC1 has nothing to compare.
        return 1 - agreed / asked, (1 - by_chance) * (shares.shape[1] > 1)

    return _estimate(tallies, rows, measure)


def agreed_pairs(row: Sequence[int]) -> float:
    """Give the share of pairs of coders that gave the same code, from the count of each code."""
    coders = sum(row)
    return sum(count * (count - 1) for count in row) / (coders * (coders - 1))


def _estimate(
    tallies: Tallies, rows: Callable[[Numbers, Numbers], Numbers], measure: Measure
) -> Figure:
    """Give ``1 - D_o / D_e`` with its range; ``D_o`` lies in 0 to 1.

    ``rows`` makes of each question's counts what adds up, ``measure`` of sums ``D_o, D_e``.
    """
    import numpy as np  # noqa: PLC0415 - phones' pages need no numpy
    from scipy.special import stdtrit  # noqa: PLC0415 - see above

    paired = [unit for one in tallies if (unit := [row for row in one if sum(row) >= _PAIR])]
    n = len(paired)
    if not n:
        return Figure(None, -1.0, 1.0, 0)
    counts = np.array([row for unit in paired for row in unit], dtype=np.float64)
    first = np.cumsum([0, *map(len, paired)])[:-1]
    held = np.add.reduceat(counts, first)
    per_unit = np.add.reduceat(rows(counts, counts.sum(axis=1, keepdims=True)), first)
    total = per_unit.sum(axis=0)
    (observed,), (chance,) = (found.tolist() for found in measure(total[None]))
    if chance <= 0:
        return Figure(None, -1.0, 1.0, n)
    low = high = estimate = 1 - observed / chance
    apart, by_chance = measure(total - per_unit) if n > 1 else (total[:1], total[:1] * 0)
    defined = bool((by_chance > 0).all())
    if defined:
        without = np.arctanh(np.clip(1 - apart / by_chance, -_NEARLY, _NEARLY))
        middle = np.arctanh(np.clip(estimate, -_NEARLY, _NEARLY))
        half = float(stdtrit(n - 1, 0.975)) * np.sqrt((n - 1) * without.var())
        low, high = float(np.tanh(middle - half)), float(np.tanh(middle + half))
    # Units that hold another code than the commonest one.
    varied = np.delete(held, held.sum(axis=0).argmax(), axis=1).any(axis=1).sum()
    if not defined or observed == 0 or varied < RARE or len(counts) == n:
        # With a share d of the units in disagreement the rarer code has at least d / 2 of all
        # codes, so chance gives at least d (1 - d / 2): that bounds the lower end.
        agreed = wilson(min(max(1 - observed, 0.0), 1.0) * n, n)
        most = 1 - agreed.low
        low = min(low, max(1 - most / chance, -most / (2 - most)))
        high = max(high, 1 - (1 - agreed.high) / chance)
    return Figure(estimate, min(max(low, -1.0), estimate), max(min(high, 1.0), estimate), n)
