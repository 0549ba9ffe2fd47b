"""A second file with the same events, kept level while a server runs: for a damaged log.

It holds events alone: secret ballots stand in one place only. Erasing personal data removes it,
and it is then made anew.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
from contextlib import closing, suppress
from pathlib import Path

from kit.log.errors import LogError
from kit.log.sqlite_file import connect, create_file, explaining

EVERY = 5.0
"""Seconds between two looks at what is new."""
_AT_ONCE = 5_000
_LOG = logging.getLogger(__name__)


def copy_of(path: Path) -> Path:
    """Say where the copy of a log stands."""
    return path.with_name(f"{path.stem}-copy{path.suffix}")


def remove_copy(path: Path) -> None:
    """Remove the copy of a log; the next look makes it anew."""
    copy = copy_of(path)
    for ending in ("", "-wal", "-shm"):
        copy.with_name(copy.name + ending).unlink(missing_ok=True)


def copy_news(path: Path) -> int:
    """Add to the copy what is new in the log; give how many events that were.

    What it costs is in proportion to what is new, and nobody who votes waits for it.

    Raises:
        LogError: The log cannot be read, or the copy not be written.
    """
    copy = copy_of(path)
    create_file(copy)
    added = 0
    with explaining(str(copy)), closing(connect(copy, "rw")) as connection:
        connection.execute("ATTACH ? AS live", (f"{path.absolute().as_uri()}?mode=ro",))
        other = connection.execute(
            "SELECT 1 FROM event JOIN live.event AS now USING (seq) WHERE seq = 1"
            " AND event.id <> now.id"
        ).fetchone()
        if not other:
            while more := _add(connection):
                added += more
            return added
    remove_copy(path)
    return copy_news(path)


def _add(connection: sqlite3.Connection) -> int:
    return connection.execute(
        "INSERT INTO event SELECT * FROM live.event WHERE seq >"
        " (SELECT coalesce(max(seq), 0) FROM main.event) ORDER BY seq LIMIT ?",
        (_AT_ONCE,),
    ).rowcount


class Copier:
    """Keeps the copy of a log level, in a thread of its own."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._go_on, name="kit-copy", daemon=True)
        self._thread.start()

    def _go_on(self) -> None:
        told = False
        while not self._over.wait(EVERY):
            try:
                copy_news(self._path)
                told = False
            except LogError as error:
                if not told:  # once for each trouble
                    _LOG.warning("The log is not copied: %s", error)
                told = True

    def stop(self) -> None:
        """Copy what is new, and stop."""
        self._over.set()
        self._thread.join()
        with suppress(LogError):
            copy_news(self._path)
