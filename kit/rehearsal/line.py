"""A simulated phone's line to the room: page, cookie, socket, and coming back."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from random import Random
from typing import Any
from urllib.parse import urlsplit

from tornado.httpclient import AsyncHTTPClient, HTTPError, HTTPRequest
from tornado.websocket import WebSocketClientConnection, WebSocketClosedError, websocket_connect

_UNKNOWN_PHONE = 4401
"""The room's close code for a cookie it does not know."""
_MOST_FAILURES = 10
"""Connections that may fail in a row before a phone gives up."""
_FIRST_WAIT, _LONGEST_WAIT = 0.4, 8.0
"""Seconds between attempts; each waits twice as long as the one before."""
_PATIENCE = 15.0
"""Seconds to wait for the page, the socket or an answer."""
_NEWS = frozenset({"me", "current", "items", "batch", "choices", "pair", "role", "beside"})
"""Parts of the view that may give a person something to do."""


def after(view: dict[str, Any], frame: Mapping[str, Any]) -> dict[str, Any]:
    """Give the view that a client has after a frame: the first brings it whole."""
    if frame["is"] == "welcome":
        return dict(frame["view"])
    view = {**view, **frame["set"]}
    for part, items in frame.get("patch", {}).items():
        now = {item["id"]: item for item in items}
        view[part] = [now.get(item["id"], item) for item in view[part]]
    return view


class GaveUp(ConnectionError):
    """The room could not be reached however often the phone tried."""


class Line:
    """One phone: it holds at most one socket, and always the latest view."""

    def __init__(self, address: str, language: str, random: Random, pace: float) -> None:
        self.address = address.rstrip("/")
        self.language = language
        self.random = random
        self.pace = pace
        self.view: dict[str, Any] = {}
        self.seq = 0
        self.news = asyncio.Event()
        self.connections = 0
        self._cookie = ""
        self._failures = 0
        self._socket: WebSocketClientConnection | None = None
        self._reading: asyncio.Task[None] | None = None
        self._answers: dict[str, asyncio.Future[dict[str, Any]]] = {}

    async def connect(self) -> None:
        """Open the socket if it is not open, and wait for the whole view.

        Raises:
            GaveUp: after ten failures in a row.
        """
        while self._socket is None:
            if self._failures >= _MOST_FAILURES:
                raise GaveUp(f"{self.address} cannot be reached")
            if self._failures:
                wait = min(_LONGEST_WAIT, _FIRST_WAIT * 2**self._failures)
                await asyncio.sleep(wait * self.random.uniform(0.5, 1.0) * self.pace)
            # A line counts as failed until the room has said more than its welcome, so that
            # a room that lets everybody in and drops them at once is not hammered.
            self._failures += 1
            try:
                async with asyncio.timeout(_PATIENCE):
                    await self._open()
            except (OSError, HTTPError, WebSocketClosedError, TimeoutError):
                await self.disconnect()

    async def _open(self) -> None:
        if not self._cookie:
            self._cookie = await self._fetch_cookie()
        parts = urlsplit(self.address)
        headers = {"Cookie": self._cookie, "Origin": f"{parts.scheme}://{parts.netloc}"}
        secure = "s" if parts.scheme == "https" else ""
        url = f"ws{secure}://{parts.netloc}{parts.path}/ws"
        request = HTTPRequest(url, headers=headers, connect_timeout=_PATIENCE / 2)
        socket = await websocket_connect(request)
        self._socket = socket
        first = await socket.read_message()
        if first is None:
            if socket.close_code == _UNKNOWN_PHONE:
                self._cookie = ""
            raise WebSocketClosedError
        self.connections += 1
        self._take(json.loads(first))
        self._reading = asyncio.create_task(self._read(socket))

    async def _fetch_cookie(self) -> str:
        """Load the join page as a phone does, for its cookie."""
        page = await AsyncHTTPClient().fetch(
            self.address, headers={"Accept-Language": self.language}, request_timeout=_PATIENCE / 2
        )
        given = page.headers.get_list("Set-Cookie")
        if not given:
            raise WebSocketClosedError
        return "; ".join(cookie.split(";", 1)[0] for cookie in given)

    async def _read(self, socket: WebSocketClientConnection) -> None:
        while (text := await socket.read_message()) is not None:
            self._take(json.loads(text))
        socket.close()
        if self._socket is socket:
            self._socket = None
        self._wake_everybody()

    def _take(self, frame: Mapping[str, Any]) -> None:
        if frame["is"] == "welcome":
            self.view, self.seq = after(self.view, frame), frame["seq"]
            self.news.set()
        elif frame["is"] == "view":
            self.view, self.seq = after(self.view, frame), frame["seq"]
            if _NEWS & {*frame["set"], *frame.get("patch", ())}:
                self.news.set()
        elif (waiting := self._answers.get(str(frame.get("id")))) and not waiting.done():
            waiting.set_result(dict(frame))
        if frame["is"] != "welcome":
            self._failures = 0

    def _wake_everybody(self) -> None:
        """Let whoever waits for an answer or for news see that the line is gone."""
        self.news.set()
        for waiting in self._answers.values():
            if not waiting.done():
                waiting.set_result({"is": "lost"})

    async def send(self, command: Mapping[str, Any]) -> dict[str, Any]:
        """Send a command until it is answered, under the same id; give the answer.

        Raises:
            GaveUp: the room is out of reach, or never answers.
        """
        for tries in range(_MOST_FAILURES):
            await self.connect()
            answer = asyncio.get_running_loop().create_future()
            self._answers[command["id"]] = answer
            try:
                if self._socket is not None:
                    await self._socket.write_message(json.dumps(command, ensure_ascii=False))
                    async with asyncio.timeout(_PATIENCE):
                        frame: dict[str, Any] = await answer
                    if frame.get("later"):  # as a phone does, it is kept and sent again
                        await asyncio.sleep(min(_LONGEST_WAIT, _FIRST_WAIT * 2**tries))
                    elif frame["is"] != "lost":
                        return frame
            except (WebSocketClosedError, TimeoutError):
                await self.disconnect()
            finally:
                del self._answers[command["id"]]
        raise GaveUp(f"{self.address}: no answer to {command['do']}")

    async def disconnect(self) -> None:
        """Close the socket; the cookie and the last view are kept."""
        socket, self._socket = self._socket, None
        reading, self._reading = self._reading, None
        if socket is not None:
            socket.close()
        if reading is not None:
            reading.cancel()
            await asyncio.gather(reading, return_exceptions=True)
        self._wake_everybody()
