"""The append-only log of a workshop: one small interface, SQLite or PostgreSQL behind it."""

from __future__ import annotations

from pathlib import Path

from kit.language import N_
from kit.log.errors import LogBusy, LogDamaged, LogError, LogUnreachable
from kit.log.interface import Entry, Log, Row
from kit.log.sqlite import SqliteLog

__all__ = [
    "Entry",
    "Log",
    "LogBusy",
    "LogDamaged",
    "LogError",
    "LogUnreachable",
    "Row",
    "open_log",
]

_NO_DRIVER = N_("A log in PostgreSQL needs one more package. Install it with: {command}")
_INSTALL = "python -m pip install 'workshop-kit[postgres]'"


def open_log(place: str | Path, workshop: str = "workshop", *, create: bool = False) -> Log:
    """Open the log at a path, or at a ``postgresql://`` URL the one of ``workshop`` there.

    With ``create``, a log that does not exist is made.

    Raises:
        LogError: There is no log, a newer kit wrote it, or PostgreSQL's driver is missing.
        LogDamaged: What is there is no sound log.
        LogUnreachable: The place cannot be reached.
    """
    if str(place).startswith(("postgresql://", "postgres://")):
        try:
            # An optional dependency: most workshops live on one laptop.
            from kit.log.postgres import PostgresLog  # noqa: PLC0415
        except ImportError as error:
            raise LogError(_NO_DRIVER, command=_INSTALL) from error
        return PostgresLog(str(place), workshop, create=create)
    return SqliteLog(place, create=create)
