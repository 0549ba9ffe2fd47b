"""Coefficients of agreement corrected for chance: alpha, AC1, Cohen's and Fleiss' kappa.

All are ``1 - D_o / D_e``, the disagreement observed over that which chance gives. They
differ in what they take for chance, and :mod:`kit.activities.tables.agreement` never shows one alone.

Units, such as coded dialogues, are drawn anew for the intervals. A bootstrap of coders who
always agreed, or who never both used a rare code, would claim certainty. So between two coders
of nominal codes, and wherever no disagreement was seen, the range also spans the Wilson range
of the share that disagreed, carried over at the chance disagreement found.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from kit.statistics.intervals import Interval, wilson

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Measure = Callable[[Numbers], tuple[Numbers, Numbers]]

Level = Literal["nominal", "ordinal", "interval"]
Weights = Literal["none", "linear", "quadratic"]

RESAMPLES = 1_000
"""How often units are drawn anew for the intervals."""

_SEED = 41
_UNDEFINED = 0.05
_PAIR = 2


def krippendorff_alpha(
    units: Mapping[str, Mapping[str, str | float | None]], level: Level = "nominal"
) -> Interval:
    """Give Krippendorff's alpha of any number of coders; codes may be missing.

    ``units`` holds, by unit, each coder's code. Ordinal and interval codes are numbers.
    Units with one code alone are left out; without two different codes there is no estimate.
    Formula: Krippendorff (2011), Computing Krippendorff's Alpha-Reliability.
    """
    rows = [[code for code in codes.values() if code is not None] for codes in units.values()]
    known = sorted({code for row in rows for code in row}, key=lambda code: (str(type(code)), code))
    tallies = [[[row.count(code) for code in known]] for row in rows]
    values = [float(code) for code in known] if level == "interval" else []
    return alpha_of(tallies, level, values)


def alpha_of(
    tallies: Sequence[Sequence[Sequence[int]]],
    level: Level = "nominal",
    values: Sequence[float] = (),
) -> Interval:
    """Give alpha from tallies: by unit one or more questions, by question the count of each code.

    The codes of an ordinal tally stand in order; ``values`` are those of interval codes.
    """
    import numpy as np  # noqa: PLC0415 - phones' pages need no numpy

    paired = _pairable(tallies)
    if not paired:
        return Interval(None, -1.0, 1.0, 0)
    size = len(paired[0][0])
    sums = np.array([_coincidences(unit).ravel() for unit in paired])

    def measure(drawn: Numbers) -> tuple[Numbers, Numbers]:
        seen = drawn.reshape(-1, size, size)
        each = seen.sum(axis=2)
        total = each.sum(axis=1)
        if level == "nominal":
            apart = np.broadcast_to(1 - np.eye(size), seen.shape)
        else:
            # An ordinal code stands at its mid-rank among all codes drawn, an interval one at
            # its value; either way the distance of two codes is that of their places, squared.
            at = np.cumsum(each, axis=1) - each / 2 if level == "ordinal" else np.array([values])
            apart = (at[:, :, None] - at[:, None, :]) ** 2
            apart = apart / np.maximum(apart.max(axis=(1, 2), keepdims=True), 1e-300)
        by_chance = each[:, :, None] * each[:, None, :]
        return (
            (seen * apart).sum(axis=(1, 2)) / total,
            (by_chance * apart).sum(axis=(1, 2)) / (total * (total - 1)),
        )

    return _estimate(measure, sums, wider=level == "nominal" and _by_pairs(paired))


def ac1_of(tallies: Sequence[Sequence[Sequence[int]]]) -> Interval:
    """Give Gwet's AC1 from tallies as :func:`alpha_of` takes them, of at least two codes.

    Formula: Gwet (2008), Br. J. Math. Stat. Psychol. 61, 29-48; here over units that two or
    more coders coded, so that all figures shown together rest on the same units.
    """
    import numpy as np  # noqa: PLC0415 - phones' pages need no numpy

    paired = _pairable(tallies)
    if not paired or len(paired[0][0]) < _PAIR:
        return Interval(None, -1.0, 1.0, len(paired))
    size = len(paired[0][0])
    rows = []
    for unit in paired:
        shares = np.array([[count / sum(row) for count in row] for row in unit])
        rows.append([len(unit), sum(map(agreed_pairs, unit)), *shares.sum(axis=0)])

    def measure(drawn: Numbers) -> tuple[Numbers, Numbers]:
        asked, agreed, shares = drawn[:, 0], drawn[:, 1], drawn[:, 2:] / drawn[:, :1]
        return 1 - agreed / asked, 1 - (shares * (1 - shares)).sum(axis=1) / (size - 1)

    return _estimate(measure, np.array(rows, dtype=np.float64), wider=_by_pairs(paired))


def cohen_kappa(
    first: Sequence[str | float], second: Sequence[str | float], weights: Weights = "none"
) -> Interval:
    """Give Cohen's kappa of two coders who coded the same units, in the same order.

    Weighted kappas need codes whose sorted order is that of the scale, each step the same.
    Formula: Cohen (1960), Educ. Psychol. Meas. 20, 37-46; weighted: (1968), Psychol. Bull. 70.

    Raises:
        ValueError: the coders did not code equally many units.
    """
    import numpy as np  # noqa: PLC0415 - phones' pages need no numpy

    known = sorted({*first, *second}, key=lambda code: (str(type(code)), code))
    size, power = len(known), 2 if weights == "quadratic" else 1
    if not known:
        return Interval(None, -1.0, 1.0, 0)
    tables = np.zeros((len(first), size, size))
    for at, (one, other) in enumerate(zip(first, second, strict=True)):
        tables[at, known.index(one), known.index(other)] = 1
    steps = np.abs(np.subtract.outer(np.arange(size), np.arange(size))) / max(size - 1, 1)
    apart = 1 - np.eye(size) if weights == "none" else steps**power

    def measure(drawn: Numbers) -> tuple[Numbers, Numbers]:
        seen = drawn.reshape(-1, size, size) / len(first)
        by_chance = seen.sum(axis=2)[:, :, None] * seen.sum(axis=1)[:, None, :]
        return (seen * apart).sum(axis=(1, 2)), (by_chance * apart).sum(axis=(1, 2))

    return _estimate(measure, tables.reshape(len(first), -1), wider=weights == "none")


def fleiss_kappa(table: Sequence[Sequence[int]]) -> Interval:
    """Give Fleiss' kappa: a row per unit counts how many coders gave each code.

    Formula: Fleiss (1971), Psychol. Bull. 76, 378-382.

    Raises:
        ValueError: not every unit was coded by the same number of coders, two at least.
    """
    import numpy as np  # noqa: PLC0415 - phones' pages need no numpy

    if not table:
        return Interval(None, -1.0, 1.0, 0)
    coders = sum(table[0])
    if coders < _PAIR or any(sum(row) != coders for row in table):
        raise ValueError("Fleiss' kappa needs the same two or more coders in every unit")
    rows = [[agreed_pairs(row), *(count / coders for count in row)] for row in table]

    def measure(drawn: Numbers) -> tuple[Numbers, Numbers]:
        means = drawn / len(table)
        return 1 - means[:, 0], 1 - (means[:, 1:] ** 2).sum(axis=1)

    return _estimate(measure, np.array(rows), wider=coders == _PAIR)


def agreed_pairs(row: Sequence[int]) -> float:
    """Give the share of pairs of coders that gave the same code, from the count of each code."""
    coders = sum(row)
    return sum(count * (count - 1) for count in row) / (coders * (coders - 1))


def _pairable(tallies: Sequence[Sequence[Sequence[int]]]) -> list[list[Sequence[int]]]:
    """Leave out what fewer than two coders coded."""
    kept = [[row for row in unit if sum(row) >= _PAIR] for unit in tallies]
    return [unit for unit in kept if unit]


def _coincidences(unit: Sequence[Sequence[int]]) -> Numbers:
    import numpy as np  # noqa: PLC0415 - phones' pages need no numpy

    counts = np.array(unit, dtype=np.float64)
    pairs = counts[:, :, None] * counts[:, None, :] - counts[:, :, None] * np.eye(counts.shape[1])
    together: Numbers = (pairs / (counts.sum(axis=1) - 1)[:, None, None]).sum(axis=0)
    return together


def _by_pairs(paired: Sequence[Sequence[Sequence[int]]]) -> bool:
    """Whether each unit is one question to two coders, who agree on it wholly or not at all."""
    return all(len(unit) == 1 and sum(unit[0]) == _PAIR for unit in paired)


def _estimate(measure: Measure, per_unit: Numbers, *, wider: bool) -> Interval:
    """Give ``1 - D_o / D_e`` of the summed units, with its range; ``D_o`` lies in 0 to 1."""
    import numpy as np  # noqa: PLC0415 - phones' pages need no numpy

    n = len(per_unit)
    observed, chance = (float(found[0]) for found in measure(per_unit.sum(axis=0)[None]))
    if chance <= 0:
        return Interval(None, -1.0, 1.0, n)
    estimate = 1 - observed / chance
    draws = np.random.default_rng(_SEED).multinomial(n, np.full(n, 1 / n), size=RESAMPLES)
    apart, by_chance = measure(draws.astype(np.float64) @ per_unit)
    defined = by_chance > 0
    if defined.mean() < 1 - _UNDEFINED:
        return Interval(estimate, min(-1.0, estimate), 1.0, n)
    low, high = np.quantile(1 - apart[defined] / by_chance[defined], (0.025, 0.975)).tolist()
    agreed = wilson(min(max(1 - observed, 0.0), 1.0) * n, n)
    if wider or observed == 0:
        # With a share d of the units in disagreement the rarer code has at least d / 2 of all
        # codes, so chance gives at least d (1 - d / 2): that bounds the lower end.
        most = 1 - agreed.low
        low = min(low, max(1 - most / chance, -most / (2 - most)))
        high = max(high, 1 - (1 - agreed.high) / chance)
    return Interval(estimate, min(max(low, -1.0), estimate), max(min(high, 1.0), estimate), n)
