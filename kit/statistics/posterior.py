"""Chances of success after trials, drawn together: how modules compare."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kit.statistics.effective import Effective
from kit.statistics.figure import Figure

FEWEST_MODULES = 3
"""How modules spread cannot be learnt from fewer; they are not shrunk."""

_MOST_ALIKE = 1_000.0
_MEANS, _SIZES = 99, 24
_NEGLIGIBLE = 1e-3
_HALVINGS = 20


def shrunk(counts: Mapping[str, Effective]) -> dict[str, Figure]:
    """Give each module's chance of success drawn towards what all modules have in common.

    The modules' chances spread as some Beta(a, b) does, whose likelihood is that of all
    effective counts (beta-binomial), so the best module is not a three-of-three accident. The
    single likeliest Beta would claim too much: of few modules it often says that they do not
    differ at all, and its 95 % ranges covered the truth of simulated ones in 75 of 100. So all
    are weighed, as Gelman et al. do (Bayesian Data Analysis, 3rd ed., section 5.3). Under
    :data:`FEWEST_MODULES` tried modules it is Jeffreys' alone. An untried module has no
    estimate.
    """
    tried = [(one.successes, one.n) for one in counts.values() if one.trials]
    priors = _priors(tried) if len(tried) >= FEWEST_MODULES else [(0.5, 0.5, 1.0)]
    found = {count: _mixed(count, priors) for count in set(counts.values())}
    return {name: found[count] for name, count in counts.items()}


def _priors(tried: Sequence[tuple[float, float]]) -> list[tuple[float, float, float]]:
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


def _mixed(count: Effective, priors: Sequence[tuple[float, float, float]]) -> Figure:
    """Give the posterior mean and equal-tailed range under priors of given probability."""
    import numpy as np  # noqa: PLC0415 - phones' pages need no numpy
    from scipy.special import betainc  # noqa: PLC0415 - see above

    if not count.trials:
        return Figure(None, 0.0, 1.0, 0)
    a, b, shares = np.array(priors).T
    # What this module's own count says of the priors is in their shares already.
    won, lost = a + count.successes, b + count.n - count.successes
    mean = float((shares * won / (won + lost)).sum())

    def quantile(tail: float) -> float:
        low, high = 0.0, 1.0
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            below = float((shares * betainc(won, lost, middle)).sum()) < tail
            low, high = (middle, high) if below else (low, middle)
        return (low + high) / 2

    return Figure(mean, min(quantile(0.025), mean), max(quantile(0.975), mean), count.trials)
