"""Authorship: how much of the standard employees wrote themselves."""

from __future__ import annotations

from dataclasses import dataclass

from kit.domain.workshop import Item, Workshop


@dataclass(frozen=True, slots=True)
class Authorship:
    """How many adopted items hold an employee's contribution."""

    with_employee: int
    of: int
    """All adopted items."""
    wanted: float | None
    """The share, from 0 to 1, that the facilitator wants; ``None`` while none is set."""

    @property
    def share(self) -> float | None:
        """Share of items with a contribution, from 0 to 1; ``None`` while nothing is adopted."""
        return self.with_employee / self.of if self.of else None

    @property
    def reached(self) -> bool | None:
        """Whether the wanted share is reached; ``None`` where there is nothing to compare."""
        if self.wanted is None or self.share is None:
            return None
        return self.share >= self.wanted


def writers(state: Workshop, item: Item) -> set[str]:
    """Give the ids of all who wrote an item, one of its wordings or an entry merged into it."""
    found = {wording.actor for wording in item.wordings}
    if not item.parents:
        found.add(item.author)
    for parent in item.parents:
        found |= writers(state, state.items[parent])
    return found


def authorship(state: Workshop) -> Authorship:
    """Count the adopted items that stand, and those an employee wrote, reworded or began."""
    adopted = [item for item in state.items.values() if item.seen and item.decision == "adopt"]
    employees = state.participants.keys()
    written = sum(not employees.isdisjoint(writers(state, item)) for item in adopted)
    return Authorship(written, len(adopted), state.wanted_share)
