"""The documents of a workshop, to be written at the end of any session."""

from __future__ import annotations

from kit.domain.activity_type import ActivityType
from kit.language import N_

ACTIVITY = ActivityType(
    key="documents",
    title=N_("Documents"),
    call="kit.activities.documents.call:documents",
    desk="kit.activities.documents.desk:Documents",
    needs_kind=False,
    for_room=False,
)
