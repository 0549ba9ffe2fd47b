"""Trials as one participant sees them: what there is to try."""

from __future__ import annotations

from kit.domain.activities import Activity
from kit.domain.batches import shown_to
from kit.domain.workshop import Item, Run, Workshop
from kit.room.item_views import item_part
from kit.room.protocol import ItemPart


def items(state: Workshop, run: Run, who: str) -> list[ItemPart]:
    """Give what is to be tried, with how often this person has told a trial of it."""
    batches = reversed(shown_to(state, run, who))
    return [to_try(state, run, item, who) for batch in batches for item in batch]


def to_try(state: Workshop, _run: Run, item: Item, who: str) -> ItemPart:
    """Give a wording to try, with how often this person has told a trial of it."""
    part = item_part(state, item, who)
    part["tried"] = sum(trial.actor == who for trial in item.trials)
    part["watch"] = item.plan.watch if item.plan else ""
    return part


def voters(state: Workshop, activity: Activity) -> set[str]:
    """Give who has told a trial."""
    items = state.by_kind.get(activity.kind, {}).values()
    return {trial.actor for item in items for trial in item.trials}
