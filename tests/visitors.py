"""Phones without a browser: they fetch the page for its cookie and then talk plain HTTP."""

from __future__ import annotations

import asyncio
import http.client
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

PATIENCE = 20.0


@dataclass
class Reply:
    """What a server answered."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8", "replace")


def ask(address: str, method: str = "GET", body: bytes = b"", **headers: str) -> Reply:
    """Send one request, following nothing; header names may be written with underscores."""
    url = urlsplit(address)
    connection = http.client.HTTPConnection(url.netloc, timeout=PATIENCE)
    try:
        path = url.path + (f"?{url.query}" if url.query else "")
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body or None, sent)
        answer = connection.getresponse()
        named = {name.title(): value for name, value in answer.getheaders()}
        return Reply(answer.status, named, answer.read())
    finally:
        connection.close()


def command(do: str, **parts: Any) -> dict[str, Any]:
    """Make a command with a new id."""
    return {"do": do, "id": f"test.{uuid4().hex}", **parts}


@dataclass
class Visitor:
    """A phone at a join address."""

    address: str
    cookie: str = ""
    headers: dict[str, str] = field(default_factory=dict)

    def join(self, name: str = "Ana") -> Visitor:
        """Fetch the page, keep the cookie, and come in."""
        reply = ask(self.address, **self._sent())
        self.cookie = reply.headers.get("Set-Cookie", self.cookie).partition(";")[0]
        answers = self.post([command("enter", name=name)])
        assert answers[0]["is"] == "ack", answers
        return self

    def _sent(self) -> dict[str, str]:
        return self.headers | ({"Cookie": self.cookie} if self.cookie else {})

    def post_raw(self, body: bytes, **headers: str) -> Reply:
        """Post any bytes as commands."""
        return ask(f"{self.address}/events", "POST", body, **self._sent() | headers)

    def post(self, commands: list[Any]) -> list[dict[str, Any]]:
        """Post commands; give the answers."""
        said: list[dict[str, Any]] = json.loads(self.post_raw(json.dumps(commands).encode()).body)
        return said

    def view(self) -> dict[str, Any]:
        """Fetch the whole view."""
        seen: dict[str, Any] = json.loads(ask(f"{self.address}/view", **self._sent()).body)
        return seen

    @asynccontextmanager
    async def socket(self, **headers: str) -> AsyncIterator[Socket]:
        """Open the socket."""
        address = f"{self.address}/ws".replace("http", "ws", 1)
        sent = {name.replace("_", "-"): value for name, value in (self._sent() | headers).items()}
        async with asyncio.timeout(PATIENCE):
            line = await websocket_connect(HTTPRequest(address, headers=sent))
        try:
            yield Socket(line)
        finally:
            line.close()


@dataclass
class Socket:
    """An open socket of a phone."""

    line: WebSocketClientConnection

    async def send(self, frame: Any) -> None:
        """Send a frame: an object, or any text or bytes."""
        raw = frame if isinstance(frame, str | bytes) else json.dumps(frame)
        await self.line.write_message(raw, binary=isinstance(raw, bytes))

    async def hear(self, *kinds: str) -> dict[str, Any]:
        """Wait for the next frame of one of these kinds."""
        async with asyncio.timeout(PATIENCE):
            while (message := await self.line.read_message()) is not None:
                frame: dict[str, Any] = json.loads(message)
                if not kinds or frame["is"] in kinds:
                    return frame
        raise AssertionError(f"The socket was closed: {self.line.close_code}")

    async def answer(self, frame: Any) -> dict[str, Any]:
        """Send a frame and wait for its answer."""
        await self.send(frame)
        return await self.hear("ack", "refused")
