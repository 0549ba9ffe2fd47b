"""A pulse: how far people agree with a statement, before and after, never for under five."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kit.domain.activities import CRITERIA, PULSE, PULSE_ITEM
from kit.domain.workshop import Workshop
from kit.evidence.urn import unopened, withheld_unopened
from kit.language import N_
from kit.statistics.effects import Change, unlinked_change
from kit.statistics.figure import Figure
from kit.statistics.intervals import mean_interval

WAVES = {"before": N_("before"), "after": N_("after")}


@dataclass(frozen=True, slots=True)
class Wave:
    """The answers to one statement in one wave."""

    wave: str
    """``before`` or ``after``."""
    statement: str
    """A sentence of the catalogues, or the notebook's own."""
    mean: Figure


def waves(state: Workshop, session: str) -> list[Wave]:
    """Give the means of both waves of a session's pulse, as far as they are closed."""
    found = []
    for wave in WAVES:
        key = f"{session}/pulse.{wave}"
        run = state.runs.get(key)
        for statement in run.activity.criteria if run else ():
            mean = mean_interval(_values(state, key, statement)).shown()
            if hidden := unopened(state, key).get(PULSE_ITEM):
                mean = withheld_unopened(mean, hidden)
            found.append(Wave(wave, CRITERIA.get(statement, statement), mean))
    return found


def changes(state: Workshop, session: str) -> list[tuple[str, Change]]:
    """Give the change of each statement that was answered in both waves.

    The answers are anonymous, so nobody's two belong together; the caution says that
    nothing here is shown to be caused by the training.
    """
    found = []
    for statement in PULSE:
        before, after = (_values(state, f"{session}/pulse.{wave}", statement) for wave in WAVES)
        if before and after:
            found.append((CRITERIA[statement], unlinked_change(before, after)))
    return found


def _values(state: Workshop, activity: str, statement: str) -> list[int]:
    ballots = [b.value for b in state.box(activity).ballots if isinstance(b.value, Mapping)]
    return [int(ballot[statement]) for ballot in ballots if statement in ballot]
