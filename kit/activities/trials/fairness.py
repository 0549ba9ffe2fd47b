"""Fair to weak and strong: a wording serves the least experienced and holds nobody back.

How experienced people are they say themselves; the least and the most experienced of the answers
stand for the lower and the upper third.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from kit.activities.trials.decision_rule import RULE
from kit.activities.trials.figures import activity_of
from kit.domain.choices import EXPERIENCE
from kit.domain.workshop import Workshop
from kit.statistics.effective import effective
from kit.statistics.effects import newcombe
from kit.statistics.few import UNDECLARED, in_steps
from kit.statistics.figure import Figure

LEVELS = tuple(key for key, _ in EXPERIENCE)
LOWER, UPPER = LEVELS[0], LEVELS[-1]

Served = Literal["served", "failed", "open"]
Held = Literal["no loss", "held back", "open"]

Tries = Mapping[str, Sequence[tuple[str, bool]]]
"""By level of experience: who tried and whether it worked, in the order of the trials."""


@dataclass(frozen=True, slots=True)
class Fairness:
    """How a wording went by experience, as far as nobody can be recognised."""

    module: str
    chances: dict[str, Figure]
    """By level the chance of success (:meth:`~kit.statistics.effective.Effective.chance`)."""
    served: Served | None
    """Whether the least experienced reach the chance to beat: their whole 95 % range lies above
    it, below it, or neither. ``None`` without a figure."""
    difference: Figure
    """Share of success of the most experienced with this wording less that with the other
    wordings (Newcombe, as if these were other people: so the range is rather too wide)."""
    held: Held | None
    """Whether that difference is below zero with its whole range; ``None`` without one."""


def fairness(trials: Mapping[str, Tries], p0: float = RULE.p0) -> list[Fairness]:
    """Compare, for each wording, levels of experience; ``trials`` by wording and level.

    Levels are counted in steps of five people (:func:`~kit.statistics.few.in_steps`), and what
    the difference compares with are those trials of other wordings that are shown too.
    """
    counted = {module: _counted(tries) for module, tries in trials.items()}
    return [_of(module, shown, counted, p0) for module, shown in counted.items()]


def _counted(tries: Tries) -> Tries:
    people = {level: [who for who, _ in told] for level, told in tries.items()}
    entering = in_steps({UNDECLARED: (), **people})
    return {
        level: [one for one in told if one[0] in entering[level]]
        for level, told in tries.items()
        if level in LEVELS and entering[level]
    }


def _of(module: str, shown: Tries, counted: Mapping[str, Tries], p0: float) -> Fairness:
    chances = {level: effective(shown[level]).chance() for level in LEVELS if level in shown}
    served: Served | None = None
    if lower := chances.get(LOWER):
        served = "served" if lower.low > p0 else "failed" if lower.high < p0 else "open"
    others = [
        one for name, tries in counted.items() if name != module for one in tries.get(UPPER, ())
    ]
    difference = newcombe(*(effective(side).share() for side in (others, shown.get(UPPER, ()))))
    held: Held | None = None
    if difference.estimate is not None:
        held = "held back" if difference.high < 0 else "no loss" if difference.low >= 0 else "open"
    return Fairness(module, chances, served, difference, held)


def fairness_of(state: Workshop, kind: str) -> list[Fairness]:
    """Give it for the present wordings of a kind that anybody has tried."""
    trials: dict[str, dict[str, list[tuple[str, bool]]]] = {}
    tried = activity_of(state, kind)
    for item in state.kept(kind):
        for one in sorted(item.trials, key=lambda trial: trial.at):
            if one.version == item.version:
                told = state.group_in(tried, one.actor, "experience")
                level = told if told in LEVELS else UNDECLARED
                pair = (one.actor, one.outcome == "worked")
                trials.setdefault(item.id, {}).setdefault(level, []).append(pair)
    return fairness(trials)
