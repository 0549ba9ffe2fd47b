"""The file of a SQLite log: made whole or not at all, and looked at before it is touched."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from uuid import uuid4
from zlib import crc32

from kit.language import N_
from kit.log.checking import ADVICE, BUSY, DAMAGED, FAILED, NEWER, in_step
from kit.log.counting import ENDING, Count
from kit.log.errors import LogBusy, LogDamaged, LogError, LogUnreachable
from kit.log.interface import Row
from kit.place import give_name, owners_only

_APPLICATION = 0x4B697431
"""SQLite's application_id of our files: "Kit1"."""
_VERSION = 1
_PATIENCE = 15.0
"""Seconds to wait for somebody else's turn: a hall waits no longer for one tap."""
_SUMMED_ON_OPENING = 64 * 1024 * 1024
"""Bytes up to which opening verifies every row; larger files are verified as they are read."""
_PAGE = 5_000

_SCHEMA = f"""
PRAGMA journal_mode = WAL;
BEGIN;
CREATE TABLE event (
    seq INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, at REAL NOT NULL, actor TEXT NOT NULL,
    kind TEXT NOT NULL, body TEXT NOT NULL, digest TEXT NOT NULL, sum INTEGER NOT NULL
);
CREATE TABLE urn (
    id TEXT PRIMARY KEY, activity TEXT NOT NULL, body TEXT NOT NULL
) WITHOUT ROWID;
PRAGMA application_id = {_APPLICATION};
PRAGMA user_version = {_VERSION};
COMMIT;
"""

_NO_LOG = N_(
    "There is no workshop log at {place}. Check the folder, or make a new workshop there first."
)
_NO_FOLDER = N_("There is no folder {folder} to make a workshop log in. Make the folder first.")
_ORPHAN = N_(
    "The workshop log {place} is gone, but its companion {companion} is there with events in it. "
    "Put the log back beside it, or move the companion away, and try again."
)
_NOT_OURS = N_("The file {place} is not a workshop log. Nothing in it was changed.")
_LOST = N_(
    "A part of the workshop log at {place} is lost: {kept} events were kept, and {found} can be "
    "read. Nothing was changed. What is left can be put together again: kit restore {folder}"
)
_SUM = N_("event {seq} is not as it was written")
_EMPTY = N_("the file is empty")
_UNREACHABLE = N_(
    "The workshop log at {place} cannot be read or written ({reason}). Check that its folder "
    "exists, is writable and that its disk is connected."
)
_FULL = N_(
    "The disk of the workshop log at {place} is full. Nothing was written; make room and try again."
)

_UNREACHABLE_CODES = {
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
}


@contextmanager
def explaining(place: str) -> Iterator[None]:
    """Turn SQLite's errors into ours, which say where it happened and what to do."""
    try:
        yield
    except UnicodeDecodeError as error:
        raise LogDamaged(DAMAGED, place=place, reason=str(error), advice=ADVICE) from error
    except sqlite3.Error as error:
        raise _explained(error, place) from error


def _explained(error: sqlite3.Error, place: str) -> LogError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the primary code is the low byte
    reason = str(error)
    if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB} or "decode to UTF-8" in reason:
        return LogDamaged(DAMAGED, place=place, reason=reason, advice=ADVICE)
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return LogBusy(BUSY, place=place)
    if code == sqlite3.SQLITE_FULL:
        return LogError(_FULL, place=place)
    if code in _UNREACHABLE_CODES:
        return LogUnreachable(_UNREACHABLE, place=place, reason=reason)
    return LogError(FAILED, place=place, reason=reason)


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """Open a connection in autocommit mode; ``mode`` is ``ro`` or ``rw``, never creates."""
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=_PATIENCE,
        isolation_level=None,
        check_same_thread=False,
    )


def create_file(path: Path) -> None:
    """Make an empty log, unless there is one.

    It is built under another name and then given its own in one step: a crash leaves no
    half-made log, and of two who make it at once, both find the same whole one.
    """
    if not path.parent.is_dir():
        raise LogError(_NO_FOLDER, folder=str(path.parent))
    draft = path.with_name(f".{path.name}.{uuid4().hex}.new")
    try:
        # SQLite gives the companions of a file the rights of the file.
        open(draft, "xb", opener=owners_only).close()
        with explaining(str(path)), closing(sqlite3.connect(draft)) as connection:
            connection.executescript(_SCHEMA)
        give_name(draft, path)
    except OSError as error:
        raise LogUnreachable(_UNREACHABLE, place=str(path), reason=str(error)) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def narrow(path: Path) -> None:
    """Take from others what earlier versions let them read: a log names people.

    Files that are somebody else's stay as they are; outside of POSIX there is nothing to do.
    """
    if sys.platform == "win32":
        return
    for one in (path, *_companions(path, "-wal", "-shm", ENDING)):
        with suppress(OSError):
            status = one.stat()
            if status.st_uid == os.geteuid() and status.st_mode & 0o077:
                one.chmod(status.st_mode & 0o700)


def probe(path: Path, *, create: bool) -> None:
    """Find out whether a sound log stands at a path, changing nothing that does.

    Raises:
        LogError: There is none, and none is to be made; or a newer kit wrote it.
        LogDamaged: It is no log, or a part of it is lost or overwritten.
    """
    place = str(path)
    if not path.exists():
        companion = path.with_name(path.name + "-wal")
        if companion.exists() and companion.stat().st_size:
            # SQLite would play an old companion into a new file, and call that recovery.
            raise LogDamaged(_ORPHAN, place=place, companion=companion.name)
        if not create:
            raise LogError(_NO_LOG, place=place)
        Count(path).forget()
        create_file(path)
    if path.is_file() and not path.stat().st_size:
        raise LogDamaged(DAMAGED, place=place, reason=_EMPTY, advice=ADVICE)
    # Closing the last connection that may write plays a companion into the file, which must
    # not happen to a damaged one; one that may only read leaves new empty companions behind.
    mode = "ro" if _has_companion(path) else "rw"
    with explaining(place), closing(connect(path, mode)) as connection:
        _look(connection, path)
        all_there(connection, path)
        if path.stat().st_size <= _SUMMED_ON_OPENING:
            for _ in in_step(rows_after(connection, 0, place), 0, place):
                pass


