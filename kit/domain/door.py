"""The workshop's door: who may still come in, and how much one phone may send."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import Literal

from kit.domain.events import Body

MINUTE = 60.0
"""Seconds over which the pace of a phone is counted."""


@dataclass(frozen=True, slots=True)
class Door:
    """What the facilitator said of who may come in."""

    locked: bool = False
    """Nobody new comes in; who is in stays in."""
    expected: int = 0
    """How many people are expected; 0 for no word of it."""
    by_ticket: bool = False
    """Only who has one of the printed tickets comes in, each once."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one participant may send. The facilitator may change it."""

    entries: int = 60
    """New entries and comments in one activity."""
    characters: int = 100_000
    """Written in the whole workshop, about fifty pages."""
    pace: int = 240
    """Answers and entries at once, and again in every minute: a phone that was without a
    network for a while sends all it kept, a person stays far below it."""


class StandardShared(Body):
    """The facilitator let participants read and keep the standard as it stood, or no longer."""

    kind: Literal["standard_shared"] = "standard_shared"
    on: bool = True


class DoorSet(Body):
    """The facilitator said who may still come in."""

    kind: Literal["door_set"] = "door_set"
    locked: bool = False
    expected: int = 0
    by_ticket: bool = False


class LimitsSet(Body):
    """The facilitator said how much one participant may send."""

    kind: Literal["limits_set"] = "limits_set"
    entries: int
    characters: int
    pace: int


class TicketsPrinted(Body):
    """Tickets were printed; the log keeps what tells a right one, not the tickets."""

    kind: Literal["tickets_printed"] = "tickets_printed"
    marks: tuple[str, ...]


class ParticipantRemoved(Body):
    """Somebody was taken out of the workshop, for this reason, or let in again."""

    kind: Literal["participant_removed"] = "participant_removed"
    participant: str
    on: bool = True
    reason: str = ""


def ticket_mark(ticket: str) -> str:
    """Give what the log keeps of a ticket: small letters, blanks and hyphens do not matter."""
    read = "".join(one for one in ticket.upper() if one.isalnum())
    return blake2b(read.encode(), digest_size=16).hexdigest()


def sent_within(before: float, seconds: float, pace: int) -> float:
    """Give what still counts of ``before`` answers after so many ``seconds``.

    A leaky bucket: ``pace`` answers run out of it in a minute. A clock that went back counts as
    no time at all.
    """
    return max(0.0, before - max(0.0, seconds) * pace / MINUTE)
