"""A log in one SQLite file: the workshop of one laptop, written by any of its processes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

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
from kit.log.urn import MIXED, Key, Urn, key_beside

_IDS_AT_ONCE = 500
_REPLACED = N_(
    "The workshop log at {place} was moved or replaced while it was in use. Nothing was written; "
    "put it back, or start again with the new one."
)


class SqliteLog:
    """A log in a SQLite file in WAL mode, durable at each commit (``synchronous=FULL``).

    Ballots in the urn are sealed and mixed (:class:`kit.log.urn.Urn`), by ``key`` or the secret
    beside the file. Casting them, emptying the urn and erasing personal data overwrite what
    stood there before, and truncate the write-ahead file as soon as nobody reads in it.
    """

    def __init__(self, path: Path | str, *, create: bool = False, key: Key | None = None) -> None:
        """Open the log at ``path``; with ``create``, make it if there is none.

        Raises:
            LogError: There is no log, or it was written by a newer kit.
            LogDamaged: What is there is no sound log; it is left as it was found.
            LogUnreachable: The file or its folder cannot be read or written.
        """
        self._path = Path(path)
        self.place = str(path)
        self._urn = Urn(key or key_beside(self._path), self.place)
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
        self._erased = self._overwrote = False

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
            held = self._taken(activity, MIXED)
            self._writer.executemany(
                "INSERT INTO urn VALUES (?, ?, ?)",
                [(token_hex(16), activity, d) for d in self._urn.drawers(activity, held, ballots)],
            )
        self._wash = True

    def empty_urn(self, activity: str) -> list[str]:
        """Take all ballots of an activity out, in random order, inside a turn."""
        self._in_turn()
        with explaining(self.place):
            ballots = self._urn.ballots(activity, self._taken(activity, -1))
        self._erased = self._erased or bool(ballots)
        return ballots

    def _taken(self, activity: str, most: int) -> list[str]:
        """Take drawers out, chosen by chance; all of them if ``most`` is -1."""
        found = self._writer.execute(
            "DELETE FROM urn WHERE id IN (SELECT id FROM urn WHERE activity = ?"
            " ORDER BY random() LIMIT ?) RETURNING body",
            (activity, most),
        )
        return [body for (body,) in found.fetchall()]

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
        self._erased = self._overwrote = True

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
        if self._wash or self._erased:
            # What was just deleted still stands in old pages of the write-ahead file.
            # The turn is kept already: if a reader is in the way, the next commit tries again.
            with suppress(sqlite3.Error):
                self._wash = self._erased = self._hindered()

    def _hindered(self) -> bool:
        """Truncate the write-ahead file, unless a reader is in the way; a vote waits for none."""
        (patience,) = self._writer.execute("PRAGMA busy_timeout").fetchone()
        if not self._erased:
            self._writer.execute("PRAGMA busy_timeout = 0")
        try:
            busy, *_ = self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            self._writer.execute(f"PRAGMA busy_timeout = {patience}")
        return bool(busy)

    def abandon(self) -> None:
        """End the turn as if it had not been; harmless without a turn."""
        # A failed rollback leaves nothing to do: SQLite has then rolled back by itself.
        with suppress(sqlite3.Error):
            if self._writer.in_transaction:
                self._writer.execute("ROLLBACK")

    def try_out(self) -> None:
        """Write a few pages and take them back; see :meth:`kit.log.interface.Log.try_out`."""
        self._still_there()
        with explaining(self.place):
            try:
                self._writer.execute("BEGIN IMMEDIATE")
                self._writer.execute("INSERT INTO urn VALUES ('try', '', zeroblob(16384))")
                self._writer.execute("DELETE FROM urn WHERE id = 'try'")
                self._writer.execute("COMMIT")
            except BaseException:
                self.abandon()
                raise

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
