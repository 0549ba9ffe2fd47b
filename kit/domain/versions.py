"""Versions of the standard: what was adopted when one was set, and what has changed since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kit.domain.items import Binding
from kit.domain.workshop import Item, Workshop


@dataclass(frozen=True, slots=True)
class Adopted:
    """What held of an entry in a version of the standard."""

    wording: int
    """Number of its wording."""
    binding: Binding


Contents = Mapping[str, Adopted]
"""The adopted entries of a version, by their ids."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What a later version says otherwise; entries are in the order of the log."""

    added: tuple[Item, ...]
    changed: tuple[Item, ...]
    """Entries whose wording or binding level is another one."""
    gone: tuple[Item, ...]
    """Entries that the standard no longer holds: dropped, reworked, hidden or merged."""

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.gone)


def contents(state: Workshop) -> dict[str, Adopted]:
    """Give what the standard holds now."""
    return {
        item.id: Adopted(item.version, item.binding)
        for item in state.items.values()
        if item.stands and item.decision == "adopt"
    }


def changes(state: Workshop, before: Contents) -> Changes:
    """Compare what the standard holds now with what it held before."""
    now, items = contents(state), state.items.values()
    return Changes(
        added=tuple(item for item in items if item.id in now and item.id not in before),
        changed=tuple(
            item
            for item in items
            if item.id in now and item.id in before and now[item.id] != before[item.id]
        ),
        gone=tuple(item for item in items if item.id in before and item.id not in now),
    )


def why(item: Item, before: Adopted | None) -> str:
    """Give the reason of a change as people gave it, or ``""``.

    For a new wording it is the reason of the last edit, for a merge that of the entry that took
    its place, else the reason of the decision or of hiding.
    """
    if item.hidden:
        return item.hidden_because
    later = [one for one in item.wordings if before is None or one.version > before.wording]
    told = [one.reason for one in later if one.reason]
    return told[-1] if before is not None and told else item.reason
