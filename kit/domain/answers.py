"""What people answered: the votes of an activity, and what became of a theme."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from kit.domain.events import Ballot, VoteValue

Given = tuple[int, VoteValue]
"""A vote as it is kept: the version voted on, and the value."""


@dataclass(slots=True)
class Box:
    """The votes of one activity."""

    votes: dict[str, dict[str, Given]] = field(default_factory=dict)
    """By item, then by participant."""
    pairs: dict[tuple[str, str, str], tuple[str, bool]] = field(default_factory=dict)
    """Pairwise: (participant, lesser id, greater id) to (winner, tie)."""
    secret: dict[str, set[str]] = field(default_factory=dict)
    """Secret: by participant, what they have voted on (an item, or ``lesser|greater``)."""
    ballots: list[Ballot] = field(default_factory=list)
    """Secret: the ballots counted so far, unsigned."""
    unread: int = 0
    """Secret: the ballots that were destroyed unread, too few on what they were about."""
    paper: dict[tuple[str, str], tuple[int, VoteValue, int]] = field(default_factory=dict)
    """On paper: (item, value as text) to (version, value, how many)."""
    given: dict[str, set[str]] = field(default_factory=dict)
    """By participant: the items that they have voted on, in secret and in pairs too."""
    judged: dict[str, set[tuple[str, str]]] = field(default_factory=dict)
    """Pairwise: by participant, the pairs that they have judged openly."""
    compared: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Pairwise: how many people have judged a pair openly."""
    drawn: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    """By participant: the batches of items that they were given to look at, in order."""
    looked_at: Counter[str] = field(default_factory=Counter)
    """By item: how many people were given it in a batch, or have voted on it without."""
    counted: dict[str, tuple[Any, Any]] = field(default_factory=dict, compare=False, repr=False)
    """By item: what its ballots were last counted for, and what they came to.

    The fold forgets it when another ballot on the item comes, so that nothing is counted anew
    but what has changed.
    """
    voters: dict[str, int] = field(default_factory=dict)
    """Participant to the number of votes that stand: turnout counts those above zero."""

    since: set[str] = field(default_factory=set)
    """Who has voted, or changed a vote, since results were last shown to the room."""
    told: int = 0
    """How many people had a vote here when results were last shown to the room."""

    @property
    def turnout(self) -> int:
        """How many people have a vote here."""
        return sum(1 for n in self.voters.values() if n > 0)


@dataclass(frozen=True, slots=True)
class Theme:
    """What became of a theme of the claims: situations, or the reason why it was dropped."""

    situations: tuple[str, ...] = ()
    reason: str = ""
