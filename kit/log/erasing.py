"""Erasing a whole log, and what its place keeps of what was erased."""

from __future__ import annotations

import shutil
from pathlib import Path

from kit.language import N_
from kit.log import is_address
from kit.log.copying import remove_copy
from kit.log.counting import ENDING
from kit.log.errors import LogError
from kit.log.restoring import ASIDE
from kit.place import SECRET_NAME, Place

_KEPT = N_(
    "PostgreSQL itself still has the erased texts in its write-ahead log, until it writes over "
    "those files: with checkpoints every {every} and up to {most} of them, hours in a busy "
    "database, days in a quiet one. Archives (archive_mode is {archive}), replicas and backups "
    "keep them for as long as their administrator keeps these."
)
_RUNNING = N_("The workshop is being served at {address}. Stop the server first.")


def erase_log(place: Place) -> None:
    """Erase a workshop's log and secret for good.

    Raises:
        LogError: A server has it open.
        LogUnreachable: The database does not answer.
    """
    if address := place.running():
        raise LogError(_RUNNING, address=address)
    if is_address(place.log):
        from kit.log.postgres_server import erase_workshop  # noqa: PLC0415 - as the driver

        erase_workshop(place.log, place.folder.name)
    else:
        path = Path(place.log)
        for ending in ("", "-wal", "-shm", "-journal", ENDING):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        remove_copy(path)
        for aside in path.parent.glob(f"{ASIDE}*"):
            shutil.rmtree(aside)
    (place.folder / SECRET_NAME).unlink(missing_ok=True)


def kept_by_place(place: Place) -> tuple[str, dict[str, object]] | None:
    """Say what the log's place still keeps of what was erased; ``None`` where nothing is."""
    if not is_address(place.log):
        return None
    from kit.log.postgres_server import settings  # noqa: PLC0415 - as the driver

    names = ("checkpoint_timeout", "max_wal_size", "archive_mode")
    every, most, archive = settings(place.log, names)
    return _KEPT, {"every": every, "most": most, "archive": archive}
