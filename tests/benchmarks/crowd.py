"""Simulated phones: page, cookie, socket, votes, and coming back. The load of every measurement.

They speak the room's protocol with as little work as possible, for they share the machine
with the server that is measured. Frames of news are counted and not read.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import WebSocketClientConnection, WebSocketClosedError, websocket_connect

from tests.benchmarks.kit_server import VOTE

_DELAYS = (0.3, 0.6, 1.0)
"""Seconds between attempts to come back: those of the phone's own ``line.js``."""
_VALUES = ("useful", "unsure", "not_for_me")
_AGAIN_EVERY = 97
"""Every so many votes one is sent twice, as a phone does that missed the answer."""
_ANSWER_WITHIN = 30.0
_MOST_TRIES = 600
"""A phone tries for as long as its page is open; on a busy machine a start takes a while."""
_AGAIN_AFTER = 0.5
"""Seconds until a phone sends again what could not be saved just now."""


@dataclass(slots=True)
class Sent:
    """A vote: when it went out, when it was acknowledged (0: not), and under which number."""

    id: str
    at: float
    answered: float = 0.0
    seq: int = 0


@dataclass(slots=True)
class Load:
    """What a crowd found out."""

    votes: list[Sent] = field(default_factory=list)
    late: list[float] = field(default_factory=list)
    """Seconds by which the generator itself was behind, for each vote."""
    news: int = 0
    back: list[float] = field(default_factory=list)
    """Moments (monotonic) at which a phone that had lost the line was welcomed again."""
    refused: list[str] = field(default_factory=list)

    @property
    def waits(self) -> list[float]:
        """Seconds from sending to acknowledgement."""
        return [one.answered - one.at for one in self.votes if one.answered]


async def load_page(address: str) -> str:
    """Load a page as a phone does; give its cookies.

    Raises:
        ConnectionError: the answer is not 200.
    """
    parts = urlsplit(address)
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
    head = f"GET {parts.path} HTTP/1.1\r\nHost: {parts.netloc}\r\nAccept-Encoding: gzip\r\n"
    writer.write(f"{head}Connection: close\r\n\r\n".encode())
    answer = await reader.read()
    writer.close()
    status, *lines = answer.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
    if " 200 " not in status:
        raise ConnectionError(f"{address}: {status}")
    given = [line.split(":", 1)[1] for line in lines if line.lower().startswith("set-cookie:")]
    return "; ".join(cookie.split(";")[0].strip() for cookie in given)


