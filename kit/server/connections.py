"""Sockets: the open connections between the room and its phones and walls."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import TYPE_CHECKING

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado.iostream import StreamClosedError
from tornado.websocket import WebSocketHandler, WebSocketProtocol

from kit.domain.refusal import Refusal
from kit.language import N_
from kit.room.incoming import FRAME_LIMIT, read_frame
from kit.room.protocol import refused, stops_frame, write
from kit.server.frames import Line
from kit.server.guest import RoomHandler
from kit.server.pace import VIEW

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from kit.server.hub import Hub

UNREAD = Refusal(N_("This page did not read what the room told it. It will connect again."))
CROWDED = Refusal(N_("This phone has too many pages of the workshop open. Close some of them."))
STOPS = Refusal(
    N_(
        "The workshop's server stops. What you write is kept on this phone and sent "
        "when the server is back."
    )
)
_CLOSE_UNKNOWN = 4401
"""Close code for a phone without a valid cookie: it should load the join page again."""
_GOING_AWAY, _NOT_ALLOWED = 1001, 1008
_REASON = 123
"""Bytes that the reason of a closed socket holds at most."""
_FAREWELL = 2.0
"""Seconds that phones have to take the last word."""

_LOG = logging.getLogger(__name__)


class Socket(RoomHandler, WebSocketHandler):
    """What the sockets of phone and wall have in common."""

    who_secret = ""
    most = 100
    """How many may be open with one secret; another one takes the place of the oldest."""

    @property
    def max_message_size(self) -> int:
        """Bytes of one message that are kept while it comes."""
        return FRAME_LIMIT

    @property
    def ping_interval(self) -> float:
        """Seconds between pings, so that dead phones are noticed."""
        return 25.0

    def check_origin(self, origin: str) -> bool:  # noqa: ARG002 - tornado's signature
        """Take sockets from this server's own pages only."""
        return self.same_origin()

    def get_websocket_protocol(self) -> WebSocketProtocol | None:
        """Read frames in the kit's way: :class:`kit.server.frames.Line`."""
        tornados = super().get_websocket_protocol()
        # The parameters are tornado's own; only it can put them together.
        return Line(self, False, tornados.params) if tornados else None  # type: ignore[attr-defined]

    @allow_unauthenticated
    async def get(self, code: str) -> None:
        """Open the socket if the code is right."""
        if await self.right_code(code):
            await super().get(code)

    def tell(self, frame: str) -> None:
        """Send a frame; a connection that is gone takes it silently.

        One that has not read for long is dropped: what waits for it is kept in memory.
        """
        line = self.ws_connection
        if not isinstance(line, Line) or line.is_closing():
            self.hub.room.disconnect(self)
            return
        try:
            taken = line.send(frame)
        except StreamClosedError:
            self.hub.room.disconnect(self)
            return
        if not taken:
            _LOG.warning("A connection that does not read was dropped.")
            self._close(_NOT_ALLOWED, UNREAD)

    def part(self, code: int, why: Refusal) -> None:
        """Say why this socket is closed, as a frame and as the reason, and close it."""
        self.tell(write(refused(None, why, self.language_of(self.secret))))
        self._close(code, why)

    def _close(self, code: int, why: Refusal) -> None:
        said = why.said(self.language_of(self.secret)).encode()[:_REASON]
        self.close(code, said.decode("utf-8", "ignore"))
        self.hub.room.disconnect(self)

    @property
    def secret(self) -> str:
        """Hash of the phone's secret as it was when the connection opened; ``""`` for a wall."""
        return self.who_secret

    def open(self, *_: str, **__: str) -> None:
        """Greet."""
        self.set_nodelay(True)
        mine = self.hub.sockets.setdefault(self.secret, [])
        mine.append(self)
        if len(mine) > self.most:
            mine.pop(0).part(_NOT_ALLOWED, CROWDED)
        self.hub.room.connect(self)

    def on_close(self) -> None:
        """Forget the connection."""
        mine = self.hub.sockets.get(self.secret, [])
        if self in mine:
            mine.remove(self)
        if not mine:
            self.hub.sockets.pop(self.secret, None)
        self.hub.room.disconnect(self)

    def on_message(self, message: str | bytes | Refusal) -> Awaitable[None] | None:
        """Take no notice: a wall asks for nothing."""

    def farewell(self) -> None:
        """Close, because the server stops."""
        self._close(_GOING_AWAY, STOPS)


class PhoneSocket(Socket):
    """``/join/<CODE>/ws``: a participant's connection."""

    most = 12

    async def prepare(self) -> None:
        """Let the phone wait for its turn: a connection costs a whole view."""
        if secret := RoomHandler.secret.fget(self):  # type: ignore[attr-defined]
            await self.hub.pace.turn(secret, VIEW)

    def open(self, *_: str, **__: str) -> None:
        """Greet a known phone; tell an unknown one to load its page again."""
        self.who_secret = RoomHandler.secret.fget(self)  # type: ignore[attr-defined]
        if not self.who_secret:
            self.close(_CLOSE_UNKNOWN, "unknown phone")
            return
        super().open()

    async def on_message(self, message: str | bytes | Refusal) -> None:
        """Carry out one command; answer when it is kept."""
        raw = message if isinstance(message, Refusal) else read_frame(message)
        for answer in await self.carry_out(self.secret, [raw]):
            self.tell(write(answer))

    def farewell(self) -> None:
        """Say in words that the server stops, and what becomes of what one wrote."""
        self.tell(stops_frame(STOPS, self.language_of(self.secret)))
        super().farewell()


class WallSocket(Socket):
    """``/wall/<CODE>/ws``: a wall only listens."""


async def tell_that_it_stops(hub: Hub) -> None:
    """Tell every phone and wall that the server stops; return when they know, or time is over."""
    for socket in [one for mine in hub.sockets.values() for one in mine]:
        socket.farewell()
    end = time.monotonic() + _FAREWELL
    while hub.sockets and time.monotonic() < end:  # noqa: ASYNC110 - a wait of at most 2 s
        await asyncio.sleep(0.02)
