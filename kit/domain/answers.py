"""What people answered: the votes of an activity, role plays, what became of a theme."""

from __future__ import annotations

from dataclasses import dataclass, field

from kit.domain.events import Ballot, DrawnGroup, Scored, VoteValue

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
    paper: dict[tuple[str, str], tuple[int, VoteValue, int]] = field(default_factory=dict)
    """On paper: (item, value as text) to (version, value, how many)."""
    voters: dict[str, int] = field(default_factory=dict)
    """Participant to the number of votes that stand: turnout counts those above zero."""

    @property
    def turnout(self) -> int:
        """How many people have a vote here."""
        return sum(1 for n in self.voters.values() if n > 0)


@dataclass(slots=True)
class Play:
    """The role plays of one activity."""

    ready: list[str] = field(default_factory=list)
    """Who takes part, in the order they said so."""
    rounds: list[tuple[DrawnGroup, ...]] = field(default_factory=list)
    scores: dict[tuple[int, int], Scored] = field(default_factory=dict)
    """By round (from 1) and group (from 0); the last sheet of a group counts."""

    @property
    def waiting(self) -> list[str]:
        """Who takes part, but came too late for the present round."""
        return [who for who in self.ready if self.rounds and not self.place_of(who)]

    def place_of(self, who: str) -> tuple[int, DrawnGroup] | None:
        """Give the number and the group of somebody in the present round."""
        for number, group in enumerate(self.rounds[-1] if self.rounds else ()):
            if who in group.roles:
                return number, group
        return None


@dataclass(frozen=True, slots=True)
class Theme:
    """What became of a theme of the claims: situations, or the reason why it was dropped."""

    situations: tuple[str, ...] = ()
    reason: str = ""
