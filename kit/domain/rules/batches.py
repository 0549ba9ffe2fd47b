"""Asking for the next batch of items."""

from __future__ import annotations

from kit.domain.batches import Drawn, draw
from kit.domain.commands import Actor, More
from kit.domain.events import Body
from kit.domain.refusal import Refusal
from kit.domain.workshop import Workshop
from kit.language import N_

_NOT_NOW = Refusal(N_("There is nothing to look at here now. Wait for the facilitator."))


def more(state: Workshop, actor: Actor, command: More, _now: float) -> list[Body] | Refusal:
    """Deal somebody their next batch while they may answer, or once results are shown.

    Where everything is shown already, nothing happens.
    """
    run = state.runs.get(command.activity)
    if run is None or not (run.state == "open" or run.shown):
        return _NOT_NOW
    found = draw(state, run, actor.id)
    return [Drawn(activity=command.activity, items=found)] if found else []
