"""Collecting as one participant sees it: one's own entries, and later everybody's."""

from __future__ import annotations

from kit.domain.activities import Activity
from kit.domain.workshop import Run, Workshop
from kit.room.item_views import entries
from kit.room.protocol import ItemPart


def items(state: Workshop, run: Run, who: str) -> list[ItemPart]:
    """Give one's own entries; those of others only once they are revealed."""
    return entries(state, run, who)


def writers(state: Workshop, activity: Activity) -> set[str]:
    """Give who has an entry here, or a comment."""
    items = [item for item in state.items.values() if item.kind == activity.kind]
    wrote = {i.author for i in items if i.activity == activity.id and not i.withdrawn}
    return wrote | {c.actor for i in items for c in i.comments if c.activity == activity.id}
