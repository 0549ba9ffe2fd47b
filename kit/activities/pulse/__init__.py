"""A pulse: how far people agree, asked in secret before and after something."""

from __future__ import annotations

from kit.activities.pulse.rules import Pulse, answer, items, unfit
from kit.activities.pulse.views import picture
from kit.activities.vote import voters
from kit.domain.activity_type import ActivityType, Changes
from kit.domain.events import ResultsShown, UrnEmptied
from kit.language import N_

ACTIVITY = ActivityType(
    key="pulse",
    title=N_("Pulse"),
    call="kit.activities.pulse.call:pulse",
    desk="kit.activities.pulse.desk:Pulse",
    needs_kind=False,
    answered=True,
    ballot=True,
    reveals=True,
    results=lambda *_: None,
    changes=dict.fromkeys((ResultsShown, UrnEmptied), Changes(frozenset({"picture"}))),
    wall_parts={"picture": picture},
    rules={Pulse: answer},
    secret={Pulse: "values"},
    unfit=unfit,
    items=items,
    voters=voters,
    phone="phone.js",
    wall="wall.js",
    simulated="kit.activities.pulse.simulated:pulse",
    chapters="kit.activities.pulse.chapter:CHAPTERS",
)
