"""What the consultant said of the standard as a document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kit.domain.registry import own
from kit.domain.versions import Contents
from kit.domain.workshop import Item, Workshop
from kit.language import N_

KEY = "standard"

PARTS: dict[str, str] = {
    "version": N_("Version"),
    "owner": N_("Owner"),
    "scope": N_("Scope"),
    "review": N_("Next review"),
    "changes": N_("How to propose a change"),
}
"""What a passport says of a standard: parts of :class:`Described`, and how they are called."""


@dataclass(frozen=True, slots=True)
class Published:
    """A version as it was set: what it holds does not change afterwards."""

    version: str
    at: float
    """Seconds since the epoch."""
    contents: Contents


@dataclass(slots=True)
class Described:
    """The standard as a document; every part is empty until it is said."""

    version: str = ""
    """Digits and dots, such as ``0.3``; it never gets smaller."""
    owner: str = ""
    scope: str = ""
    review: str = ""
    """Day of the next review, as an ISO date."""
    changes: str = ""
    """How to propose a change."""
    versions: list[Published] = field(default_factory=list)
    """All versions that were set, oldest first."""
    excluded: dict[str, str] = field(default_factory=dict)
    """By key of a required content: why it does not apply to this company."""
    places: dict[str, int] = field(default_factory=dict)
    """By entry its place, once the consultant has put any in another order."""
    merged: dict[str, str] = field(default_factory=dict)
    """By key of a chapter: the chapter under whose heading the standard shows what it holds."""
    closed: dict[tuple[str, str], str] = field(default_factory=dict)
    """By entry and key of an open point about it: why it stays as it is."""


def described(state: Workshop) -> Described:
    """Give what was said of the standard so far."""
    found: Described = own(state, KEY)
    return found


def in_order(state: Workshop, items: Iterable[Item]) -> list[Item]:
    """Put entries in the consultant's order; those that came later stand last."""
    places = described(state).places
    return sorted(items, key=lambda item: places.get(item.id, len(places))) if places else [*items]


def version_before(state: Workshop) -> Published | None:
    """Give the version before the one that the standard is called by now, if there was any."""
    versions = described(state).versions
    return versions[-2] if len(versions) > 1 else None


def untold(state: Workshop) -> list[str]:
    """Give what the passport does not say yet, in English, to be translated."""
    told = described(state)
    return [label for part, label in PARTS.items() if not getattr(told, part)]
