"""Frames of a socket: what is none has a reason, and what waits to be read has a bound.

Tornado cuts a connection without a word at whatever it cannot read, and keeps as much for a
reader as the memory holds. A phone should be told, and should harm nobody else.
"""

from __future__ import annotations

import asyncio
import struct
from asyncio import Future
from collections.abc import Awaitable
from typing import Protocol, cast

from tornado.iostream import StreamClosedError
from tornado.util import _websocket_mask as unmasked
from tornado.websocket import WebSocketProtocol13

from kit.domain.refusal import Refusal
from kit.language import N_
from kit.room.incoming import FRAME_LIMIT, UNREADABLE, too_large

CUT = 2 * 1024 * 1024
"""Bytes of one message at which a socket is cut; up to there it is passed over, and refused."""
BEHIND = 512 * 1024
"""Bytes that may wait to be read by one connection before it is dropped."""
BROKEN = Refusal(N_("This connection sent what is no message. Reload the page and try again."))

_CONTINUED, _TEXT, _BYTES, _CONTROL = 0x0, 0x1, 0x2, 0x8
_KNOWN = {_CONTINUED, _TEXT, _BYTES, 0x8, 0x9, 0xA}
_NOT_A_FRAME, _TOO_BIG = 1002, 1009
"""Close codes of RFC 6455."""
_CHUNK, _PASSING = 64 * 1024, 0.005
"""Bytes that pass by at once where nobody wants them, and the seconds until the next."""
_SHORT = 125
"""Bytes that a control frame holds at most."""


class Hearer(Protocol):
    """Whoever a line's messages are for."""

    def on_message(self, message: str | bytes | Refusal) -> Awaitable[None] | None:
        """Take a message, or why it is none."""

    def part(self, code: int, why: Refusal) -> None:
        """Say why the line is closed, and close it."""

    def farewell(self) -> None:
        """Close, because the server stops."""


class Line(WebSocketProtocol13):
    """A socket's frames; messages go to the handler as text, bytes, or why they are neither."""

    unread = 0
    """Bytes that the other end has not taken yet."""
    _kind = _CONTINUED
    """Of the present message: text or bytes."""
    _length = 0
    """Bytes of the present message so far, those passed over included."""

    def send(self, text: str) -> bool:
        """Send a text frame; ``False`` if the other end is too far behind to get more.

        Raises:
            StreamClosedError: the connection is gone.
        """
        if self.unread > BEHIND:
            return False
        data = text.encode()
        size = len(data)
        written = self._write_frame(fin=True, opcode=_TEXT, data=data)
        if not written.done():
            self.unread += size

            def taken(_: Future[None]) -> None:
                self.unread -= size

            written.add_done_callback(taken)
        return True

    async def _receive_frame(self) -> None:
        first, second = await self._read_bytes(2)
        final, opcode, size = bool(first & self.FIN), first & self.OPCODE_MASK, second & 0x7F
        control = bool(opcode & _CONTROL)
        begun = self._fragmented_message_buffer is not None
        wrong_turn = not control and (opcode == _CONTINUED) is not begun
        too_much = control and (size > _SHORT or not final)
        if first & self.RSV_MASK or opcode not in _KNOWN or wrong_turn or too_much:
            # Nobody can tell where the next frame begins.
            await self._end(_NOT_A_FRAME, BROKEN)
        if size > _SHORT:
            form, wide = ("!H", 2) if size == _SHORT + 1 else ("!Q", 8)
            (size,) = struct.unpack(form, await self._read_bytes(wide))
        mask = await self._read_bytes(4) if second & 0x80 else b"\0\0\0\0"
        if control:
            done = self._handle_message(opcode, unmasked(mask, await self._read_bytes(size)))
        else:
            await self._collect(opcode, size, mask)
            done = self._whole() if final else None
        if done is not None:
            await done

    async def _collect(self, opcode: int, size: int, mask: bytes) -> None:
        """Keep a part of a message, as long as all of it is within the limit."""
        if opcode != _CONTINUED:
            self._kind = opcode
            self._fragmented_message_buffer = bytearray()
            self._length = 0
        self._length += size
        if self._length > CUT:
            await self._end(_TOO_BIG, too_large(FRAME_LIMIT))
        if self._length <= FRAME_LIMIT:
            cast("bytearray", self._fragmented_message_buffer).extend(
                unmasked(mask, await self._read_bytes(size))
            )
            return
        while size:
            got = await self.stream.read_bytes(min(size, _CHUNK), partial=True)
            self._wire_bytes_in += len(got)
            size -= len(got)
            await asyncio.sleep(_PASSING)

    def _whole(self) -> Future[None] | None:
        """Hand a message over."""
        data, self._fragmented_message_buffer = self._fragmented_message_buffer, None
        if self.is_closing():
            return None  # its answer would be lost: it comes again on the next line
        message: str | bytes | Refusal
        if self._length > FRAME_LIMIT:
            message = too_large(FRAME_LIMIT)
        elif self._kind == _BYTES:
            message = bytes(data or b"")
        else:
            try:
                message = (data or b"").decode()
            except UnicodeDecodeError:
                message = UNREADABLE
        return self._run_callback(cast("Hearer", self.handler).on_message, message)

    async def _end(self, code: int, why: Refusal) -> None:
        """Say why the line ends, then let pass what still comes until it is gone.

        A connection closed at once, with bytes unread, would take the reason with it.

        Raises:
            StreamClosedError: always, in the end.
        """
        cast("Hearer", self.handler).part(code, why)
        while not self.stream.closed():
            await self.stream.read_bytes(_CHUNK, partial=True)
            await asyncio.sleep(_PASSING)
        raise StreamClosedError
