"""The opening of a session: how to join, who is here, the agenda."""

from __future__ import annotations

from kit.domain.activity_type import ActivityType
from kit.language import N_

ACTIVITY = ActivityType(
    key="opening",
    title=N_("Opening"),
    call="kit.activities.opening.call:opening",
    desk="kit.activities.opening.desk:Opening",
    needs_kind=False,
    for_room=False,
    show_label=N_("Show the opening to the room"),
    phone="phone.js",
    wall="wall.js",
    without={"chapters": "It leads into a session; who took part is told with the participants."},
)
