"""Effective counts: several trials of one person are alike and tell less than as many people's.

Each person's share of successes is weighed by what that person's trials are worth, and these
weights add up to the effective number of trials. At an intraclass correlation of :data:`ALIKE`
the mean so weighed varies as the share of that many independent trials does, and less below it
(design effect ``1 + (m - 1) rho`` of m trials: Kish 1965, Survey Sampling).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kit.statistics.figure import Figure
from kit.statistics.intervals import wilson

ALIKE = 0.2
"""Intraclass correlation of one person's trials up to which intervals and error rates hold."""

_TAIL = 0.025


def weight(trials: int) -> float:
    """Give how many trials of different people so many of one person are worth: 5 at most."""
    return trials / (1 + (trials - 1) * ALIKE) if trials else 0.0


@dataclass(frozen=True, slots=True)
class Effective:
    """Successes and trials, those of one person weighed down; and what was really counted."""

    successes: float
    n: float
    trials: int
    people: int

    def chance(self) -> Figure:
        """Give the chance of success; ``n`` counts the trials.

        The estimate is the posterior mean after Jeffreys' prior, so that three of three are no
        certainty. The 95 % range is that of Clopper and Pearson at the effective counts, as
        Korn and Graubard (1998, Survey Methodology 24, 193-201) take it: it covers at least
        as often as it says.
        """
        from scipy.special import betaincinv  # noqa: PLC0415 - phones' pages need no scipy

        k, n = self.successes, self.n
        if not self.trials:
            return Figure(None, 0.0, 1.0, 0)
        low = float(betaincinv(k, n - k + 1, _TAIL)) if k else 0.0
        high = float(betaincinv(k + 1, n - k, 1 - _TAIL)) if n - k else 1.0
        return Figure((k + 0.5) / (n + 1), low, high, self.trials)

    def share(self) -> Figure:
        """Give the share of successes with its Wilson interval; ``n`` counts the trials."""
        return replace(wilson(self.successes, self.n), n=self.trials)


def effective(trials: Iterable[tuple[str, bool]]) -> Effective:
    """Count trials, each given as who made it and whether it succeeded."""
    made: Counter[str] = Counter()
    won: Counter[str] = Counter()
    for who, success in trials:
        made[who] += 1
        won[who] += success
    # Whoever made only successes must not fall short of that by a rounding error.
    lost = sum(weight(n) * (n - won[who]) / n for who, n in made.items())
    worth = sum(map(weight, made.values()))
    return Effective(max(worth - lost, 0.0) if won.total() else 0.0, worth, made.total(), len(made))
