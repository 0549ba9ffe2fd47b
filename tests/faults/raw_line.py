"""A socket of which every byte is ours: what no browser would ever send."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import struct
from base64 import b64encode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

TEXT, BYTES, CLOSE, PONG = 0x1, 0x2, 0x8, 0xA
PATIENCE = 20.0


def frame(payload: bytes | str, kind: int = TEXT, *, final: bool = True, marks: int = 0) -> bytes:
    """Make a frame; ``marks`` are the reserved bits, masked as RFC 6455 wants it."""
    data = payload.encode("utf-8", "surrogatepass") if isinstance(payload, str) else payload
    head = bytes([(0x80 if final else 0) | marks | kind])
    size = len(data)
    if size < 126:
        head += bytes([0x80 | size])
    elif size < 65_536:
        head += bytes([0x80 | 126]) + struct.pack("!H", size)
    else:
        head += bytes([0x80 | 127]) + struct.pack("!Q", size)
    return head + b"\0\0\0\0" + data  # a mask of zeros changes nothing


@dataclass
class RawLine:
    """An open socket; ``closed`` is the code and reason by which the server ended it."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    closed: tuple[int, str] | None = None
    ended: bool = False
    """Whether the other end is gone, with or without a reason."""
    frames: list[dict[str, Any]] = field(default_factory=list)

    async def send(self, data: bytes) -> None:
        """Send any bytes; a line that is gone takes them silently."""
        try:
            self.writer.write(data)
            await self.writer.drain()
        except OSError:
            self.ended = True

    async def receive(self) -> dict[str, Any] | None:
        """Give the next message; ``None`` once the line has ended. Pings are answered."""
        while not self.ended:
            try:
                async with asyncio.timeout(PATIENCE):
                    first, second = await self.reader.readexactly(2)
                    size = second & 0x7F
                    if size >= 126:
                        form, wide = ("!H", 2) if size == 126 else ("!Q", 8)
                        (size,) = struct.unpack(form, await self.reader.readexactly(wide))
                    data = await self.reader.readexactly(size)
            except (OSError, asyncio.IncompleteReadError):
                break
            kind = first & 0x0F
            if kind == TEXT:
                message: dict[str, Any] = json.loads(data)
                self.frames.append(message)
                return message
            if kind == CLOSE:
                code = struct.unpack("!H", data[:2])[0] if data else 1005
                self.closed = (code, data[2:].decode())
                break
            await self.send(frame(data, PONG))
        self.ended = True
        return None

    async def answer(self) -> dict[str, Any] | None:
        """Give the next acknowledgement or refusal."""
        while (message := await self.receive()) is not None:
            if message["is"] in ("ack", "refused"):
                return message
        return None

    async def rest(self) -> list[dict[str, Any]]:
        """Take what still comes, until the line has ended."""
        found = []
        while (message := await self.receive()) is not None:
            found.append(message)
        return found


async def connect(address: str, cookie: str, *, window: int = 0) -> RawLine:
    """Open the socket of a join address; ``window`` is a small receive buffer, in bytes."""
    url = urlsplit(f"{address}/ws")
    assert url.hostname
    line = socket.socket()
    if window:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, window)
    line.setblocking(False)
    await asyncio.get_running_loop().sock_connect(line, (url.hostname, url.port))
    # A small limit: what the reader does not ask for stays with the sender.
    reader, writer = await asyncio.open_connection(sock=line, limit=window or 2**16)
    key = b64encode(os.urandom(16)).decode()
    writer.write(
        f"GET {url.path} HTTP/1.1\r\nHost: {url.netloc}\r\nUpgrade: websocket\r\n"
        f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n"
        f"Cookie: {cookie}\r\n\r\n".encode()
    )
    head = await reader.readuntil(b"\r\n\r\n")
    assert b" 101 " in head.split(b"\r\n")[0], head
    return RawLine(reader, writer)


@asynccontextmanager
async def raw_line(address: str, cookie: str, *, window: int = 0) -> AsyncIterator[RawLine]:
    """Have a line for the length of a block."""
    line = await connect(address, cookie, window=window)
    try:
        yield line
    finally:
        line.writer.close()
