"""The reading and listening side of a PostgreSQL log, on a connection of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Lock
from typing import TypeVar

import psycopg
from psycopg import sql

from kit.language import N_
from kit.log.checking import in_step
from kit.log.errors import LogError
from kit.log.interface import Row
from kit.log.postgres_patience import Connection
from kit.log.postgres_server import (
    AFTER,
    channel_of,
    comes_back,
    connect,
    explaining,
    prepare,
    readable,
    workshops_of,
)

T = TypeVar("T")
_PAGE = 5_000
_WHICH = N_("There are several workshops at {place}: {known}. Say which one: workshop=…")


def read_server(url: str, workshop: str = "") -> list[Row]:
    """Give all rows of a workshop at a URL, by a transaction that can write nothing.

    Without a name, the only workshop there is meant.

    Raises:
        LogError: There is no such workshop, several without a name, or a newer kit wrote it.
        LogDamaged: A row is missing.
        LogUnreachable: The server does not answer.
    """
    place = readable(url, workshop)
    with explaining(place), connect(url, place) as connection:
        connection.read_only = True
        with connection.transaction():
            known = [workshop] if workshop else workshops_of(connection)
            if len(known) > 1:
                raise LogError(_WHICH, place=place, known=", ".join(known))
            name = known[0] if known else ""
            prepare(connection, name, place, create=False)
            found = connection.execute(AFTER, (name, 0, None))
            return list(in_step((Row(*fields) for fields in found), 0, place))


class PostgresReader:
    """Reads the rows of a workshop and hears when anybody commits.

    May be used from several threads. If the server was away, it connects again by itself.
    """

    def __init__(self, url: str, workshop: str, place: str) -> None:
        """Connect and listen.

        Raises:
            LogUnreachable: The server does not answer.
        """
        self._url, self._workshop, self._place = url, workshop, place
        self._heard = self._told = 0
        self._lock = Lock()
        self._connection = self._listening()

    def _listening(self) -> Connection:
        connection = connect(self._url, self._place)
        connection.add_notify_handler(self._hear)
        with explaining(self._place):
            connection.execute(sql.SQL("LISTEN {}").format(channel_of(self._workshop)))
        return connection

    def _hear(self, _: psycopg.Notify) -> None:
        self._heard += 1

    def _ask(self, question: Callable[[Connection], T]) -> T:
        with self._lock, explaining(self._place):
            try:
                if not self._connection.closed:
                    return question(self._connection)
            except psycopg.Error as error:
                if not comes_back(error):
                    raise
            self._connection.close()
            self._connection = self._listening()
            self._heard += 1  # nobody knows what was said while we did not listen
            return question(self._connection)

    def rows(self, after: int) -> Iterator[Row]:
        """Stream rows by pages: a transaction held for a slow reader would hinder the vacuum."""
        while page := self._page(after):
            yield from page
            after = page[-1].seq

    def _page(self, after: int) -> list[Row]:
        wanted = (self._workshop, after, _PAGE)
        return [Row(*fields) for fields in self._ask(lambda c: c.execute(AFTER, wanted).fetchall())]

    def moved(self) -> bool:
        """Tell whether anybody committed since this was last asked, or since connecting."""
        # Notices come in with the answer to whatever is asked of the server.
        self._ask(lambda connection: connection.execute("SELECT 1"))
        heard = self._heard
        moved = heard != self._told
        self._told = heard
        return moved

    def close(self) -> None:
        """Let go of the server."""
        self._connection.close()
