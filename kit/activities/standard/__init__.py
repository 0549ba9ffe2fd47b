"""The standard as a document: its version and owner, and which contents do not apply to it."""

from __future__ import annotations

from kit.activities.standard.described import Described
from kit.activities.standard.events import STEPS
from kit.activities.standard.rules import RULES
from kit.domain.activity_type import ActivityType
from kit.domain.choices import BINDINGS
from kit.language import N_

ACTIVITY = ActivityType(
    key="standard",
    title=N_("Passport and contents of the standard"),
    call="kit.activities.standard.call:passport",
    desk="kit.activities.standard.desk:Passport",
    needs_kind=False,
    offers={"binding": BINDINGS},
    for_room=False,
    rules=RULES,
    steps=STEPS,
    state=Described,
    chapters="kit.activities.standard.chapter:CHAPTERS",
    without={"phone": "Only the facilitator works on it."},
)
