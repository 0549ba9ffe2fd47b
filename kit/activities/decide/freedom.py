"""Freedom: how much of what was adopted obliges, and how much is left to those who serve."""

from __future__ import annotations

from dataclasses import dataclass

from kit.domain.refusal import Refusal
from kit.domain.workshop import Workshop
from kit.language import N_, Share
from kit.statistics.intervals import Interval, wilson


@dataclass(frozen=True, slots=True)
class Freedom:
    """How many adopted items oblige always, oblige unless there is a reason, and leave free."""

    must: int
    should: int
    free: int

    @property
    def adopted(self) -> int:
        """How many items were adopted."""
        return self.must + self.should + self.free

    @property
    def share(self) -> Interval:
        """Share of "must" among what is adopted, from 0 to 1; no estimate while nothing is."""
        return wilson(self.must, self.adopted)


def freedom(state: Workshop, kind: str = "") -> Freedom:
    """Count the adopted items of a kind, of all kinds by default, by how far they oblige."""
    levels = [
        item.binding
        for item in state.items.values()
        if item.seen and item.decision == "adopt" and kind in ("", item.kind)
    ]
    return Freedom(levels.count("must"), levels.count("should"), levels.count("free"))


def above_cap(found: Freedom, cap: float | None) -> Refusal | None:
    """Warn when more than the share ``cap`` of what is adopted is a "must".

    The share itself counts, not its interval: everything adopted is known, nothing is drawn.
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
