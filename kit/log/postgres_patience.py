"""Connections that do not wait for ever: a database that hangs must not hang the room."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import psycopg

T = TypeVar("T")
SILENCE = 4.0
"""Seconds without a word after which a server is given up, where nothing makes it wait."""


class Silent(psycopg.OperationalError):
    """The server has not said anything for too long; the connection is closed."""


class Connection(psycopg.Connection[tuple[Any, ...]]):
    """A connection that closes itself when the server falls silent in an answer.

    The system's own time-outs notice a network that is gone, not a process that is stopped or
    a disk under it that hangs. What takes long but goes on is waited for.
    """

    patience = SILENCE

    @contextmanager
    def patient(self, seconds: float) -> Iterator[None]:
        """Allow for a statement that rightly waits so many seconds without a word."""
        self.patience = seconds + SILENCE
        try:
            yield
        finally:
            self.patience = SILENCE

    def wait(self, gen: Generator[Any, Any, T], *settings: Any, **named: Any) -> T:
        """Talk to the server; see psycopg.

        Raises:
            Silent: it said nothing for as long as :attr:`patience`.
        """
        try:
            return super().wait(_given_up(gen, self.patience), *settings, **named)
        except Silent:
            self.close()
            raise


def _given_up(talk: Generator[Any, Any, T], patience: float) -> Generator[Any, Any, T]:
    """Pass a conversation on, and break it off in a silence.

    psycopg waits in short rounds; after one in which nothing came it sends a false value.
    """
    try:
        wanted = next(talk)
        while True:
            since = time.monotonic()
            while not (ready := (yield wanted)):
                if time.monotonic() - since > patience:
                    raise Silent(f"no answer within {patience:.0f} s")
            wanted = talk.send(ready)
    except StopIteration as end:
        value: T = end.value
        return value
