"""The rules of the standard as a document: its version never gets smaller, no gap is silent."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from kit.activities.standard.commands import Applicable, DescribeStandard, NotApplicable
from kit.activities.standard.described import PARTS, described
from kit.activities.standard.events import ContentExcluded, ContentIncluded, StandardDescribed
from kit.domain.commands import Actor, Command
from kit.domain.events import Body
from kit.domain.items import tidy
from kit.domain.refusal import Refusal
from kit.domain.workshop import Workshop
from kit.language import N_

_VERSION = re.compile(r"[0-9]{1,4}(\.[0-9]{1,4}){0,3}")

Outcome = list[Body] | Refusal


def describe(state: Workshop, _actor: Actor, command: DescribeStandard, now: float) -> Outcome:
    """Keep what the standard is; what did not change is not looked at again."""
    old = described(state)
    told = {part: tidy(getattr(command, part)) for part in PARTS}
    if told["version"] != old.version and (wrong := _version(told["version"], old.version)):
        return wrong
    if told["review"] != old.review and (wrong := _review(told["review"], now)):
        return wrong
    if all(told[part] == getattr(old, part) for part in PARTS):
        return []
    return [StandardDescribed(**told)]


def _version(new: str, old: str) -> Refusal | None:
    """Say what is wrong with a version that follows another one."""
    if new and not _VERSION.fullmatch(new):
        why = N_("“{version}” is no version: write digits and dots, such as 0.3.")
        return Refusal(why, {"version": new})
    if not old or (new and _places(new) >= _places(old)):
        return None
    return Refusal(
        N_("The version is {version} already: write the same or a greater one."), {"version": old}
    )


def _places(version: str) -> list[int]:
    """Give the numbers of a version: 0.10 comes after 0.9."""
    return [int(place) for place in version.split(".")]


def _review(day: str, now: float) -> Refusal | None:
    """Say what is wrong with the day of the next review; none is known yet when it is empty."""
    if not day:
        return None
    try:
        found = date.fromisoformat(day)
    except ValueError:
        why = N_("“{date}” is no date: write year, month and day, such as 2027-03-01.")
        return Refusal(why, {"date": day})
    if found < datetime.fromtimestamp(now, UTC).date():
        return Refusal(N_("The next review lies in the past: choose a day to come."))
    return None


def exclude(state: Workshop, _actor: Actor, command: NotApplicable, _now: float) -> Outcome:
    """Keep that a content does not apply, with the reason that the passport will show."""
    reason = tidy(command.reason)
    if not reason:
        return Refusal(N_("Write why it does not apply: the passport of the standard says it."))
    if described(state).excluded.get(command.content) == reason:
        return []
    return [ContentExcluded(content=command.content, reason=reason)]


def include(state: Workshop, _actor: Actor, command: Applicable, _now: float) -> Outcome:
    """Keep that a content applies after all."""
    if command.content not in described(state).excluded:
        return []
    return [ContentIncluded(content=command.content)]


RULES: dict[type[Command], Callable[[Workshop, Actor, Any, float], Outcome]] = {
    DescribeStandard: describe,
    NotApplicable: exclude,
    Applicable: include,
}
"""What decides on each of the commands."""
