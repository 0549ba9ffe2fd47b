"""What the standard covers, and every cell that is still empty."""

from __future__ import annotations

from kit.activities.coverage.lacks import creation
from kit.activities.coverage.views import picture
from kit.domain.activity_type import ActivityType
from kit.language import N_

ACTIVITY = ActivityType(
    key="coverage",
    title=N_("What the standard covers"),
    call="kit.activities.coverage.call:coverage",
    desk="kit.activities.coverage.desk:Coverage",
    follows_items=frozenset({"picture"}),
    wall_parts={"picture": picture},
    phone="phone.js",
    wall="wall.js",
    lacks={"creation": creation},
    chapters="kit.activities.coverage.chapter:CHAPTERS",
)
