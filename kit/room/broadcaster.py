"""Broadcasting: each connection gets what changed for it, bundled, at a bearable pace."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence

from kit.domain.events import Event
from kit.room import telling
from kit.room.changed_parts import ChangedParts, personal_parts
from kit.room.connection import Connections
from kit.room.protocol import view_frame

_SHARE = 8
"""Broadcasting takes at most one part in so many of the time; the rest is for commands."""

_LONGEST = 2.0
"""Seconds after which changed parts go out whatever they cost."""

_AT_ONCE = 50
"""Connections that are told before the sockets get a turn."""


class Broadcaster:
    """Sends the walls, or the phones, of one room what has changed.

    They are told apart, so that a wall need not wait for a thousand phones. ``quickest`` is
    the least time in seconds between two rounds; with a large room the pause grows by itself.
    """

    def __init__(self, connections: Connections, quickest: float, *, walls: bool) -> None:
        self.connections = connections
        self.quickest = quickest
        self.walls = walls
        self.frames = 0
        """How many view frames were sent so far."""
        self._changed = ChangedParts(wall=walls)
        self._stir = asyncio.Event()

    def note(self, events: Sequence[Event]) -> None:
        """Take note of what happened."""
        self._changed.add(self.connections.state, events)
        self._stir.set()

    def changed(self, *parts: str) -> None:
        """Take note that these parts changed for everybody."""
        self._changed.for_all |= set(parts)
        self._stir.set()

    async def broadcast_forever(self) -> None:
        """Send what has changed whenever something has."""
        while True:
            await self._stir.wait()
            self._stir.clear()
            changed, self._changed = self._changed, ChangedParts(wall=self.walls)
            # This thread's own time: a stall of the machine must not stretch the pause too.
            began = time.thread_time()
            if changed:
                await self._broadcast(changed)
            took = time.thread_time() - began
            await asyncio.sleep(min(max(self.quickest, _SHARE * took), _LONGEST))

    async def _broadcast(self, changed: ChangedParts) -> None:
        """Send every connection what changed for it."""
        here = self.connections
        reached = [one for one in here.open if (one.secret == "") is self.walls]
        if not reached:
            return
        state = here.state
        shared = telling.shared(state, here.present, here.page, changed.for_all, wall=self.walls)
        personal = changed.for_all & set(personal_parts())
        whole = view_frame(state.seq, shared) if shared else ""
        for n, connection in enumerate(reached, 1):
            who = here.who(connection)
            own = personal | changed.for_one.get(who or "", set())
            if own:
                parts = shared | telling.personal(state, who, own)
                connection.tell(view_frame(state.seq, parts))
            elif whole:
                connection.tell(whole)
            else:
                continue
            self.frames += 1
            if n % _AT_ONCE == 0:
                await asyncio.sleep(0)
