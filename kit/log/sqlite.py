"""A log in one SQLite file: the workshop of one laptop, written by any of its processes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from secrets import SystemRandom, token_hex

from kit.language import N_
from kit.log.checking import IN_TURN, NO_TURN, TAKEN, UNKNOWN, first_of, in_step, problems_in
from kit.log.copying import remove_copy
from kit.log.counting import Count
from kit.log.errors import LogError, LogUnreachable
from kit.log.interface import Entry, Row
from kit.log.sqlite_file import (
    all_there,
    connect,
    explaining,
    first_id,
    narrow,
    probe,
    row_sum,
    rows_after,
)

_IDS_AT_ONCE = 500
_REPLACED = N_(
    "The workshop log at {place} was moved or replaced while it was in use. Nothing was written; "
    "put it back, or start again with the new one."
)


class SqliteLog:
    """A log in a SQLite file in WAL mode, durable at each commit (``synchronous=FULL``).

    Ballots in the urn are kept by random keys, apart from events. Until the urn is
    emptied, the raw bytes of the file and of the write-ahead file beside it can still
    betray an order to somebody who takes them apart. Emptying the urn, and erasing
    personal data, overwrite those bytes and truncate that file.
    """

    def __init__(self, path: Path | str, *, create: bool = False) -> None:
        """Open the log at ``path``; with ``create``, make it if there is none.

        Raises:
            LogError: There is no log, or it was written by a newer kit.
            LogDamaged: What is there is no sound log; it is left as it was found.
            LogUnreachable: The file or its folder cannot be read or written.
        """
        self._path = Path(path)
        self.place = str(path)
        probe(self._path, create=create)
        narrow(self._path)
        with explaining(self.place):
            self._writer = connect(self._path, "rw")
            self._reader = connect(self._path, "rw")
            self._writer.execute("PRAGMA synchronous = FULL")
            self._writer.execute("PRAGMA secure_delete = ON")
            # Asked here, so that whatever is committed after the opening is noticed.
            self._version = self._data_version()
        self._file = self._path.stat().st_ino
        self._count, self._first = Count(self._path), ""
        self._last = 0
        self._wash = False
        self._overwrote = False

    def _data_version(self) -> int:
        return int(self._reader.execute("PRAGMA data_version").fetchone()[0])

    def begin(self, after: int) -> list[Row]:
        """Take the writing turn; see :meth:`kit.log.interface.Log.begin`."""
        if self._writer.in_transaction:
            raise LogError(IN_TURN, place=self.place)
        self._still_there()
        with explaining(self.place):
            self._writer.execute("BEGIN IMMEDIATE")
        try:
            self._last = self._newest(self._writer)
            rows = rows_after(self._writer, after, self.place)
            return list(in_step(rows, after, self.place))
        except BaseException:
            self.abandon()
            raise

    def _still_there(self) -> None:
        # On POSIX one can go on writing into a file that nobody will ever find again.
        try:
            same = self._path.stat().st_ino == self._file
        except OSError:
            same = False
        if not same:
            raise LogUnreachable(_REPLACED, place=self.place)

    def _newest(self, connection: sqlite3.Connection) -> int:
        with explaining(self.place):
            return int(connection.execute("SELECT coalesce(max(seq), 0) FROM event").fetchone()[0])

    def _in_turn(self) -> None:
        if not self._writer.in_transaction:
            raise LogError(NO_TURN, place=self.place)

    def known(self, ids: Iterable[str]) -> dict[str, Row]:
        """Give those of the ids that stand in the log already, with their rows."""
        wanted = list(ids)
        found: dict[str, Row] = {}
        for start in range(0, len(wanted), _IDS_AT_ONCE):
            some = wanted[start : start + _IDS_AT_ONCE]
            marks = ",".join("?" * len(some))
            with explaining(self.place):
                rows = self._writer.execute(
                    "SELECT seq, id, at, actor, kind, body, digest FROM event"  # noqa: S608 - marks
                    f" WHERE id IN ({marks})",
                    some,
                ).fetchall()
            found.update((fields[1], Row(*fields)) for fields in rows)
        return found

    def append(self, entries: Sequence[Entry]) -> list[Row]:
        """Write entries, inside a turn; see :meth:`kit.log.interface.Log.append`."""
        self._in_turn()
        # SQLite keeps no negative zero, and a whole number of seconds is still a float.
        rows = [
            Row(seq, e.id, float(e.at) + 0.0, e.actor, e.kind, e.body, e.digest)
            for seq, e in enumerate(entries, self._last + 1)
        ]
        try:
            with explaining(self.place):
                self._writer.executemany(
                    "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    [
                        (r.seq, r.id, r.at, r.actor, r.kind, r.body, r.digest, row_sum(r))
                        for r in rows
                    ],
                )
        except LogError as error:
            self.abandon()
            if isinstance(error.__cause__, sqlite3.IntegrityError):
                raise LogError(TAKEN, place=self.place) from error
            raise
        self._last += len(rows)
        return rows

    def cast(self, activity: str, ballots: Sequence[str]) -> None:
        """Drop secret ballots into the urn of an activity, inside a turn."""
        self._in_turn()
        with explaining(self.place):
            self._writer.executemany(
                "INSERT INTO urn VALUES (?, ?, ?)",
                [(token_hex(16), activity, ballot) for ballot in ballots],
            )

    def empty_urn(self, activity: str) -> list[str]:
        """Take all ballots of an activity out, in random order, inside a turn."""
        self._in_turn()
        with explaining(self.place):
            found = self._writer.execute(
                "DELETE FROM urn WHERE activity = ? RETURNING body", (activity,)
            ).fetchall()
        ballots = [body for (body,) in found]
        SystemRandom().shuffle(ballots)
        self._wash = self._wash or bool(ballots)
        return ballots

    def overwrite(self, seq: int, body: str) -> None:
        """Replace a body, inside a turn: for the erasure of personal data alone."""
        self._in_turn()
        with explaining(self.place):
            fields = self._writer.execute(
                "SELECT id, at, actor, kind, digest FROM event WHERE seq = ?", (seq,)
            ).fetchone()
            if fields is None:
                raise LogError(UNKNOWN, place=self.place, seq=seq)
            event_id, at, actor, kind, digest = fields
            row = Row(seq, event_id, at, actor, kind, body, digest)
            self._writer.execute(
                "UPDATE event SET body = ?, sum = ? WHERE seq = ?", (body, row_sum(row), seq)
            )
        self._wash = self._overwrote = True

    def commit(self) -> None:
        """End the turn; when this returns, what was written in it is on the disk."""
        self._in_turn()
        with explaining(self.place):
            self._writer.execute("COMMIT")
            self._first = self._first or first_id(self._writer)
        self._count.note(self._first, self._last)
        if self._overwrote:
            with suppress(OSError):
                remove_copy(self._path)
                self._overwrote = False
        if self._wash:
            # What was just deleted still stands in old pages of the write-ahead file.
            # The turn is kept already: if a reader is in the way, the next commit tries again.
            with suppress(sqlite3.Error):
                busy, *_ = self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                self._wash = bool(busy)

    def abandon(self) -> None:
        """End the turn as if it had not been; harmless without a turn."""
        # A failed rollback leaves nothing to do: SQLite has then rolled back by itself.
        with suppress(sqlite3.Error):
            if self._writer.in_transaction:
                self._writer.execute("ROLLBACK")

    def read(self, after: int = 0) -> Iterator[Row]:
        """Stream the committed rows after a ``seq``, in order."""
        return in_step(rows_after(self._reader, after, self.place), after, self.place)

    def moved(self) -> bool:
        """Tell whether anybody committed since this was last asked, or since opening."""
        with explaining(self.place):
            version = self._data_version()
        moved = version != self._version
        self._version = version
        return moved

    def check(self) -> list[str]:
        """Look at everything and give what is wrong, in English; empty when sound."""
        return first_of(self._problems())

    def _problems(self) -> Iterator[str]:
        try:
            with explaining(self.place):
                found = self._reader.execute("PRAGMA integrity_check(20)").fetchall()
                all_there(self._reader, self._path)
            yield from (text for (text,) in found if text != "ok")
            yield from problems_in(rows_after(self._reader, 0, self.place))
        except LogError as error:
            yield str(error)

    def close(self) -> None:
        """Abandon an open turn and let go of the file."""
        self.abandon()
        self._reader.close()
        self._writer.close()
