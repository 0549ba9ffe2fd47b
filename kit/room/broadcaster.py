"""Open connections to phones and walls: each gets what changed for it, at a bearable pace."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import Protocol

from kit.domain.events import Event
from kit.domain.workshop import Workshop
from kit.room import telling
from kit.room.changed_parts import ChangedParts, personal_parts
from kit.room.journal import Journal
from kit.room.protocol import view_frame

_SHARE = 8
"""Broadcasting takes at most one part in so many of the time; the rest is for commands."""

_LONGEST = 2.0
"""Seconds after which changed parts go out whatever they cost."""

_AT_ONCE = 50
"""Connections that are told before the sockets get a turn."""


class Connection(Protocol):
    """An open connection to a phone or a wall."""

    @property
    def secret(self) -> str:
        """Hash of the phone's secret, ``""`` for a wall."""

    def tell(self, frame: str) -> None:
        """Send a frame; a connection that is gone takes it silently."""


class Connections:
    """The connections of one room that are open in this process."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self.open: set[Connection] = set()
        self.page = ""
        """Version of the page that phones should show."""

    @property
    def state(self) -> Workshop:
        """The workshop as this process knows it."""
        return self.journal.state

    def who(self, connection: Connection) -> str | None:
        """Give the participant at the other end of a connection, once they have entered."""
        return self.state.secrets.get(connection.secret) if connection.secret else None

    @property
    def present(self) -> int:
        """How many participants are connected now."""
        return len({who for one in self.open if (who := self.who(one))})


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
        self._texts: dict[str, str] = {}
        """The shared parts as they are now, each made when somebody needs it."""
        self._stir = asyncio.Event()

    def note(self, events: Sequence[Event]) -> None:
        """Take note of what happened."""
        self._changed.add(self.connections.state, events)
        self._forget(self._changed.for_all)
        self._stir.set()

    def changed(self, *parts: str) -> None:
        """Take note that these parts changed for everybody."""
        self._changed.for_all |= set(parts)
        self._forget(parts)
        self._stir.set()

    def _forget(self, parts: Iterable[str]) -> None:
        for name in parts:
            self._texts.pop(name, None)

    def shared(self, parts: AbstractSet[str]) -> dict[str, str]:
        """Give those of these parts that are the same for all, made once until they change."""
        here = self.connections
        missing = parts - self._texts.keys()
        made = telling.shared(here.state, here.present, here.page, missing, wall=self.walls)
        self._texts |= made
        return {name: text for name, text in self._texts.items() if name in parts}

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
        shared = self.shared(changed.for_all)
        personal = changed.for_all & set(personal_parts())
        whole = view_frame(state.seq, shared) if shared else ""
        for n, connection in enumerate(reached, 1):
            who = here.who(connection)
            own = personal | changed.for_one.get(who or "", set())
            items = changed.items_for_all | changed.items_for_one.get(who or "", set())
            patch = {} if "items" in own else telling.patch(state, who, items)
            if own or patch:
                parts = shared | telling.personal(state, who, own)
                connection.tell(view_frame(state.seq, parts, patch))
            elif whole:
                connection.tell(whole)
            else:
                continue
            self.frames += 1
            if n % _AT_ONCE == 0:
                await asyncio.sleep(0)
