"""Building on what there is: variants and comments."""

from __future__ import annotations

from functools import partial

from kit.activities.collect import writers
from kit.domain.activity_type import ActivityType
from kit.domain.commands import Add, Remark
from kit.language import N_
from kit.room.item_views import entries, entry, others

ACTIVITY = ActivityType(
    key="contribute",
    title=N_("Work on: {kinds}"),
    call="kit.activities.contribute.call:contribute",
    reveals=True,
    desk="kit.activities.contribute.desk:Contribute",
    answered=True,
    shows_others=True,
    takes=frozenset({Add, Remark}),
    items=partial(entries, talk=True),
    item=partial(entry, talk=True),
    deals=others,
    voters=writers,
    phone="phone.js",
    simulated="kit.activities.contribute.simulated:contribute",
    without={"chapters": "Variants and comments stand with what they are about."},
)
