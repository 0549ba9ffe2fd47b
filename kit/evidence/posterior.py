"""Chances of success after trials: which of two ways is better, and how modules compare."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from kit.evidence.intervals import Interval

FEWEST_MODULES = 3
"""How modules spread cannot be learnt from fewer; they are not shrunk."""

_CLOSED_FORM = 5_000
_POINTS = 4_096
_MOST_ALIKE = 1_000.0


def probability_better(first: tuple[float, float], second: tuple[float, float]) -> float:
    """Give the probability that the second way's chance exceeds the first's.

    Each is the posterior Beta(a, b) of a chance: with prior Beta(1, 1), ``a`` is one more
    than the successes and ``b`` one more than the failures. Whole numbers go by Miller's
    closed form (2015, Formulas for Bayesian A/B Testing), others by numeric integration.

    Raises:
        ValueError: a parameter that is not positive.
    """
    import numpy as np  # noqa: PLC0415 - phones' pages need no numpy
    from scipy.special import betainc, betaincinv, betaln  # noqa: PLC0415 - see above

    (a1, b1), (a2, b2) = first, second
    if min(a1, b1, a2, b2) <= 0:
        raise ValueError("the parameters of a Beta distribution must be positive")
    if all(float(x).is_integer() for x in (a1, b1, a2, b2)) and a2 <= _CLOSED_FORM:
        i = np.arange(int(a2))
        logs = betaln(a1 + i, b2 + b1) - np.log(b2 + i) - betaln(1 + i, b2) - betaln(a1, b1)
        return min(1.0, float(np.exp(logs).sum()))
    # The mean of F1 over the quantiles of the second has no singular ends to integrate over.
    middles = (np.arange(_POINTS) + 0.5) / _POINTS
    return float(betainc(a1, b1, betaincinv(a2, b2, middles)).mean())


def shrunk(counts: Mapping[str, tuple[int, int]]) -> dict[str, Interval]:
    """Give each module's chance of success drawn towards what all modules have in common.

    ``counts`` holds successes and trials by module. The Beta prior is the one under which the
    counts of all modules are likeliest (empirical Bayes, beta-binomial), so that the best
    module is not a three-of-three accident. Under :data:`FEWEST_MODULES` tried modules it is
    Jeffreys'. An untried module has no estimate.
    """
    tried = [(k, n) for k, n in counts.values() if n]
    a, b = _prior(tried) if len(tried) >= FEWEST_MODULES else (0.5, 0.5)
    return {name: _posterior(k, n, a, b) for name, (k, n) in counts.items()}


def _prior(tried: Sequence[tuple[int, int]]) -> tuple[float, float]:
    import numpy as np  # noqa: PLC0415 - phones' pages need no numpy
    from scipy.optimize import minimize  # noqa: PLC0415 - see above
    from scipy.special import betaln, expit  # noqa: PLC0415 - see above

    k, n = np.array(sorted(tried), dtype=np.float64).T

    def unlikely(at: tuple[float, float]) -> float:
        mean, size = expit(at[0]), math.exp(at[1])
        a, b = mean * size, (1 - mean) * size
        return -float((betaln(k + a, n - k + b) - betaln(a, b)).sum())

    pooled = (k.sum() + 0.5) / (n.sum() + 1)
    start = (math.log(pooled / (1 - pooled)), math.log(10))
    # Modules that differ no more than chance would push the prior's weight to infinity.
    ends = ((-6, 6), (0, math.log(_MOST_ALIKE)))
    mean, size = minimize(unlikely, start, bounds=ends, method="L-BFGS-B").x
    share, weight = float(expit(mean)), math.exp(size)
    return share * weight, (1 - share) * weight


def _posterior(k: int, n: int, a: float, b: float) -> Interval:
    """Give a module's chance; no end is moved to 0 or 1, since the prior is learnt, not assumed."""
    from scipy.special import betaincinv  # noqa: PLC0415 - phones' pages need no scipy

    if n == 0:
        return Interval(None, 0.0, 1.0, 0)
    won, lost = k + a, n - k + b
    low, high = (float(betaincinv(won, lost, tail)) for tail in (0.025, 0.975))
    mean = won / (won + lost)
    return Interval(mean, min(low, mean), max(high, mean), n)
