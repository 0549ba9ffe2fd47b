"""The rule that decides on a module from its trials, and how often that rule is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from kit.statistics.effective import Effective, effective, weight

Verdict = Literal["keep", "rework", "drop", "more"]

ERROR = 0.10
"""Share of wordings no better than ``p0`` that the rule keeps at most, and of those no worse
that it drops: with a look after every trial, whoever makes them, as long as trials of one person
are no more alike than :data:`~kit.statistics.effective.ALIKE`."""

_TAIL = 0.025
ROUNDING = 1e-9


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
            if worth > self.most + ROUNDING:
                return effective(trials[:at])
        return effective(trials)

    def outcome(self, counted: Effective) -> Verdict:
        """Give what successes alone decide: "keep", "drop" or "more"."""
        if counted.n < self.least - ROUNDING or counted.people < self.people:
            return "more"
        drop, keep = ends_of(self.p0, counted.n)
        if counted.successes >= keep - ROUNDING:
            return "keep"
        return "drop" if counted.successes <= drop + ROUNDING else "more"

    def needed(self, counted: Effective) -> int | None:
        """Give how many more trials decide, each by another person, at the rate of those so far.

        ``None`` when not even all up to :attr:`most` would: the chance is too close to ``p0``.
        """
        rate = (counted.successes + 0.5) / (counted.n + 1)
        for more in range(int(self.most - counted.n + ROUNDING) + 1):
            then = Effective(
                counted.successes + rate * more, counted.n + more, counted.trials + more,
                counted.people + more,
            )  # fmt: skip
            if self.outcome(then) != "more":
                return more
        return None


RULE = Rule()
"""The rule by which desk and draft advise on every module."""


@lru_cache(maxsize=4_096)
def ends_of(p0: float, n: float) -> tuple[float, float]:
    """Give the most successes whose range ends below ``p0``, the fewest whose begins above it."""
    from scipy.special import bdtrik  # noqa: PLC0415 - phones' pages need no scipy

    # Where even no success at all leaves p0 in its range, nothing is dropped.
    drop = float(bdtrik(_TAIL, n, p0)) if (1 - p0) ** n <= _TAIL else -1.0
    return drop, float(bdtrik(1 - _TAIL, n, p0)) + 1
