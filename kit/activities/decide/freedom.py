"""Of what was adopted and obliges: how free it leaves people, and how much of it they wrote."""

from __future__ import annotations

from dataclasses import dataclass

from kit.domain.refusal import Refusal
from kit.domain.workshop import Item, Workshop
from kit.language import N_, Share
from kit.statistics.few import ENTRIES
from kit.statistics.figure import Figure
from kit.statistics.intervals import wilson


def obliging(state: Workshop, kind: str = "") -> list[Item]:
    """Give the adopted items that oblige somebody, of one kind or of all: what shares count.

    A situation, a story or a question that was adopted is material of the standard: counted
    in, it would make any standard look free. Its kind says so (``Kind.obliges``).
    """
    return [
        item
        for item in state.items.values()
        if item.seen
        and item.decision == "adopt"
        and state.kind(item.kind).obliges
        and kind in ("", item.kind)
    ]


@dataclass(frozen=True, slots=True)
class Freedom:
    """How many obliging items oblige always, unless there is a reason, and leave free."""

    must: int
    should: int
    free: int

    @property
    def adopted(self) -> int:
        """How many obliging items were adopted."""
        return self.must + self.should + self.free

    @property
    def share(self) -> Figure:
        """Share of "must" among what is adopted, from 0 to 1; no estimate of fewer than five."""
        return wilson(self.must, self.adopted).shown(ENTRIES)


def freedom(state: Workshop, kind: str = "") -> Freedom:
    """Count the obliging items of a kind, of all kinds by default, by how far they oblige."""
    levels = [item.binding for item in obliging(state, kind)]
    return Freedom(levels.count("must"), levels.count("should"), levels.count("free"))


def above_cap(found: Freedom, cap: float | None) -> Refusal | None:
    """Warn when more than the share ``cap`` of what is adopted is a "must".

    Fewer than five adopted items have no share, and no warning.
    """
    share = found.share.estimate
    if cap is None or share is None or share <= cap:
        return None
    return Refusal(
        N_(
            "“Must” is {share} of what is adopted, and the most you chose is {cap}. A standard "
            "without freedom sounds recited: which of these may be “should” or “free”?"
        ),
        {"share": Share(share), "cap": Share(cap)},
    )


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
