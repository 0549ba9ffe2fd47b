"""Building on what there is: variants and comments."""

from __future__ import annotations

from kit.activities.collect.views import writers
from kit.domain.activity_type import ActivityType
from kit.domain.commands import Add, Remark
from kit.domain.workshop import Run, Workshop
from kit.language import N_
from kit.room.item_views import entries
from kit.room.protocol import ItemPart


def _items(state: Workshop, run: Run, who: str) -> list[ItemPart]:
    return entries(state, run, who, talk=True)


ACTIVITY = ActivityType(
    key="contribute",
    title=N_("Work on: {kinds}"),
    call="kit.activities.contribute.call:contribute",
    reveals=True,
    desk="kit.activities.contribute.desk:Contribute",
    answered=True,
    shows_others=True,
    takes=frozenset({Add, Remark}),
    items=_items,
    voters=writers,
    phone="phone.js",
    simulated="kit.activities.contribute.simulated:contribute",
)
