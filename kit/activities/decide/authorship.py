"""Authorship: how much of the standard employees wrote themselves."""

from __future__ import annotations

from dataclasses import dataclass

from kit.activities.decide.freedom import obliging
from kit.domain.workshop import Item, Workshop
from kit.statistics.few import ENTRIES
from kit.statistics.figure import Figure
from kit.statistics.intervals import wilson


@dataclass(frozen=True, slots=True)
class Authorship:
    """How many adopted items that oblige somebody hold an employee's contribution."""

    with_employee: int
    of: int
    """All of them."""
    wanted: float | None
    """The share, from 0 to 1, that the facilitator wants; ``None`` while none is set."""

    @property
    def share(self) -> Figure:
        """Share of items with a contribution, from 0 to 1; no estimate of fewer than five."""
        return wilson(self.with_employee, self.of).shown(ENTRIES)

    @property
    def reached(self) -> bool | None:
        """Whether the wanted share is reached; ``None`` where there is nothing to compare."""
        if self.wanted is None or not self.of:
            return None
        return self.with_employee >= self.wanted * self.of


def writers(state: Workshop, item: Item) -> set[str]:
    """Give the ids of all who wrote an item, one of its wordings or an entry merged into it."""
    found = {wording.actor for wording in item.wordings}
    if not item.parents:
        found.add(item.author)
    for parent in item.parents:
        found |= writers(state, state.items[parent])
    return found


def _worded(state: Workshop, item: Item) -> set[str]:
    """Give the writers, without those who only took up a pack's words as they were."""
    own = item.wordings[1:] if item.suggestion else item.wordings
    parents = (_worded(state, state.items[parent]) for parent in item.parents)
    return {wording.actor for wording in own}.union(*parents)


def authorship(state: Workshop) -> Authorship:
    """Count the obliging items, and those of them an employee wrote, reworded or began."""
    adopted = obliging(state)
    employees = state.participants.keys()
    written = sum(not employees.isdisjoint(_worded(state, item)) for item in adopted)
    return Authorship(written, len(adopted), state.wanted_share)
