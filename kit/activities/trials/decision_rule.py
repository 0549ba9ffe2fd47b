"""The rule that decides on a module from its trials, and how often that rule is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Literal

from kit.statistics.intervals import Interval, wilson

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

Verdict = Literal["keep", "rework", "drop", "more"]

FURTHEST = 500
"""No number of trials still needed is named above this one."""

ADVICE_ERROR = 0.10
"""Share of wordings no better than ``p0`` that the kit's advice keeps at most."""

ADVICE_MOST = 60
"""The kit's advice on a wording rests on so many of its trials at most."""

_STEPS = 12


@dataclass(frozen=True, slots=True)
class Rule:
    """When a module is kept, dropped, reworked or tried further.

    It is kept once the probability that its chance ``p`` of success exceeds ``p0`` reaches
    ``sure``, and its naturalness the threshold; reworked when it succeeds but does not sound
    natural; dropped once that probability is down to ``1 - sure``; else tried further. The
    probability is the posterior one after Jeffreys' prior.

    So of the modules kept at ``sure=0.9``, at most 1 in 10 is not better than ``p0`` (where
    chances spread as the prior says), however often one looks. A module exactly at ``p0`` is
    kept more often than that the more often one looks: :func:`operating_characteristics`
    tells how often, :func:`held_to` gives the rule that holds an error rate even then.

    Raises:
        ValueError: ``p0`` or ``sure`` outside what can be meant.
    """

    p0: float = 0.6
    """Chance of success to beat: what the present way of serving reaches."""
    sure: float = 0.9
    natural: float = 3.5
    """Least mean naturalness, on the scale from 1 to 5."""
    least: int = 10
    """No decision before so many trials: three successes of three are an accident."""
    most: int | None = None
    """Only the first so many trials decide; a wording still open after them stays open."""

    def __post_init__(self) -> None:
        if not 0 < self.p0 < 1 or not 0.5 < self.sure < 1 or self.least < 1:  # noqa: PLR2004 - even
            raise ValueError(f"not a rule: {self}")

    def above(self, successes: int, n: int) -> float:
        """Give the posterior probability that the chance of success exceeds ``p0``."""
        return float(_above(self.p0, n)[successes])

    def outcome(self, successes: int, n: int) -> Verdict:
        """Give what successes alone decide: "keep", "drop" or "more"."""
        if n < self.least:
            return "more"
        above = self.above(successes, n)
        if above >= self.sure:
            return "keep"
        return "drop" if above <= 1 - self.sure else "more"

    def needed(self, successes: int, n: int) -> int | None:
        """Give how many more trials decide, if they succeed as often as those so far.

        ``None`` when neither :data:`FURTHEST` more would, nor those up to :attr:`most`: the
        chance is too close to ``p0``.
        """
        rate = (successes + 0.5) / (n + 1)
        furthest = FURTHEST if self.most is None else min(FURTHEST, self.most - n)
        for more in range(furthest + 1):
            if self.outcome(successes + round(rate * more), n + more) != "more":
                return more
        return None


@dataclass(frozen=True, slots=True)
class OperatingCharacteristics:
    """What a rule does with a module whose true chance of success is known."""

    p: float
    keep: Interval
    """Share of simulated modules kept, as for ``drop`` and ``more``; ``n`` counts simulations."""
    drop: Interval
    more: Interval
    """Share still undecided after the greatest number of trials."""
    mean_trials: float


