"""What happened to the standard as a document, and what that does to the state."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from kit.activities.standard.described import KEY, PARTS, Described, Published
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


STEPS: dict[type[Body], Callable[[Workshop, Any, Any], None]] = {
    StandardDescribed: _described,
    ContentExcluded: _excluded,
    ContentIncluded: _included,
}
"""What each of the events does to the state."""
