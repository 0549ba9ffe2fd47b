"""Putting a damaged log together again from all that is left of it."""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from uuid import uuid4

from kit.language import N_
from kit.log.copying import copy_of
from kit.log.counting import ENDING, Count
from kit.log.errors import LogError
from kit.log.frames import play_in
from kit.log.interface import Row
from kit.log.sqlite_file import connect, create_file, fits, row_sum

_PAGE = 500
ASIDE = "damaged-"
"""What the name of a folder with damaged files begins with."""
_NOTHING = N_("Nothing can be read of the workshop log at {place}. It was left as it is.")


class Restored(NamedTuple):
    """What came of it."""

    events: int
    """Events that the log holds again."""
    kept: int
    """Events that had been kept, 0 if nobody knows."""
    aside: Path
    """Where the damaged files are now."""


def restore_file(path: Path) -> Restored:
    """Make a sound log of what is left, and put the damaged files aside; nobody may use it.

    Events come from the file, from all of its write-ahead file, and from the copy that a server
    keeps; each is believed if it fits its sum. They are taken up to the first that stands
    nowhere, for what comes after would rest on something that is lost.

    Raises:
        LogError: Nothing can be read; everything is left as it is.
    """
    found: dict[int, Row] = {}
    ballots: list[tuple[str, str, str]] = []
    with TemporaryDirectory() as folder:
        for source in _sources(path, Path(folder)):
            with suppress(sqlite3.Error), closing(connect(source, "rw")) as connection:
                for row in _readable(connection):
                    found.setdefault(row.seq, row)
                if not ballots:
                    ballots = connection.execute("SELECT id, activity, body FROM urn").fetchall()
    rows = [found[seq] for seq in _without_gap(found)]
    if not rows:
        raise LogError(_NOTHING, place=str(path))
    draft = path.with_name(f".{path.name}.{uuid4().hex}.restored")
    create_file(draft)
    with closing(connect(draft, "rw")) as connection:
        connection.execute("BEGIN")
        connection.executemany(
            "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [(*row, row_sum(row)) for row in rows],
        )
        connection.executemany("INSERT INTO urn VALUES (?, ?, ?)", ballots)
        connection.execute("COMMIT")
    kept = Count(path).of(rows[0].id)
    aside = _put_aside(path)
    draft.rename(path)
    Count(path).note(rows[0].id, rows[-1].seq)
    return Restored(len(rows), kept, aside)


def _sources(path: Path, folder: Path) -> Iterator[Path]:
    """Give what is left, as files of which nothing depends: the newest first."""
    companion = path.with_name(f"{path.name}-wal")
    if companion.exists():
        played = Path(shutil.copyfile(path, folder / "played"))
        play_in(played, companion)
        yield played
        shutil.copyfile(companion, folder / "believed-wal")
    yield Path(shutil.copyfile(path, folder / "believed"))
    if copy_of(path).exists():
        yield Path(shutil.copyfile(copy_of(path), folder / "copy"))


def _readable(connection: sqlite3.Connection) -> Iterator[Row]:
    """Give all sound rows, from both ends up to where the file cannot be read."""
    for order, beyond, start in (("", ">", 0), ("DESC", "<", 2**62)):
        at = start
        with suppress(sqlite3.Error, UnicodeDecodeError):
            while True:
                page = connection.execute(
                    "SELECT seq, id, at, actor, kind, body, digest, sum FROM event"  # noqa: S608
                    f" WHERE seq {beyond} ? ORDER BY seq {order} LIMIT {_PAGE}",
                    (at,),
                ).fetchall()
                rows = [(Row(*fields), kept) for *fields, kept in page]
                yield from (row for row, kept in rows if fits(row, kept))
                if len(page) < _PAGE:
                    break
                at = page[-1][0]


def _without_gap(found: dict[int, Row]) -> Iterator[int]:
    for seq in count(1):
        if seq not in found:
            return
        yield seq


def _put_aside(path: Path) -> Path:
    """Move the damaged files into a folder of their own."""
    aside = path.with_name(ASIDE + time.strftime("%Y%m%d-%H%M%S"))
    aside.mkdir(mode=0o700)
    for one in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm", ENDING))):
        if one.exists():
            one.rename(aside / one.name)
    return aside
