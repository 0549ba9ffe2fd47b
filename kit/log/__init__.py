"""The append-only log of a workshop: one small interface, SQLite or PostgreSQL behind it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from kit.language import N_
from kit.log.errors import LogBusy, LogDamaged, LogError, LogUnreachable
from kit.log.interface import Entry, Log, Row
from kit.log.secret import workshop_secret
from kit.log.sqlite import SqliteLog
from kit.log.sqlite_file import read_file
from kit.log.urn import Key, key_beside
from kit.place import Place

__all__ = [
    "Entry",
    "Log",
    "LogBusy",
    "LogDamaged",
    "LogError",
    "LogUnreachable",
    "Row",
    "is_address",
    "log_of",
    "open_log",
    "read_log",
]

_NO_DRIVER = N_("A log in PostgreSQL needs one more package. Install it with: {command}")
_INSTALL = "python -m pip install 'workshop-kit[postgres]'"


def open_log(
    place: str | Path, workshop: str = "workshop", *, create: bool = False, key: Key | None = None
) -> Log:
    """Open the log at a path, or at a ``postgresql://`` URL the one of ``workshop`` there.

    With ``create``, a log that does not exist is made. ``key`` gives the secret that seals
    ballots; left out, it stands beside the file, or in this folder for a URL.

    Raises:
        LogError: There is no log, a newer kit wrote it, or PostgreSQL's driver is missing.
        LogDamaged: What is there is no sound log.
        LogUnreachable: The place cannot be reached.
    """
    if is_address(place):
        with _driver():
            from kit.log.postgres import PostgresLog  # noqa: PLC0415 - as the driver
        key = key or key_beside(Path(workshop))
        return PostgresLog(str(place), workshop, key=key, create=create)
    return SqliteLog(place, create=create, key=key)


def log_of(place: Place, *, create: bool = False) -> Log:
    """Open the log of a workshop's place; see :func:`open_log`."""
    secret = partial(workshop_secret, place.folder)
    return open_log(place.log, place.folder.name, create=create, key=secret)


def read_log(place: str | Path, workshop: str = "") -> list[Row]:
    """Give all rows of the log at a path or ``postgresql://`` URL; nothing is made or written.

    At a URL, ``workshop`` may be left out where there is only one.

    Raises:
        LogError: There is no log, a newer kit wrote it, PostgreSQL's driver is missing, or
            there are several workshops and none was named.
        LogDamaged: What is there is no sound log.
        LogUnreachable: The place cannot be reached.
    """
    if is_address(place):
        with _driver():
            from kit.log.postgres_reader import read_server  # noqa: PLC0415 - as the driver
        return read_server(str(place), workshop)
    return read_file(Path(place))


def is_address(place: str | Path) -> bool:
    """Whether a place of a log is the address of a database, and no path."""
    return str(place).startswith(("postgresql://", "postgres://"))


@contextmanager
def _driver() -> Iterator[None]:
    """Say how to get the driver where it is missing: most workshops live on one laptop."""
    try:
        yield
    except ImportError as error:
        raise LogError(_NO_DRIVER, command=_INSTALL) from error
