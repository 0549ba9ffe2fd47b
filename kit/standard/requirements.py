"""What a requirement is about and where it holds, and which moments of a call have none."""

from __future__ import annotations

from collections.abc import Collection

from kit.domain.choices import AREAS, MOMENTS, WHERE
from kit.domain.profile import AREA_CHANNELS
from kit.domain.workshop import Item, Workshop

KIND = "requirement"
ON_SITE = ("appearance", "behaviour")
TELEPHONE = ("telephone", "writing")
_CALL = "telephone"
_OF_CHANNEL = {channel: area for area, held in AREA_CHANNELS.items() for channel in held}
"""The area of each channel, by default; on site that is behaviour."""


def area_of(item: Item) -> str:
    """Say what a requirement is about: as somebody said, else by where it holds, else nothing."""
    where = item.fields.get("where", "")
    at_a_place = bool(where) and where not in _OF_CHANNEL
    return item.fields.get("area", "") or _OF_CHANNEL.get("on_site" if at_a_place else where, "")


def grouped(items: Collection[Item], areas: Collection[str]) -> dict[tuple[str, str], list[Item]]:
    """Give the requirements of these areas by area and by where they hold, in their order.

    What holds wherever its area does stands under ``""``.
    """
    found: dict[tuple[str, str], list[Item]] = {
        (area, where): [] for area, _ in AREAS if area in areas for where in ("", *dict(WHERE))
    }
    for item in items:
        if (area := area_of(item)) in areas:
            where = item.fields.get("where", "")
            everywhere = AREA_CHANNELS[area] == (where,)
            found[area, "" if everywhere else where].append(item)
    moments = [moment for moment, _ in MOMENTS]
    for held in found.values():
        # What holds at no moment in particular comes first.
        held.sort(key=lambda one: moments.index(at) + 1 if (at := _moment(one)) else 0)
    return {group: held for group, held in found.items() if held}


def _moment(item: Item) -> str:
    return item.fields.get("moment", "")


def silent_moments(state: Workshop) -> list[str]:
    """Give the moments of a call for which no requirement is adopted, in English.

    None where the company serves nobody by telephone, and none before anybody has said that it
    does or has written a requirement for it.
    """
    calls = [item for item in state.kept(KIND) if area_of(item) == _CALL]
    if not state.profile.concerns(_CALL) or not (calls or state.profile.told):
        return []
    said = {_moment(item) for item in calls if item.decision == "adopt"}
    return [label for moment, label in MOMENTS if moment not in said]
