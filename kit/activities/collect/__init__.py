"""Collecting items of a kind from everybody."""

from __future__ import annotations

from kit.activities.collect.rules import MakeTopic, make_topic
from kit.domain.activities import Activity
from kit.domain.activity_type import ActivityType
from kit.domain.commands import Add, TakeUp
from kit.domain.workshop import Workshop
from kit.language import N_
from kit.room.item_views import entries


def writers(state: Workshop, activity: Activity) -> set[str]:
    """Give who has an entry here, or a comment."""
    items = [item for item in state.items.values() if item.kind == activity.kind]
    wrote = {i.author for i in items if i.activity == activity.id and not i.withdrawn}
    return wrote | {c.actor for i in items for c in i.comments if c.activity == activity.id}


ACTIVITY = ActivityType(
    key="collect",
    title=N_("Collect: {kinds}"),
    call="kit.activities.collect.call:collect",
    reveals=True,
    desk="kit.activities.collect.desk:Collect",
    answered=True,
    counts_items=True,
    takes=frozenset({Add, TakeUp}),
    rules={MakeTopic: make_topic},
    items=entries,
    voters=writers,
    phone="phone.js",
    simulated="kit.activities.collect.simulated:collect",
    without={"chapters": "Entries stand in the chapters about their kind."},
)
