"""A pulse: how far people agree with a statement, before and after, never for under five."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from kit.domain.activities import CRITERIA, PULSE
from kit.domain.workshop import Workshop
from kit.language import translate
from kit.statistics.effects import unlinked_change
from kit.statistics.groups import SMALLEST_GROUP
from kit.statistics.intervals import Interval, mean_interval


@dataclass(frozen=True, slots=True)
class Wave:
    """The answers to one statement in one wave; ``mean`` is ``None`` for under five."""

    statement: str
    n: int
    mean: Interval | None


def wave(state: Workshop, activity: str) -> list[Wave]:
    """Give the means of a closed pulse, one for each statement."""
    run = state.runs.get(activity)
    if run is None:
        return []
    found = []
    for statement in run.activity.criteria:
        values = _values(state, activity, statement)
        mean = mean_interval(values) if len(values) >= SMALLEST_GROUP else None
        found.append(Wave(statement, len(values), mean))
    return found


def waves(state: Workshop, session: str) -> list[dict[str, Any]]:
    """Give both waves of a session's pulse side by side, as plain JSON."""
    told = []
    for name in ("before", "after"):
        for one in wave(state, f"{session}/pulse.{name}"):
            mean = asdict(one.mean) if one.mean else None
            label = CRITERIA.get(one.statement, one.statement)
            told.append({"wave": name, "statement": label, "n": one.n, "mean": mean})
    return told


def change(state: Workshop, session: str, language: str) -> list[dict[str, Any]]:
    """Give the change of each statement with its effect size, or why there is none.

    The answers are anonymous, so nobody's two belong together; the caution says that
    nothing here is shown to be caused by the training.
    """
    told = []
    for statement in PULSE:
        before, after = (
            _values(state, f"{session}/pulse.{w}", statement) for w in ("before", "after")
        )
        if not before or not after:
            continue
        found = unlinked_change(before, after)
        told.append(
            {
                "statement": translate(language, CRITERIA[statement]),
                "difference": asdict(found.difference) if found.reason is None else None,
                "effect": found.hedges.estimate,
                "why": found.reason.said(language) if found.reason else "",
                "caution": translate(language, found.caution),
            }
        )
    return told


def _values(state: Workshop, activity: str, statement: str) -> list[int]:
    ballots = [b.value for b in state.box(activity).ballots if isinstance(b.value, Mapping)]
    return [int(ballot[statement]) for ballot in ballots if statement in ballot]
