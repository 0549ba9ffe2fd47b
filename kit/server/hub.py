"""What the handlers of a server share: the room, its place, its pages and its addresses."""

from __future__ import annotations

import asyncio
import gc
import logging
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from uuid import uuid4

from kit.domain.commands import FACILITATOR, SetAgenda, own_id
from kit.domain.events import SessionOpened, WorkshopStarted
from kit.place import Place
from kit.room.journal import Answer, Ask
from kit.room.room import Room
from kit.server.assets import Assets
from kit.server.faces import Face, Page, render
from kit.server.frames import Hearer
from kit.server.pace import Pace

if TYPE_CHECKING:
    from collections.abc import Awaitable, Coroutine, Sequence

    from jupyter_server.serverapp import ServerApp

    from kit.domain.commands import Command
    from kit.domain.events import Event

_LOG = logging.getLogger(__name__)
_LONGEST_PAUSE = 60.0
"""Seconds between tries of a page that cannot be made."""
_FOLDERS: dict[Face, str] = {"phone": "workshops", "wall": "slides"}


@dataclass
class Hub:
    """One workshop as a server offers it."""

    place: Place
    room: Room
    key: bytes
    base: str = "/"
    address: str = ""
    """Where phones reach the room's door: ``http://192.168.0.12:8889``."""
    assets: Assets = field(default_factory=Assets)
    serverapp: ServerApp | None = None
    sockets: dict[str, list[Hearer]] = field(default_factory=dict)
    """The open sockets by their phone's secret, oldest first; those of walls under ``""``."""
    pace: Pace = field(default_factory=Pace)
    trial: asyncio.Future[bool] | None = None
    """Whether the log takes a turn, as it was asked last: however many ask, it is tried once."""
    wrong_codes: int = 0
    """Wrong join codes that wait for their answer now."""
    wrong_waits: float = 1.0
    """Seconds that the answer to one takes."""
    pages: dict[Face, Page] = field(default_factory=dict)
    _seen: dict[Face, tuple[str, float, int]] = field(default_factory=dict)
    _failed: dict[Face, tuple[int, float]] = field(default_factory=dict)
    """How often in a row a page could not be made, and when to try again."""
    _rendering: asyncio.Lock = field(default_factory=asyncio.Lock)
    _tasks: set[asyncio.Future[None]] = field(default_factory=set)

    @property
    def code(self) -> str:
        """The join code."""
        return self.room.journal.state.code

    @property
    def join_address(self) -> str:
        """What the QR code says."""
        return f"{self.address}{self.base}join/{self.code}"

    @property
    def wall_address(self) -> str:
        """Where a projector finds the wall."""
        return f"{self.address}{self.base}wall/{self.code}"

    @property
    def desk_path(self) -> str:
        """Where the desk of the open session is, below the base; a list of files without one."""
        notebook = self.place.notebook(self.room.journal.state.session)
        return f"voila/render/workshops/{quote(notebook.name)}" if notebook else "voila"

    async def as_facilitator(self, *commands: Command) -> list[Answer]:
        """Carry out commands with the facilitator's rights."""
        return await self.room.ask([Ask(FACILITATOR, command) for command in commands])

    def follow(self) -> None:
        """Render the open session's faces, and again whenever another session is opened."""
        self.room.watchers.append(self._watch)
        self.refresh_soon()

    def _watch(self, events: Sequence[Event]) -> None:
        if any(isinstance(event.body, (SessionOpened, WorkshopStarted)) for event in events):
            self.refresh_soon()

    def refresh_soon(self) -> None:
        """Render what has changed, without holding anybody up."""
        self.run_soon(self.refresh())

    def run_soon(self, work: Coroutine[Any, Any, None] | Awaitable[None]) -> None:
        """Do something in the background until the hub stops."""
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def stop(self) -> None:
        """Give up renderings under way."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def refresh(self) -> None:
        """Render the faces whose notebook, session or place in the code has changed."""
        async with self._rendering:
            first = not self.pages
            for face, folder in _FOLDERS.items():
                times, again = self._failed.get(face, (0, 0.0))
                if time.monotonic() < again:
                    continue
                try:
                    await self._refresh(face, folder)
                    self._failed.pop(face, None)
                except Exception:  # noqa: BLE001 - the page before stays, and the log tells
                    _LOG.exception("The %s page could not be made; it is tried again.", face)
                    self._seen.pop(face, None)
                    pause = min(2.0**times, _LONGEST_PAUSE)
                    self._failed[face] = (times + 1, time.monotonic() + pause)
            if first and self.pages:
                # What start-up left behind stays for good: the collector need not look at it
                # again in the middle of a vote.
                gc.collect()
                gc.freeze()

    async def _refresh(self, face: Face, folder: str) -> None:
        session = self.room.journal.state.session
        notebook = self.place.notebook(session, folder) if session else None
        if notebook is None or self.serverapp is None:
            return
        status = notebook.stat()
        seen = (session, status.st_mtime, status.st_size)
        if self._seen.get(face) == seen:
            return
        self._seen[face] = seen
        page = await render(self.serverapp, notebook, face, self._words())
        if self.room.journal.state.session != session:
            return
        if face == "phone":
            await self._tell_agenda(session, page)
        if page.failure is None or face not in self.pages:
            self.pages[face] = page
        if face == "phone":
            self.room.new_page(page.version)

    async def _tell_agenda(self, session: str, page: Page) -> None:
        failed = page.failure
        await self.as_facilitator(
            SetAgenda(
                do="agenda",
                id=own_id("agenda", uuid4().hex),
                session=session,
                order=list(page.activities),
                failed_cell=failed.cell if failed else None,
                error=failed.error if failed else "",
            )
        )

    def _words(self) -> dict[str, str]:
        """What the templates of phone and wall need to know."""
        state = self.room.journal.state
        return {
            "code": state.code,
            "language": state.language,
            "title": state.title,
            "base": self.base,
            "assets": f"{self.base}join/-/{self.assets.version}/",
            "join": self.join_address,
        }
