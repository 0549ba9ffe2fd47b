"""``kit restore``: a damaged log is put together again from what is left of it."""

from __future__ import annotations

import argparse
from contextlib import closing
from pathlib import Path

from kit.cli.errors import CommandError
from kit.cli.terminal import language_of_terminal
from kit.language import N_, plural, translate
from kit.log import LogDamaged, is_address, open_log
from kit.log.restoring import Restored, restore_file
from kit.place import Place, place_of

_SERVED = N_("The workshop is being served at {address}. Stop the server first.")
_DATABASE = N_(
    "This log lives in PostgreSQL: its administrator restores it, from a backup and the "
    "write-ahead log of the database."
)
_WHOLE = N_("The log is whole: there is nothing to restore.")
_ASIDE = N_("The damaged files are in {folder}. Keep them until you have looked through it all.")
_LOST = N_("{lost} of {kept} events could not be brought back.")


def restore_command(arguments: argparse.Namespace) -> int:
    """Put a damaged log together again; exit code 1 if something of it stays lost.

    Raises:
        CommandError: A server runs on it, or a database keeps it.
        LogError: There is no log, or nothing of it can be read.
    """
    place = place_of(arguments.folder)
    language = language_of_terminal()
    if is_address(place.log):
        raise CommandError(_DATABASE)
    if address := place.running():
        raise CommandError(_SERVED, address=address)
    if _is_whole(place):
        print(translate(language, _WHOLE))
        return 0
    return _tell(restore_file(Path(place.log)), language)


def _is_whole(place: Place) -> bool:
    try:
        with closing(open_log(place.log, place.folder.name)) as log:
            return not log.check()
    except LogDamaged:
        return False


def _tell(done: Restored, language: str) -> int:
    print(plural(language, "{n} event is back.", "{n} events are back.", done.events))
    print(translate(language, _ASIDE, folder=done.aside))
    lost = max(0, done.kept - done.events)
    if lost:
        print(translate(language, _LOST, lost=lost, kept=done.kept))
    return 1 if lost else 0
