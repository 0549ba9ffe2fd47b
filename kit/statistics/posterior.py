"""Chances of success after trials: which of two ways is better, and how modules compare."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kit.statistics.intervals import Interval

FEWEST_MODULES = 3
"""How modules spread cannot be learnt from fewer; they are not shrunk."""

_CLOSED_FORM = 5_000
_POINTS = 4_096
_MOST_ALIKE = 1_000.0
_MEANS, _SIZES = 99, 24
_NEGLIGIBLE = 1e-3
_HALVINGS = 20


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

    ``counts`` holds successes and trials by module. The modules' chances spread as some
    Beta(a, b) does, whose likelihood is that of all counts (beta-binomial), so the best module
    is not a three-of-three accident. The single likeliest Beta would claim too much: of few
    modules it often says that they do not differ at all, and its 95 % ranges covered the truth
    of simulated ones in 75 of 100. So all are weighed, as Gelman et al. do (Bayesian Data
    Analysis, 3rd ed., section 5.3). Under :data:`FEWEST_MODULES` tried modules it is Jeffreys'
    alone. An untried module has no estimate.
    """
    tried = [(k, n) for k, n in counts.values() if n]
    priors = _priors(tried) if len(tried) >= FEWEST_MODULES else [(0.5, 0.5, 1.0)]
    found = {count: _mixed(*count, priors) for count in set(counts.values())}
    return {name: found[count] for name, count in counts.items()}


def _priors(tried: Sequence[tuple[int, int]]) -> list[tuple[float, float, float]]:
    """Give the Betas that the modules' chances may spread as, each with its probability."""
    import numpy as np  # noqa: PLC0415 - phones' pages need no numpy
    from scipy.special import betaln  # noqa: PLC0415 - see above

    mean, size = np.meshgrid(
        (np.arange(_MEANS) + 0.5) / _MEANS, np.geomspace(1, _MOST_ALIKE, _SIZES), indexing="ij"
    )
    a, b = (mean * size).ravel(), ((1 - mean) * size).ravel()
    # The flat prior on the mean and on the spread of chances, 1 / sqrt(a + b).
    logs = -np.log(a + b) / 2
    for k, n in sorted(tried):
        logs = logs + betaln(k + a, n - k + b) - betaln(a, b)
    weights = np.exp(logs - logs.max())
    kept = weights > _NEGLIGIBLE
    shares = weights[kept] / weights[kept].sum()
    return list(zip(a[kept].tolist(), b[kept].tolist(), shares.tolist(), strict=True))


def _mixed(k: int, n: int, priors: Sequence[tuple[float, float, float]]) -> Interval:
    """Give the posterior mean and equal-tailed range under priors of given probability."""
    import numpy as np  # noqa: PLC0415 - phones' pages need no numpy
    from scipy.special import betainc  # noqa: PLC0415 - see above

    if n == 0:
        return Interval(None, 0.0, 1.0, 0)
    a, b, shares = np.array(priors).T
    # What this module's own count says of the priors is in their shares already.
    won, lost = a + k, b + n - k
    mean = float((shares * won / (won + lost)).sum())

    def quantile(tail: float) -> float:
        low, high = 0.0, 1.0
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            below = float((shares * betainc(won, lost, middle)).sum()) < tail
            low, high = (middle, high) if below else (low, middle)
        return (low + high) / 2

    return Interval(mean, min(quantile(0.025), mean), max(quantile(0.975), mean), n)
