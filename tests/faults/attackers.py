"""What one attacker costs the others: their votes with and without one of each kind.

``python -m tests.faults.attackers`` lets 100 phones vote once a second, alone and beside each
attacker, and prints what became of their votes.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import tempfile
import time
from collections.abc import Callable, Coroutine
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from tests.benchmarks.crowd import Load, load_page, voting_crowd
from tests.benchmarks.harness import Settings, apart, quantile, running
from tests.benchmarks.kit_server import VOTE, KitServer
from tests.faults.bad_frames import Frames
from tests.faults.raw_line import BYTES, RawLine, connect, frame

_HALVES = 5_000
_JOINING = 3.0
"""Seconds in which the crowd has come in, and the attack begins."""
Attack = Callable[[str, str, float, int], Coroutine[Any, Any, int]]
"""Gets the join address, a cookie, the seconds to go on, and the frames a second."""


async def _paced(seconds: float, a_second: int, once: Callable[[int], Any]) -> int:
    """Do something so many times a second, as far as it comes to it."""
    began = time.monotonic()
    for n in count():
        ahead = began + n / a_second - time.monotonic()
        if time.monotonic() - began > seconds:
            return n
        await asyncio.sleep(max(0.0, ahead))
        await once(n)
    raise AssertionError


class _Again:
    """A line that is opened again whenever the server has ended it."""

    def __init__(self, address: str, cookie: str) -> None:
        self._address, self._cookie = address, cookie
        self._line: RawLine | None = None

    async def throw(self, data: bytes) -> None:
        if self._line is None or self._line.ended:
            self._line = await connect(self._address, self._cookie)
        await self._line.send(data)
        await self._line.answer()


async def poison(address: str, cookie: str, seconds: float, a_second: int) -> int:
    """Votes nested 254 deep, and half characters in bytes: what once failed everybody's turn."""
    deep: Any = "useful"
    for _ in range(254):
        deep = [deep]
    line = _Again(address, cookie)

    async def once(n: int) -> None:
        vote = {"do": "vote", "id": uuid4().hex, "activity": VOTE, "item": "i1", "value": deep}
        half = json.dumps(vote | {"value": "\ud800"}, ensure_ascii=False)
        text = half.encode("utf-16", "surrogatepass")
        await line.throw(frame(text, BYTES) if n % 2 else frame(json.dumps(vote)))

    return await _paced(seconds, a_second, once)


async def garbage(address: str, cookie: str, seconds: float, a_second: int) -> int:
    """Frames that are broken in every way."""
    line, frames = _Again(address, cookie), Frames(1, [VOTE], ["i1", "i2"])
    return await _paced(seconds, a_second, lambda _: line.throw(frames.next().data))


async def large(address: str, cookie: str, seconds: float, a_second: int) -> int:
    """Messages of three megabytes, ten times a second."""
    line, data = _Again(address, cookie), frame(b"x" * 3_000_000)
    return await _paced(seconds, min(a_second, 10), lambda _: line.throw(data))


async def deaf(address: str, cookie: str, seconds: float, a_second: int) -> int:
    """Asks for answers of 60 KB and never reads one."""
    line: RawLine | None = None

    async def once(n: int) -> None:
        nonlocal line
        if line is None or line.ended:
            line = await connect(address, cookie, window=4_096)
        try:
            async with asyncio.timeout(0.2):
                await line.send(frame(f'{{"do": "x", "id": "{n}{"x" * 60_000}"}}'))
        except TimeoutError:
            line.writer.close()
            line = None

    return await _paced(seconds, min(a_second, 50), once)


async def halves(address: str, cookie: str, seconds: float, a_second: int) -> int:
    """Thousands of connections with half a request, opened again as they are closed."""
    url, writers = urlsplit(address), []
    began = time.monotonic()
    for n in range(_HALVES):
        if time.monotonic() - began > seconds:
            break
        try:
            _, writer = await asyncio.open_connection(url.hostname, url.port)
            writer.write(b"GET /join HTTP/1.1\r\nHost: here\r\nX-Slow: ")
            writers.append(writer)
        except OSError:
            await asyncio.sleep(0.01)
        if n % 50 == 0:
            await asyncio.sleep(0.01)
    await asyncio.sleep(max(0.0, began + seconds - time.monotonic()))
    for writer in writers:
        writer.close()
    return len(writers)


async def sockets(address: str, cookie: str, seconds: float, a_second: int) -> int:
    """One phone opens socket after socket."""
    lines: list[RawLine] = []

    async def once(_: int) -> None:
        lines.append(await connect(address, cookie))

    done = await _paced(seconds, min(a_second, 50), once)
    for line in lines:
        line.writer.close()
    return done


KINDS: dict[str, Attack] = {
    one.__name__: one for one in (poison, garbage, large, deaf, halves, sockets)
}


async def _attack(kind: str, address: str, seconds: float, a_second: int) -> int:
    cookie = await load_page(address)
    line = await connect(address, cookie)
    await line.send(frame(json.dumps({"do": "enter", "id": uuid4().hex, "name": ""})))
    await line.answer()
    line.writer.close()
    await asyncio.sleep(_JOINING)
    return await KINDS[kind](address, cookie, seconds, a_second)


def measure(kind: str, people: int, seconds: int, a_second: int, scratch: Path) -> tuple[Load, int]:
    """Let the others vote beside an attacker (``""``: none); give their votes and its deeds."""
    kit = KitServer(Settings(scratch), kind or "alone")
    with running(kit, kit.server):
        kit.open_vote()
        join, done = kit.join, 0
        with apart(voting_crowd, join, people, seconds, "vote") as voting:
            if kind:
                with apart(_attack, kind, join, float(seconds), a_second) as attacking:
                    load = voting.result()
                    done = attacking.result()
            else:
                load = voting.result()
    return load, done


def main() -> None:
    """Measure and print one line a kind."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--people", type=int, default=100)
    options.add_argument("--seconds", type=int, default=15)
    options.add_argument("--pace", type=int, default=200, help="frames of an attacker a second")
    options.add_argument("kinds", nargs="*", default=["", *KINDS])
    given = options.parse_args()
    for kind in given.kinds:
        with tempfile.TemporaryDirectory(prefix="kit-attack-") as folder:
            load, done = measure(kind, given.people, given.seconds, given.pace, Path(folder))
        p50, p95 = (quantile(load.waits, part) * 1000 for part in (0.5, 0.95))
        lost = sum(not one.answered for one in load.votes)
        sys.stdout.write(
            f"{kind or 'nobody':8} did {done:6,}: {len(load.votes):,} votes, p50 {p50:.1f} ms, "
            f"p95 {p95:.1f} ms, refused {len(load.refused)}, unanswered {lost}, "
            f"lines lost {len(load.back)}\n"
        )
        sys.stdout.flush()


if __name__ == "__main__":
    main()
