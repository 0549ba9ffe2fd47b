"""Freedom: how much of what was adopted obliges, and how much is left to those who serve."""

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