class Phone:
    """One phone. It comes back when the line breaks, and sends again what was not answered."""

    def __init__(self, address: str, number: int, load: Load) -> None:
        self.address, self.number, self.load = address, number, load
        self.items = ["an-item"]
        self._random = Random(number)
        self._cookie = ""
        self._socket: WebSocketClientConnection | None = None
        self._waiting: dict[str, tuple[str, Sent, asyncio.Future[None]]] = {}
        self._welcomed = asyncio.Event()
        self._leaving = False
        self._coming_back: asyncio.Task[None] | None = None

    async def join(self) -> float:
        """Do all that makes a phone usable: page, socket, welcome, enter; give the seconds."""
        began = time.monotonic()
        self._cookie = await load_page(self.address)
        await self.connect()
        enter = {"do": "enter", "name": "", "groups": {"role": "adviser"}, "language": "en"}
        _, entered = self._send(f"bench.{uuid4().hex}", enter)
        await asyncio.wait_for(entered, _ANSWER_WITHIN)
        return time.monotonic() - began

    async def connect(self) -> None:
        """Open the socket and wait for the welcome."""
        self._welcomed.clear()
        parts = urlsplit(self.address)
        request = HTTPRequest(
            f"ws://{parts.netloc}{parts.path}/ws",
            headers={"Cookie": self._cookie, "Origin": f"http://{parts.netloc}"},
            connect_timeout=_ANSWER_WITHIN,
        )
        self._socket = await websocket_connect(request, on_message_callback=self._take)
        await asyncio.wait_for(self._welcomed.wait(), _ANSWER_WITHIN)

    def vote(self, run: str, nth: int) -> Sent:
        """Send the ``nth`` vote, without waiting for its answer."""
        vote = {
            "do": "vote",
            "activity": VOTE,
            "item": self.items[nth % len(self.items)],
            "value": _VALUES[(nth + self.number) % len(_VALUES)],
        }
        sent, _ = self._send(f"bench.{run}.{self.number}.{nth}", vote)
        if (nth * 31 + self.number) % _AGAIN_EVERY == 0:
            self._write(self._waiting[sent.id][0])
        return sent

    def _send(self, command_id: str, command: dict[str, Any]) -> tuple[Sent, asyncio.Future[None]]:
        text = json.dumps({"id": command_id, **command})
        answered: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        sent = Sent(command_id, time.monotonic())
        self._waiting[command_id] = (text, sent, answered)
        self._write(text)
        return sent, answered

    def _write(self, text: str) -> None:
        if self._socket is None:
            return
        try:
            self._socket.write_message(text)
        except WebSocketClosedError:
            self._socket = None

    def _take(self, text: str | bytes | None) -> None:
        if text is None:
            self._lost()
        elif str(text).startswith('{"is":"view"'):
            self.load.news += 1
        else:
            self._take_frame(json.loads(text))

    def _take_frame(self, frame: dict[str, Any]) -> None:
        if frame.get("is") == "welcome":
            self.items = sorted(item["id"] for item in frame["view"]["items"]) or self.items
            self._welcomed.set()
        elif frame.get("later"):
            if waiting := self._waiting.get(str(frame.get("id"))):
                asyncio.get_running_loop().call_later(_AGAIN_AFTER, self._write, waiting[0])
        elif waiting := self._waiting.pop(str(frame.get("id")), None):
            _, sent, answered = waiting
            if frame.get("is") == "refused":
                self.load.refused.append(str(frame["why"]))
            else:
                sent.answered, sent.seq = time.monotonic(), frame.get("seq", 0)
            answered.set_result(None)

    def _lost(self) -> None:
        self._socket = None
        if not self._leaving and (self._coming_back is None or self._coming_back.done()):
            self._coming_back = asyncio.create_task(self._come_back())

    async def _come_back(self) -> None:
        for attempt in range(_MOST_TRIES):
            pause = _DELAYS[min(attempt, len(_DELAYS) - 1)]
            await asyncio.sleep(pause * self._random.uniform(0.8, 1.2))
            try:
                await self.connect()
            except (OSError, HTTPClientError, WebSocketClosedError, TimeoutError):
                continue
            self.load.back.append(time.monotonic())
            for text, _, _ in list(self._waiting.values()):
                self._write(text)
            return

    @property
    def owed(self) -> list[asyncio.Future[None]]:
        """The answers that have not come yet."""
        return [answered for _, _, answered in self._waiting.values()]

    def leave(self) -> None:
        """Go."""
        self._leaving = True
        if self._coming_back:
            self._coming_back.cancel()
        if self._socket:
            self._socket.close()


async def gather_crowd(
    address: str, people: int, load: Load, a_second: float = 60.0
) -> list[Phone]:
    """Let people join one after another."""
    phones = [Phone(address, number, load) for number in range(people)]
    began = time.monotonic()
    joining = []
    for number, phone in enumerate(phones):
        await asyncio.sleep(max(0.0, began + number / a_second - time.monotonic()))
        joining.append(asyncio.create_task(phone.join()))
    await asyncio.gather(*joining)
    return phones


async def vote_steadily(phones: Sequence[Phone], seconds: int, run: str, load: Load) -> None:
    """Let each phone vote once a second, evenly spread, whether or not answers come in time."""
    people = len(phones)
    began = time.monotonic() + 0.1
    for n in range(people * seconds):
        due = began + n / people
        if (ahead := due - time.monotonic()) > 0 or n % 20 == 0:
            await asyncio.sleep(max(0.0, ahead))
        sent = phones[n % people].vote(run, n // people)
        load.votes.append(sent)
        load.late.append(max(0.0, sent.at - due))
    owed = [answered for phone in phones for answered in phone.owed]
    if owed:
        await asyncio.wait(owed, timeout=_ANSWER_WITHIN)


async def voting_crowd(address: str, people: int, seconds: int, run: str) -> Load:
    """Join, vote once a second each, and leave."""
    load = Load()
    phones = await gather_crowd(address, people, load)
    await asyncio.sleep(1.0)
    load.news = 0
    await vote_steadily(phones, seconds, run, load)
    for phone in phones:
        phone.leave()
    await asyncio.sleep(0.2)
    return load
