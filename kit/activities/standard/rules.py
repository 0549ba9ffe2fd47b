"""The rules of the standard as a document: its version never gets smaller, no gap is silent."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from kit.activities.standard.commands import (
    Applicable,
    ClosePoint,
    DescribeStandard,
    MergeChapter,
    NotApplicable,
    PlaceClause,
    ReopenPoint,
    SplitChapter,
)
from kit.activities.standard.described import PARTS, described, in_order
from kit.activities.standard.events import (
    ChapterMerged,
    ChapterSplit,
    ClausePlaced,
    ContentExcluded,
    ContentIncluded,
    PointClosed,
    PointReopened,
    StandardDescribed,
)
from kit.domain.commands import Actor, Command
from kit.domain.events import Body
from kit.domain.items import tidy
from kit.domain.refusal import Refusal
from kit.domain.rules.desk import on_the_desk
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


def place(state: Workshop, _actor: Actor, command: PlaceClause, _now: float) -> Outcome:
    """Put an entry before another one of its kind; its permanent number stays."""
    item = on_the_desk(state, command.item)
    if command.before and on_the_desk(state, command.before).kind != item.kind:
        return Refusal(N_("Entries are ordered among those of their kind. Choose one of them."))
    same = [one.id for one in in_order(state, state.items.values()) if one.kind == item.kind]
    after = same[same.index(item.id) + 1 :]
    if command.before == item.id or command.before == next(iter(after), ""):
        return []
    return [ClausePlaced(item=item.id, before=command.before)]


def merge(state: Workshop, _actor: Actor, command: MergeChapter, _now: float) -> Outcome:
    """Show a chapter under another heading; what is shown elsewhere holds no other chapter."""
    merged = described(state).merged
    if command.chapter == command.into:
        return Refusal(N_("Choose another chapter: this one stands under its own heading."))
    if command.into in merged:
        return Refusal(N_("That chapter is shown under another heading itself: choose that one."))
    if command.chapter in merged.values():
        return Refusal(N_("Other chapters are shown under this one: take them out of it first."))
    if merged.get(command.chapter) == command.into:
        return []
    return [ChapterMerged(chapter=command.chapter, into=command.into)]


def split(state: Workshop, _actor: Actor, command: SplitChapter, _now: float) -> Outcome:
    """Give a chapter its own heading again."""
    known = command.chapter in described(state).merged
    return [ChapterSplit(chapter=command.chapter)] if known else []


def close(state: Workshop, _actor: Actor, command: ClosePoint, _now: float) -> Outcome:
    """Keep why an open point stays as it is: the evidence book tells it."""
    reason = tidy(command.reason)
    if not reason:
        return Refusal(N_("Write why this point stays as it is: the evidence book says it."))
    item = on_the_desk(state, command.item)
    if described(state).closed.get((item.id, command.point)) == reason:
        return []
    return [PointClosed(item=item.id, point=command.point, reason=reason)]


def reopen(state: Workshop, _actor: Actor, command: ReopenPoint, _now: float) -> Outcome:
    """Keep that a point is open again."""
    known = (command.item, command.point) in described(state).closed
    return [PointReopened(item=command.item, point=command.point)] if known else []


RULES: dict[type[Command], Callable[[Workshop, Actor, Any, float], Outcome]] = {
    DescribeStandard: describe,
    NotApplicable: exclude,
    Applicable: include,
    PlaceClause: place,
    MergeChapter: merge,
    SplitChapter: split,
    ClosePoint: close,
    ReopenPoint: reopen,
}
"""What decides on each of the commands."""
