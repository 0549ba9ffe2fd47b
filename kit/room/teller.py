"""Telling news: each line gets what changed for it, bundled, at a pace the server can keep."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kit.domain.events import Event
from kit.room import telling
from kit.room.news import News, personal_parts
from kit.room.protocol import view_frame

if TYPE_CHECKING:
    from kit.room.room import Room

_SHARE = 8
"""Telling takes at most one part in so many of the time; the rest is for commands."""

_LONGEST = 2.0
"""Seconds after which news go out whatever they cost."""

_AT_ONCE = 50
"""Lines told before the sockets get a turn."""


class Teller:
    """Tells the walls, or the phones, of one room.

    They are told apart, so that a wall need not wait for a thousand phones. With a large
    room the pause between two rounds grows by itself.
    """

    def __init__(self, room: Room, *, walls: bool) -> None:
        self.room = room
        self.walls = walls
        self._news = News(wall=walls)
        self._stir = asyncio.Event()

    def note(self, events: Sequence[Event]) -> None:
        """Take note of what happened."""
        self._news.add(self.room.journal.state, events)
        self._stir.set()

    def changed(self, *parts: str) -> None:
        """Take note that these parts changed for everybody."""
        self._news.for_all |= set(parts)
        self._stir.set()

    async def tell_forever(self) -> None:
        """Tell news whenever there are any."""
        while True:
            await self._stir.wait()
            self._stir.clear()
            news, self._news = self._news, News(wall=self.walls)
            # This thread's own time: a stall of the machine must not stretch the pause too.
            began = time.thread_time()
            if news:
                await self._tell(news)
            took = time.thread_time() - began
            await asyncio.sleep(min(max(self.room.quickest, _SHARE * took), _LONGEST))

    async def _tell(self, news: News) -> None:
        """Send every line what changed for it."""
        room = self.room
        lines = [line for line in room.lines if (line.secret == "") is self.walls]
        if not lines:
            return
        state = room.journal.state
        shared = telling.shared(state, room.present, room.page, news.for_all, wall=self.walls)
        own_parts = news.for_all & set(personal_parts())
        whole = view_frame(state.seq, shared) if shared else ""
        for n, line in enumerate(lines, 1):
            who = room.who(line)
            own = own_parts | news.for_one.get(who or "", set())
            if own:
                line.tell(view_frame(state.seq, shared | telling.personal(state, who, own)))
            elif whole:
                line.tell(whole)
            else:
                continue
            room.frames += 1
            if n % _AT_ONCE == 0:
                await asyncio.sleep(0)
