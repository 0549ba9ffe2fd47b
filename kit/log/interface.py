"""The log as everything above sees it: rows in order, appended in exclusive turns.

A log knows nothing of what its events mean. It promises four things: a row that was
committed is never lost, changed or renumbered (but for :meth:`Log.overwrite`); ``seq``
has no gaps and is the order of commits, so a reader that goes on after the last ``seq``
it saw misses nothing; an id stands in it once; ballots in the urn are sealed, and stand neither
in the order nor in the transaction in which they were cast.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol


@dataclass(frozen=True, slots=True)
class Entry:
    """What a writer appends."""

    id: str
    """Made by the sender, unique in the log: a retry is recognised by it."""
    at: float
    """When it happened, seconds since the epoch, UTC."""
    actor: str
    kind: str
    body: str
    """Compact JSON text."""
    digest: str
    """Short hash of the command that caused it; empty if there was none."""


class Row(NamedTuple):
    """What stands in the log: an entry and its number.

    A tuple, because a long log is made of a million of them.
    """

    seq: int
    """1 for the first row of a log, then without gaps."""
    id: str
    at: float
    actor: str
    kind: str
    body: str
    digest: str


class Log(Protocol):
    """An append-only log of one workshop.

    Turns (``begin`` to ``commit`` or ``abandon``) belong to one thread at a time;
    ``moved`` and ``read`` may be called from another thread meanwhile. Every method
    raises :class:`kit.log.errors.LogError` or one of its kinds.
    """

    place: str
    """Readable name of where the log is, without passwords, for messages."""

    def begin(self, after: int) -> list[Row]:
        """Take the one writing turn and give the rows after ``seq`` ``after``.

        Other writers, in any process, wait until the turn ends.

        Raises:
            LogBusy: Somebody kept the turn too long.
        """
        ...

    def known(self, ids: Iterable[str]) -> dict[str, Row]:
        """Give those of the ids that stand in the log already, with their rows."""
        ...

    def append(self, entries: Sequence[Entry]) -> list[Row]:
        """Write entries, inside a turn, and give them with their numbers.

        Raises:
            LogError: An id stands in the log already; the turn is then abandoned.
        """
        ...

    def cast(self, activity: str, ballots: Sequence[str]) -> None:
        """Drop secret ballots (JSON texts) into the urn of an activity, inside a turn."""
        ...

    def empty_urn(self, activity: str) -> list[str]:
        """Take all ballots of an activity out, in random order, inside a turn."""
        ...

    def commit(self) -> None:
        """End the turn; when this returns, what was written in it is on the disk."""
        ...

    def abandon(self) -> None:
        """End the turn as if it had not been; harmless without a turn."""
        ...

    def try_out(self) -> None:
        """Find out whether something can be kept now, leaving everything as it is.

        Raises:
            LogError: It cannot, and why.
        """
        ...

    def read(self, after: int = 0) -> Iterator[Row]:
        """Stream the committed rows after a ``seq``, in order.

        Raises:
            LogDamaged: A row is missing or is not as it was written.
        """
        ...

    def moved(self) -> bool:
        """Tell whether anybody committed since this was last asked, or since opening.

        Cheap. May be true for nothing (own commits count too); is never false wrongly.
        """
        ...

    def overwrite(self, seq: int, body: str) -> None:
        """Replace a body, inside a turn: for the erasure of personal data alone."""
        ...

    def check(self) -> list[str]:
        """Look at everything and give what is wrong, in English; empty when sound."""
        ...

    def close(self) -> None:
        """Abandon an open turn and let go of the place."""
        ...
