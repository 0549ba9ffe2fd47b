"""Trials as one participant sees them: what there is to try."""

from __future__ import annotations

from kit.domain.activities import Activity
from kit.domain.workshop import Run, Workshop
from kit.room.item_views import item_part
from kit.room.protocol import ItemPart


def items(state: Workshop, run: Run, who: str) -> list[ItemPart]:
    """Give what is to be tried, with how often this person has told a trial of it."""
    found = []
    for item in state.to_try(run.activity.kind):
        part = item_part(state, item, who)
        part["tried"] = sum(trial.actor == who for trial in item.trials)
        part["watch"] = item.plan.watch if item.plan else ""
        found.append(part)
    return found


def voters(state: Workshop, activity: Activity) -> set[str]:
    """Give who has told a trial."""
    items = (item for item in state.items.values() if item.kind == activity.kind)
    return {trial.actor for item in items for trial in item.trials}
