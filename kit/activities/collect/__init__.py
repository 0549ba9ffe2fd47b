"""Collecting items of a kind from everybody."""

from __future__ import annotations

from kit.activities.collect.views import items, writers
from kit.domain.activity_type import ActivityType
from kit.domain.commands import Add, TakeUp
from kit.language import N_

ACTIVITY = ActivityType(
    key="collect",
    title=N_("Collect: {kinds}"),
    call="kit.activities.collect.call:collect",
    reveals=True,
    desk="kit.activities.collect.desk:Collect",
    answered=True,
    counts_items=True,
    takes=frozenset({Add, TakeUp}),
    items=items,
    voters=writers,
    phone="phone.js",
    simulated="kit.activities.collect.simulated:collect",
)
