"""The rule that decides on a module from its trials, and how often that rule is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from kit.statistics.effective import ALIKE, Effective, effective, weight

Verdict = Literal["keep", "rework", "drop", "more"]

ERROR = 0.10
"""Share of wordings no better than ``p0`` that the rule keeps at most, and of those no worse
that it drops: with a look after every trial, whoever makes them, as long as trials of one person
are no more alike than :data:`~kit.statistics.effective.ALIKE`."""

_TAIL = 0.025
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Rule:
    """When a module is kept, dropped, reworked or tried further.

    It is kept once the whole 95 % range of its chance (:meth:`Effective.chance`) lies above
    ``p0`` and its naturalness reaches the threshold; reworked when it succeeds but does not
    sound natural; dropped once the whole range lies below ``p0``; else tried further. Numbers
    of trials are effective ones. ``tests/property/test_trial_error_rates.py`` shows that
    :data:`ERROR` holds.

    Raises:
        ValueError: ``p0`` or a number of trials or people outside what can be meant.
    """

    p0: float = 0.6
    """Chance of success to beat: what the present way of serving reaches."""
    natural: float = 3.5
    """Least mean naturalness, on the scale from 1 to 5."""
    least: int = 10
    """No decision before so many trials: three successes of three are an accident."""
    most: int = 60
    """Only the first so many decide, or the error rate would go on growing with the looks."""
    people: int = 6
    """No decision on what fewer people tried: of five, a few who always fail are too many."""

    def __post_init__(self) -> None:
        if not 0 < self.p0 < 1 or not 1 <= self.least <= self.most or self.people < 1:
            raise ValueError(f"not a rule: {self}")

    def deciding(self, trials: Sequence[tuple[str, bool]]) -> Effective:
        """Count the trials that decide: the first ones, worth :attr:`most` together."""
        made: Counter[str] = Counter()
        worth = 0.0
        for at, (who, _) in enumerate(trials):
            worth += weight(made[who] + 1) - weight(made[who])
            made[who] += 1
            if worth > self.most + _ROUNDING:
                return effective(trials[:at])
        return effective(trials)

    def outcome(self, counted: Effective) -> Verdict:
        """Give what successes alone decide: "keep", "drop" or "more"."""
        if counted.n < self.least - _ROUNDING or counted.people < self.people:
            return "more"
        drop, keep = _ends(self.p0, counted.n)
        if counted.successes >= keep - _ROUNDING:
            return "keep"
        return "drop" if counted.successes <= drop + _ROUNDING else "more"

    def needed(self, counted: Effective) -> int | None:
        """Give how many more trials decide, each by another person, at the rate of those so far.

        ``None`` when not even all up to :attr:`most` would: the chance is too close to ``p0``.
        """
        rate = (counted.successes + 0.5) / (counted.n + 1)
        for more in range(int(self.most - counted.n + _ROUNDING) + 1):
            then = Effective(
                counted.successes + rate * more, counted.n + more, counted.trials + more,
                counted.people + more,
            )  # fmt: skip
            if self.outcome(then) != "more":
                return more
        return None


RULE = Rule()
"""The rule by which desk and draft advise on every module."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of a module whose true chance ``p`` of success is known."""

    p: float
    keep: float
    """Share of simulated modules that were kept, as for ``drop`` and ``more``."""
    drop: float
    more: float
    """Share still undecided after the last trial."""
    mean_trials: float


def fate(
    rule: Rule, p: float, makers: Sequence[int], *, alike: float = ALIKE,
    simulations: int = 10_000, seed: int = 1,
) -> Fate:  # fmt: skip
    """Simulate the rule with a look after every trial, which ends with what decides.

    ``makers`` says who makes each trial. The people's own chances spread around ``p`` as a
    Beta distribution does, so that one person's trials correlate as ``alike`` says.
    Naturalness plays no part.

    Raises:
        ValueError: a chance or a correlation outside 0 to 1.
    """
    import numpy as np  # noqa: PLC0415 - phones' pages need no numpy

    if not 0 < p < 1 or not 0 <= alike < 1:
        raise ValueError("a simulation needs a chance and a correlation within 0 to 1")
    chance, shape = np.random.default_rng(seed), (simulations, max(makers) + 1)
    own = np.full(shape, p)
    if alike:
        own = chance.beta(p * (1 / alike - 1), (1 - p) * (1 / alike - 1), shape)
    won, made, kept, dropped, trials = np.zeros(shape), Counter[int](), 0, 0, 0
    successes, still, n = np.zeros(simulations), np.ones(simulations, dtype=bool), 0.0
    for who in makers:
        before, made[who] = made[who], made[who] + 1
        added = weight(made[who]) - weight(before)
        if n + added > rule.most + _ROUNDING:
            break
        n, trials = n + added, trials + int(still.sum())
        successes -= won[:, who] * (weight(before) / before if before else 0)
        won[:, who] += chance.random(simulations) < own[:, who]
        successes += won[:, who] * (weight(made[who]) / made[who])
        if n < rule.least - _ROUNDING or len(made) < rule.people:
            continue
        drop, keep = _ends(rule.p0, n)
        keeps, drops = still & (successes >= keep - _ROUNDING), successes <= drop + _ROUNDING
        kept, dropped = kept + int(keeps.sum()), dropped + int((still & drops).sum())
        still &= ~(keeps | drops)
    return Fate(
        p, kept / simulations, dropped / simulations, float(still.mean()), trials / simulations
    )


@lru_cache(maxsize=4_096)
def _ends(p0: float, n: float) -> tuple[float, float]:
    """Give the most successes whose range ends below ``p0``, the fewest whose begins above it."""
    from scipy.special import bdtrik  # noqa: PLC0415 - phones' pages need no scipy

    # Where even no success at all leaves p0 in its range, nothing is dropped.
    drop = float(bdtrik(_TAIL, n, p0)) if (1 - p0) ** n <= _TAIL else -1.0
    return drop, float(bdtrik(1 - _TAIL, n, p0)) + 1
