"""The results of all votes on a kind."""

from __future__ import annotations

from kit.domain.activity_type import ActivityType
from kit.evidence.results_map import wall_map
from kit.language import N_

ACTIVITY = ActivityType(
    key="results",
    title=N_("Results: {kinds}"),
    call="kit.activities.results.call:results",
    reveals=True,
    follows_items=frozenset({"map"}),
    wall_parts={"map": wall_map},
    desk="kit.activities.results.desk:Results",
    phone="phone.js",
    without={"chapters": "It shows what votes came to, and votes have a chapter."},
    wall="wall.js",
)