def operating_characteristics(
    rule: Rule, p: float, n_max: int, peeks: int, *, simulations: int = 2_000, seed: int = 1
) -> OperatingCharacteristics:
    """Simulate a rule: ``peeks`` looks, evenly spread up to ``n_max`` trials of chance ``p``.

    The trials of a module end with the look that decides. Naturalness plays no part. Looks
    before ``rule.least`` trials decide nothing.

    Raises:
        ValueError: more looks than trials, none of either, or a chance outside 0 to 1.
    """
    import numpy as np  # noqa: PLC0415 - phones' pages need no numpy

    if not 0 <= p <= 1 or not 1 <= peeks <= n_max or simulations < 1:
        raise ValueError("a simulation needs a chance within 0 to 1, and looks within the trials")
    looks = [round(n_max * look / peeks) for look in range(1, peeks + 1)]
    chance = np.random.default_rng(seed)
    steps = np.diff([0, *looks])
    successes = chance.binomial(steps, p, size=(simulations, peeks)).cumsum(axis=1)
    kept, dropped, trials = 0, 0, 0
    open_ = np.ones(simulations, dtype=bool)
    for at, n in enumerate(looks):
        trials += int(steps[at]) * int(open_.sum())
        if n < rule.least:
            continue
        above = _above(rule.p0, n)[successes[:, at]]
        keep, drop = open_ & (above >= rule.sure), open_ & (above <= 1 - rule.sure)
        kept, dropped = kept + int(keep.sum()), dropped + int(drop.sum())
        open_ &= ~(keep | drop)
    return OperatingCharacteristics(
        p,
        wilson(kept, simulations),
        wilson(dropped, simulations),
        wilson(simulations - kept - dropped, simulations),
        trials / simulations,
    )


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of a module of known chance ``p`` under a rule, without simulation."""

    p: float
    keep: float
    """The chance that it is kept, as for ``drop`` and ``more``."""
    drop: float
    more: float
    """The chance that it is still open after the last look."""
    mean_trials: float


def fate(rule: Rule, p: float, looks: Sequence[int]) -> Fate:
    """Give the exact fate of a module of chance ``p``; its trials end with what decides.

    ``looks`` are the numbers of trials, in order, after which the rule is asked. Naturalness
    plays no part.
    """
    import numpy as np  # noqa: PLC0415 - phones' pages need no numpy

    kept = dropped = trials = 0.0
    before, open_ = 0, 1.0
    still = np.array([1.0])
    for n, still_now in _ways(still, p, looks):
        trials += (n - before) * open_
        before = n
        if n < rule.least:
            continue
        above = _above(rule.p0, n)
        keep, drop = above >= rule.sure, above <= 1 - rule.sure
        kept += float(still_now[keep].sum())
        dropped += float(still_now[drop].sum())
        still_now[keep | drop] = 0.0
        open_ = float(still_now.sum())
    return Fate(p, kept, dropped, open_, trials)


def error_rates(rule: Rule, p: float, looks: Sequence[int]) -> tuple[float, float]:
    """Give the exact chances that a module of chance ``p`` is kept, and dropped, at the looks."""
    found = fate(rule, p, looks)
    return found.keep, found.drop


def held_to(rule: Rule, error: float, n_max: int) -> Rule:
    """Give the rule made surer, until a module exactly at ``p0`` is rarely decided wrongly.

    "Rarely" is ``error`` at most for keeping it and for dropping it, with a look after every
    trial from ``rule.least`` to ``n_max``: so one may look at any time. Later trials decide
    nothing, or the error rate would go on growing with the looks.

    Raises:
        ValueError: the error rate is not between 0 and one half.
    """
    if not 0 < error < 0.5:  # noqa: PLR2004 - even
        raise ValueError(f"an error rate must lie between 0 and 0.5, not {error}")
    looks = range(1, n_max + 1)
    low, high = rule.sure, 1.0
    rule = replace(rule, most=n_max)
    if max(error_rates(rule, rule.p0, looks)) <= error:
        return rule
    for _ in range(_STEPS):
        middle = (low + high) / 2
        held = max(error_rates(replace(rule, sure=middle), rule.p0, looks)) <= error
        low, high = (low, middle) if held else (middle, high)
    return replace(rule, sure=high)


@cache
def advice_rule() -> Rule:
    """Give the rule by which desk and draft advise on every module.

    A plain 0.9 would, with a look after every trial, keep a module that is exactly as good
    as the present way in 34 of 100 cases within :data:`ADVICE_MOST` trials.
    """
    return held_to(Rule(), ADVICE_ERROR, ADVICE_MOST)


def _ways(still: Numbers, p: float, looks: Sequence[int]) -> Iterator[tuple[int, Numbers]]:
    """Give at each look the chance of each number of successes; the caller takes out decided."""
    import numpy as np  # noqa: PLC0415 - phones' pages need no numpy

    for n in range(1, max(looks, default=0) + 1):
        still = np.convolve(still, [1 - p, p])
        if n in looks:
            yield n, still


@cache
def _above(p0: float, n: int) -> Numbers:
    """Give, by number of successes of ``n``, the posterior probability of a chance above ``p0``."""
    import numpy as np  # noqa: PLC0415 - phones' pages need no numpy
    from scipy.special import betaincc  # noqa: PLC0415 - see above

    successes = np.arange(n + 1)
    return np.asarray(betaincc(successes + 0.5, n - successes + 0.5, p0), dtype=np.float64)
