"""A pulse: how far people agree with a statement, before and after, never for under five."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from kit.domain.activities import CRITERIA
from kit.domain.workshop import Workshop
from kit.evidence.groups import SMALLEST_GROUP
from kit.evidence.intervals import Interval, mean_interval


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
    ballots = [b.value for b in state.box(activity).ballots if isinstance(b.value, Mapping)]
    found = []
    for statement in run.activity.criteria:
        values = [int(ballot[statement]) for ballot in ballots if statement in ballot]
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