def read_file(path: Path) -> list[Row]:
    """Give all rows of the log at a path, and leave everything around it as it was found.

    Raises:
        LogError: There is none, or a newer kit wrote it.
        LogDamaged: It is no log, or a part of it is lost or overwritten.
        LogUnreachable: It cannot be read.
    """
    # SQLite keeps the companions beside the file itself, not beside a link to it.
    path = path.resolve()
    place = str(path)
    if not path.is_file():
        raise LogError(_NO_LOG, place=place)
    if not path.stat().st_size:
        raise LogDamaged(DAMAGED, place=place, reason=_EMPTY, advice=ADVICE)
    used = _in_use(path)
    try:
        return _rows_beside(path, used=used)
    except LogDamaged:
        if used or not _in_use(path):
            raise
        return read_file(path)  # somebody began to write into what nobody used
    except LogError as error:
        if not used or type(error) is not LogError:
            raise
        # SQLite passes over a companion with a damaged beginning only where it may write.
        return _rows_beside(path, used=False)


def _rows_beside(path: Path, *, used: bool) -> list[Row]:
    place = str(path)
    with explaining(place), _beside(path, used=used) as connection:
        _look(connection, path)
        all_there(connection, path)
        return list(in_step(rows_after(connection, 0, place), 0, place))


def _in_use(path: Path) -> bool:
    return all(companion.exists() for companion in _companions(path, "-wal", "-shm"))


@contextmanager
def _beside(path: Path, *, used: bool) -> Iterator[sqlite3.Connection]:
    """Connect to a log without writing to its folder, which may be on a disk that forbids it."""
    with ExitStack() as stack:
        # Without these words SQLite makes companions of the file, or writes into them.
        mode = "ro&readonly_shm=1" if used else "ro&immutable=1"
        if not used and _has_companion(path):
            # What is not in the file yet can only be read where SQLite may put it there.
            folder = Path(stack.enter_context(TemporaryDirectory()))
            for one in (path, *_companions(path, "-wal")):
                copyfile(one, folder / one.name)
            path, mode = folder / path.name, "rw"
        yield stack.enter_context(closing(connect(path, mode)))


def _companions(path: Path, *endings: str) -> list[Path]:
    return [path.with_name(path.name + ending) for ending in endings]


def _has_companion(path: Path) -> bool:
    companions = _companions(path, "-wal", "-journal")
    return any(found.exists() and found.stat().st_size for found in companions)


def _look(connection: sqlite3.Connection, path: Path) -> None:
    place = str(path)
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    if application != _APPLICATION:
        raise LogDamaged(_NOT_OURS, place=place)
    found = connection.execute("PRAGMA user_version").fetchone()[0]
    if found > _VERSION:
        raise LogError(NEWER, place=place, found=found, known=_VERSION)
    verdict = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if verdict != "ok":
        reason = " ".join(verdict.split())
        raise LogDamaged(DAMAGED, place=place, reason=reason, advice=ADVICE)


def first_id(connection: sqlite3.Connection) -> str:
    """Give the id of a log's first event, by which it is told from others; ``""`` for none."""
    found = connection.execute("SELECT id FROM event WHERE seq = 1").fetchone()
    return str(found[0]) if found else ""


def all_there(connection: sqlite3.Connection, path: Path) -> None:
    """Hold what a log gives against the count that is kept beside it.

    Raises:
        LogDamaged: Events that were kept are gone.
    """
    # Asked before the log, which somebody may be writing: the count is never ahead of it.
    kept = Count(path).of(first_id(connection))
    found = connection.execute("SELECT coalesce(max(seq), 0) FROM event").fetchone()[0]
    if kept > found:
        raise LogDamaged(_LOST, place=str(path), kept=kept, found=found, folder=path.parent)


def row_sum(row: Row) -> int:
    """Give the checksum that is kept beside a row, to notice overwritten bytes in it."""
    text = "\0".join(
        (str(row.seq), row.id, repr(row.at), row.actor, row.kind, row.body, row.digest)
    )
    return crc32(text.encode())


def rows_after(connection: sqlite3.Connection, after: int, place: str) -> Iterator[Row]:
    """Stream rows by pages, so that no reader holds up the tidying of the WAL for long.

    Raises:
        LogDamaged: A row does not fit its checksum.
    """
    while True:
        with explaining(place):
            page = connection.execute(
                "SELECT seq, id, at, actor, kind, body, digest, sum FROM event"
                " WHERE seq > ? ORDER BY seq LIMIT ?",
                (after, _PAGE),
            ).fetchall()
        for *fields, kept in page:
            row = Row(*fields)
            if not fits(row, kept):
                reason = _SUM.format(seq=row.seq)
                raise LogDamaged(DAMAGED, place=place, reason=reason, advice=ADVICE)
            yield row
        if len(page) < _PAGE:
            return
        after = page[-1][0]


def fits(row: Row, kept: int) -> bool:
    """Tell whether a row is as it was written."""
    try:
        return row_sum(row) == kept
    except TypeError:  # overwritten bytes can turn a text into a number or into nothing
        return False
