"""Imported tables of a company, and what they say."""

from __future__ import annotations

from kit.activities.tables.lacks import audit
from kit.activities.tables.rules import RULES, STEPS
from kit.domain.activities import OUTCOMES
from kit.domain.activity_type import ActivityType
from kit.language import N_

ACTIVITY = ActivityType(
    key="tables",
    title=N_("Tables"),
    call="kit.activities.tables.call:table",
    desk="kit.activities.tables.desk:Tables",
    needs_kind=False,
    kind_is_item=False,
    for_room=False,
    offers={"outcome": OUTCOMES},
    rules=RULES,
    steps=STEPS,
    lacks={"audit": audit},
    chapters="kit.activities.tables.chapter:CHAPTERS",
    without={"phone": "Only the facilitator works on it."},
)
