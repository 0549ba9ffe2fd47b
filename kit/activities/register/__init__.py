"""The register of situations: kind, typical or not, themes of claims."""

from __future__ import annotations

from kit.domain.activity_type import ActivityType
from kit.language import N_

ACTIVITY = ActivityType(
    key="register",
    title=N_("Register of situations"),
    call="kit.activities.register.call:register",
    desk="kit.activities.register.desk:Register",
    for_room=False,
    chapters="kit.activities.register.chapter:CHAPTERS",
    without={"phone": "Only the facilitator works on it."},
)
