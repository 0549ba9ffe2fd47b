"""Sockets: the open connections between the room and its phones and walls."""

from __future__ import annotations

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from kit.room.protocol import read_frame, write
from kit.server.guest import RoomHandler

_CLOSE_UNKNOWN = 4401
"""Close code for a phone without a valid cookie: it should load the join page again."""


class _Socket(RoomHandler, WebSocketHandler):
    """What the sockets of phone and wall have in common."""

    who_secret = ""

    @property
    def max_message_size(self) -> int:
        """Bytes at which a socket is cut; smaller frames over the limit are refused in words."""
        return 4 * 1024 * 1024

    @property
    def ping_interval(self) -> float:
        """Seconds between pings, so that dead phones are noticed."""
        return 25.0

    def check_origin(self, origin: str) -> bool:  # noqa: ARG002 - tornado's signature
        """Take sockets from this server's own pages only."""
        return self.same_origin()

    @allow_unauthenticated
    async def get(self, code: str) -> None:
        """Open the socket if the code is right."""
        if self.right_code(code):
            await super().get(code)

    def tell(self, frame: str) -> None:
        """Send a frame; a connection that is gone takes it silently."""
        try:
            self.write_message(frame)
        except WebSocketClosedError:
            self.hub.room.disconnect(self)

    @property
    def secret(self) -> str:
        """Hash of the phone's secret as it was when the connection opened; ``""`` for a wall."""
        return self.who_secret

    def open(self, *_: str, **__: str) -> None:
        """Greet."""
        self.set_nodelay(True)
        self.hub.room.connect(self)

    def on_close(self) -> None:
        """Forget the connection."""
        self.hub.room.disconnect(self)


class PhoneSocket(_Socket):
    """``/join/<CODE>/ws``: a participant's connection."""

    def open(self, *_: str, **__: str) -> None:
        """Greet a known phone; tell an unknown one to load its page again."""
        self.who_secret = RoomHandler.secret.fget(self)  # type: ignore[attr-defined]
        if not self.who_secret:
            self.close(_CLOSE_UNKNOWN, "unknown phone")
            return
        super().open()

    async def on_message(self, message: str | bytes) -> None:
        """Carry out one command; answer when it is kept."""
        for answer in await self.carry_out(self.secret, [read_frame(message)]):
            self.tell(write(answer))


class WallSocket(_Socket):
    """``/wall/<CODE>/ws``: a wall only listens."""

    def on_message(self, message: str | bytes) -> None:
        """Take no notice: a wall asks for nothing."""
