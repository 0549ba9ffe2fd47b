"""Open connections to phones and walls, and who is at the other end of each."""

from __future__ import annotations

from typing import Protocol

from kit.domain.workshop import Workshop
from kit.room.journal import Journal


class Connection(Protocol):
    """An open connection to a phone or a wall."""

    @property
    def secret(self) -> str:
        """Hash of the phone's secret, ``""`` for a wall."""

    def tell(self, frame: str) -> None:
        """Send a frame; a connection that is gone takes it silently."""


class Connections:
    """The connections of one room that are open in this process."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self.open: set[Connection] = set()
        self.page = ""
        """Version of the page that phones should show."""

    @property
    def state(self) -> Workshop:
        """The workshop as this process knows it."""
        return self.journal.state

    def who(self, connection: Connection) -> str | None:
        """Give the participant at the other end of a connection, once they have entered."""
        return self.state.secrets.get(connection.secret) if connection.secret else None

    @property
    def present(self) -> int:
        """How many participants are connected now."""
        return len({who for one in self.open if (who := self.who(one))})
