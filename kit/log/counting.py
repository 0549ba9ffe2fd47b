"""How many events were kept, noted beside a log's file: it tells when some are lost.

SQLite passes over the end of a write-ahead file from the first damaged frame on, as if what
stands there had never been committed. So the number of the last event that was kept stands in a
file of its own, with the id of the log's first event, so that it is never held against another
log. It may lag behind the log, after a power cut or while several processes write, and is never
ahead of it.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path

from kit.place import owners_only

ENDING = "-count"
_FORCED_EVERY = 1.0
"""Seconds between two notes that wait for the disk: a power cut takes no more of them."""


class Count:
    """The note beside one log's file."""

    def __init__(self, path: Path) -> None:
        self._path = path.with_name(path.name + ENDING)
        self._forced = 0.0

    def of(self, first: str) -> int:
        """Give how many events of the log that begins with ``first`` were kept, 0 if unknown.

        A log that is empty now may have begun with any.
        """
        with suppress(OSError, ValueError):
            number, log = self._path.read_text("utf-8").split(maxsplit=1)
            return int(number) if first in ("", log) else 0
        return 0

    def note(self, first: str, last: int) -> None:
        """Take note of what was just kept; a disk that refuses costs the note alone."""
        if not first or last <= self.of(first):
            return
        said = f"{last:012} {first}".encode()
        # Written over what stands there, so that no reader ever finds an empty note.
        with suppress(OSError):
            file = owners_only(str(self._path), os.O_WRONLY | os.O_CREAT)
            try:
                os.write(file, said)
                os.ftruncate(file, len(said))
                if time.monotonic() - self._forced >= _FORCED_EVERY:
                    os.fsync(file)
                    self._forced = time.monotonic()
            finally:
                os.close(file)

    def forget(self) -> None:
        """Forget the number, when a log is made anew."""
        with suppress(OSError):
            self._path.unlink(missing_ok=True)
