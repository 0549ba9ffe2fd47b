"""A log in PostgreSQL: one workshop behind any number of servers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress

import psycopg
from psycopg import errors, sql
from psycopg.pq import TransactionStatus

from kit.log.checking import IN_TURN, NO_TURN, TAKEN, UNKNOWN, first_of, in_step, problems_in
from kit.log.errors import LogError
from kit.log.interface import Entry, Row
from kit.log.postgres_reader import PostgresReader
from kit.log.postgres_server import (
    AFTER,
    channel_of,
    comes_back,
    connect,
    explaining,
    number_of,
    prepare,
    readable,
)
from kit.log.urn import MIXED, Key, Urn

PATIENCE = 15_000
"""Milliseconds to wait for somebody else's turn; then the sender is told to try again."""
# A server that falls silent within its turn (a laptop put to sleep) loses the turn, or
# nobody else could ever write. An acknowledgement promises that the disk has it, whatever
# the database's own default.
_BEGIN = sql.SQL("""
BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE;
SET LOCAL lock_timeout = {patience};
SET LOCAL idle_in_transaction_session_timeout = '60s';
SET LOCAL synchronous_commit = on;
""")
_VACUUM_WITHIN = 600.0
"""Seconds."""


class PostgresLog:
    """A log in the tables ``kit_event`` and ``kit_urn``, shared by many workshops.

    An advisory lock serialises the turns of a workshop, so that ``seq`` order is commit
    order. Ballots in the urn are sealed and mixed (:class:`kit.log.urn.Urn`) by ``key``, which
    the database never sees. Emptying an urn, and erasing personal data, vacuum the table
    of dead rows; the server's free space, write-ahead log, archives and backups are its
    administrator's to clean.
    """

    def __init__(self, url: str, workshop: str, *, key: Key, create: bool = False) -> None:
        """Open the log of ``workshop`` at ``url``; with ``create``, make it if there is none.

        Raises:
            LogError: There is no such workshop, or it was written by a newer kit.
            LogUnreachable: The server does not answer.
        """
        self.place = readable(url, workshop)
        self._url, self._workshop = url, workshop
        self._turn = number_of(workshop)
        self._urn = Urn(key, self.place)
        self._last, self._wrote = 0, False
        self._wash: set[str] = set()
        self._writer = connect(url, self.place)
        try:
            prepare(self._writer, workshop, self.place, create=create)
            self._reader = PostgresReader(url, workshop, self.place)
        except BaseException:
            self._writer.close()
            raise

    def begin(self, after: int) -> list[Row]:
        """Take the writing turn; see :meth:`kit.log.interface.Log.begin`."""
        if self._open_turn():
            raise LogError(IN_TURN, place=self.place)
        try:
            self._take_turn()
            self._last = self._newest()
            self._wrote = False
            with explaining(self.place):
                found = self._writer.execute(AFTER, (self._workshop, after, None)).fetchall()
            return list(in_step((Row(*fields) for fields in found), after, self.place))
        except BaseException:
            self.abandon()
            raise

    def _take_turn(self) -> None:
        with explaining(self.place):
            self._begin()
            with self._writer.patient(PATIENCE / 1_000):
                self._writer.execute("SELECT pg_advisory_xact_lock(%s)", (self._turn,))

    def _begin(self) -> None:
        statement = _BEGIN.format(patience=sql.Literal(PATIENCE))
        try:
            if not self._writer.closed:
                self._writer.execute(statement)
                return
        except psycopg.Error as error:
            if not comes_back(error):
                raise
        self._writer.close()
        self._writer = connect(self._url, self.place)
        self._writer.execute(statement)

    def _newest(self) -> int:
        with explaining(self.place):
            row = self._writer.execute(
                "SELECT coalesce(max(seq), 0) FROM kit_event WHERE workshop = %s",
                (self._workshop,),
            ).fetchone()
        return int(row[0]) if row else 0

    def _open_turn(self) -> bool:
        return (
            not self._writer.closed
            and self._writer.info.transaction_status != TransactionStatus.IDLE
        )

    def _in_turn(self) -> None:
        if self._writer.closed or (
            self._writer.info.transaction_status != TransactionStatus.INTRANS
        ):
            raise LogError(NO_TURN, place=self.place)

    def known(self, ids: Iterable[str]) -> dict[str, Row]:
        """Give those of the ids that stand in the log already, with their rows."""
        with explaining(self.place):
            rows = self._writer.execute(
                "SELECT seq, id, at, actor, kind, body, digest FROM kit_event"
                " WHERE workshop = %s AND id = ANY(%s)",
                (self._workshop, list(ids)),
            ).fetchall()
        return {fields[1]: Row(*fields) for fields in rows}

    def append(self, entries: Sequence[Entry]) -> list[Row]:
        """Write entries, inside a turn; see :meth:`kit.log.interface.Log.append`."""
        self._in_turn()
        rows = [
            Row(seq, e.id, float(e.at), e.actor, e.kind, e.body, e.digest)
            for seq, e in enumerate(entries, self._last + 1)
        ]
        try:
            with explaining(self.place):
                self._writer.execute(
                    "INSERT INTO kit_event SELECT %s, * FROM unnest(%s::bigint[], %s::text[],"
                    " %s::float8[], %s::text[], %s::text[], %s::text[], %s::text[])",
                    (
                        self._workshop,
                        [row.seq for row in rows],
                        [row.id for row in rows],
                        [row.at for row in rows],
                        [row.actor for row in rows],
                        [row.kind for row in rows],
                        [row.body for row in rows],
                        [row.digest for row in rows],
                    ),
                )
        except LogError as error:
            self.abandon()
            if isinstance(error.__cause__, errors.UniqueViolation):
                raise LogError(TAKEN, place=self.place) from error
            raise
        self._last += len(rows)
        self._wrote = True
        return rows

    def cast(self, activity: str, ballots: Sequence[str]) -> None:
        """Drop secret ballots into the urn of an activity, inside a turn."""
        self._in_turn()
        with explaining(self.place):
            drawers = self._urn.drawers(activity, self._taken(activity, MIXED), ballots)
            self._writer.execute(
                "INSERT INTO kit_urn (workshop, activity, body)"
                " SELECT %s, %s, drawer FROM unnest(%s::text[]) AS drawer",
                (self._workshop, activity, drawers),
            )
        self._wrote = True

    def empty_urn(self, activity: str) -> list[str]:
        """Take all ballots of an activity out, in random order, inside a turn."""
        self._in_turn()
        with explaining(self.place):
            ballots = self._urn.ballots(activity, self._taken(activity, None))
        if ballots:
            self._wrote = True
            self._wash.add("kit_urn")
        return ballots

    def _taken(self, activity: str, most: int | None) -> list[str]:
        """Take drawers out, chosen by chance; all of them if ``most`` is ``None``."""
        found = self._writer.execute(
            "DELETE FROM kit_urn WHERE workshop = %s AND id IN (SELECT id FROM kit_urn"
            " WHERE workshop = %s AND activity = %s ORDER BY random() LIMIT %s) RETURNING body",
            (self._workshop, self._workshop, activity, most),
        )
        return [body for (body,) in found.fetchall()]

    def overwrite(self, seq: int, body: str) -> None:
        """Replace a body, inside a turn: for the erasure of personal data alone."""
        self._in_turn()
        with explaining(self.place):
            done = self._writer.execute(
                "UPDATE kit_event SET body = %s WHERE workshop = %s AND seq = %s",
                (body, self._workshop, seq),
            )
        if not done.rowcount:
            raise LogError(UNKNOWN, place=self.place, seq=seq)
        self._wrote = True
        self._wash.add("kit_event")

    def commit(self) -> None:
        """End the turn; when this returns, what was written in it is on the server's disk."""
        self._in_turn()
        with explaining(self.place):
            if self._wrote:
                self._writer.execute(sql.SQL("NOTIFY {}").format(channel_of(self._workshop)))
            self._writer.execute("COMMIT")
        for table in sorted(self._wash):
            # What was just deleted still stands in dead rows. The turn is kept already:
            # if the vacuum fails, the next commit tries again.
            with suppress(psycopg.Error), self._writer.patient(_VACUUM_WITHIN):
                self._writer.execute(sql.SQL("VACUUM {}").format(sql.Identifier(table)))
                self._wash.discard(table)

    def abandon(self) -> None:
        """End the turn as if it had not been; harmless without a turn."""
        if self._open_turn():
            try:
                self._writer.execute("ROLLBACK")
            except psycopg.Error:
                self._writer.close()  # the server rolls back what it never heard the end of

    def try_out(self) -> None:
        """Find out whether a turn can be had; see :meth:`kit.log.interface.Log.try_out`."""
        self.begin(self._last)
        self.abandon()

    def read(self, after: int = 0) -> Iterator[Row]:
        """Stream the committed rows after a ``seq``, in order."""
        return in_step(self._reader.rows(after), after, self.place)

    def moved(self) -> bool:
        """Tell whether anybody committed since this was last asked, or since opening."""
        return self._reader.moved()

    def check(self) -> list[str]:
        """Look at everything and give what is wrong, in English; empty when sound."""
        return first_of(self._problems())

    def _problems(self) -> Iterator[str]:
        try:
            yield from problems_in(self._reader.rows(0))
        except LogError as error:
            yield str(error)

    def close(self) -> None:
        """Abandon an open turn and let go of the server."""
        self.abandon()
        self._reader.close()
        self._writer.close()
