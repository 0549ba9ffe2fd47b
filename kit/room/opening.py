"""Starting a workshop, and opening the one of a place."""

from __future__ import annotations

import secrets
import time

from kit.domain.events import WorkshopStarted, write_body
from kit.log import log_of
from kit.log.interface import Entry, Log
from kit.place import Place, new_code
from kit.room.journal import Journal


def start_workshop(log: Log, title: str, language: str, pack: str = "") -> bool:
    """Write the first event of a log; ``False`` if the workshop had started already.

    One that has started is only looked at: whoever votes meanwhile waits for nobody who opens.
    """
    if any(True for _ in log.read()):
        return False
    try:
        if log.begin(0):
            log.abandon()
            return False
        started = WorkshopStarted(title=title, language=language, code=new_code(), pack=pack)
        entry = Entry(
            id=f"start.{secrets.token_hex(8)}",
            at=time.time(),
            actor="kit",
            kind=started.kind,
            body=write_body(started),
            digest="",
        )
        log.append([entry])
        log.commit()
    except BaseException:
        log.abandon()
        raise
    return True


def open_started(place: Place, *, title: str = "", language: str = "en") -> Log:
    """Open the log of a place, and start the workshop if the folder has none yet.

    Raises:
        LogError: the log is damaged, out of reach or of a newer version.
    """
    log = log_of(place, create=True)
    start_workshop(log, title or place.folder.name, language)
    return log


def open_journal(place: Place, *, title: str = "", language: str = "en") -> Journal:
    """Open the log of a place as :func:`open_started` does, and read it.

    Raises:
        LogError: the log is damaged, out of reach or of a newer version.
    """
    return Journal(open_started(place, title=title, language=language))
