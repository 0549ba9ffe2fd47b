"""What happened to the standard as a document, and what that does to the state."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from kit.activities.standard.described import KEY, PARTS, Described, Published, in_order
from kit.domain.events import Body, Event
from kit.domain.registry import own
from kit.domain.versions import contents
from kit.domain.workshop import Workshop


class StandardDescribed(Body):
    """The consultant said what the standard is; it replaces what was said before."""

    kind: Literal["standard_described"] = "standard_described"
    version: str = ""
    owner: str = ""
    scope: str = ""
    review: str = ""
    changes: str = ""


class ContentExcluded(Body):
    """A required content does not apply to this company, for a stated reason."""

    kind: Literal["content_excluded"] = "content_excluded"
    content: str
    reason: str


class ContentIncluded(Body):
    """A required content applies after all."""

    kind: Literal["content_included"] = "content_included"
    content: str


class ClausePlaced(Body):
    """An entry stands before another one of its kind, or last of all."""

    kind: Literal["clause_placed"] = "clause_placed"
    item: str
    before: str = ""


class ChapterMerged(Body):
    """What a chapter holds is shown under the heading of another one."""

    kind: Literal["chapter_merged"] = "chapter_merged"
    chapter: str
    into: str


class ChapterSplit(Body):
    """A chapter has its own heading again."""

    kind: Literal["chapter_split"] = "chapter_split"
    chapter: str


class PointClosed(Body):
    """An open point stays as it is, for a stated reason."""

    kind: Literal["point_closed"] = "point_closed"
    item: str
    point: str
    reason: str


class PointReopened(Body):
    """An open point is open again."""

    kind: Literal["point_reopened"] = "point_reopened"
    item: str
    point: str


def _kept(w: Workshop) -> Described:
    found: Described = own(w, KEY, keep=True)
    return found


def _described(w: Workshop, event: Event, b: StandardDescribed) -> None:
    kept = _kept(w)
    if b.version not in ("", kept.version):
        kept.versions.append(Published(b.version, event.at, contents(w)))
    for part in PARTS:
        setattr(kept, part, getattr(b, part))


def _excluded(w: Workshop, _: Event, b: ContentExcluded) -> None:
    _kept(w).excluded[b.content] = b.reason


def _included(w: Workshop, _: Event, b: ContentIncluded) -> None:
    _kept(w).excluded.pop(b.content, None)


def _placed(w: Workshop, _: Event, b: ClausePlaced) -> None:
    order = [item.id for item in in_order(w, w.items.values()) if item.id != b.item]
    order.insert(order.index(b.before) if b.before in order else len(order), b.item)
    _kept(w).places = {key: n for n, key in enumerate(order)}


def _merged(w: Workshop, _: Event, b: ChapterMerged) -> None:
    _kept(w).merged[b.chapter] = b.into


def _split(w: Workshop, _: Event, b: ChapterSplit) -> None:
    _kept(w).merged.pop(b.chapter, None)


def _closed(w: Workshop, _: Event, b: PointClosed) -> None:
    _kept(w).closed[b.item, b.point] = b.reason


def _reopened(w: Workshop, _: Event, b: PointReopened) -> None:
    _kept(w).closed.pop((b.item, b.point), None)


STEPS: dict[type[Body], Callable[[Workshop, Any, Any], None]] = {
    StandardDescribed: _described,
    ContentExcluded: _excluded,
    ContentIncluded: _included,
    ClausePlaced: _placed,
    ChapterMerged: _merged,
    ChapterSplit: _split,
    PointClosed: _closed,
    PointReopened: _reopened,
}
"""What each of the events does to the state."""
