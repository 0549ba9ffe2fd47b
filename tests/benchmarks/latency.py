"""From a thumb to the wall and to the desk, while a room of 200 votes."""

from __future__ import annotations

import asyncio
import json
import time
from bisect import bisect_left
from concurrent.futures import wait
from pathlib import Path

from tornado.websocket import websocket_connect

from kit.domain.events import Voted
from kit.log import open_log
from kit.place import place_of
from kit.room.journal import Journal
from tests.benchmarks.crowd import Load, Sent, gather_crowd, vote_steadily
from tests.benchmarks.harness import Row, Settings, apart, in_another_process, quantile, running
from tests.benchmarks.kit_server import KitServer

_DESK_WITHIN = 120.0
Seen = list[tuple[int, float]]
"""Up to which number of the log a face has shown everything, and at which moment."""


async def _wall_crowd(address: str, wall: str, people: int, seconds: int) -> tuple[Load, Seen]:
    """Vote, and watch a wall's socket from the same process: one clock for both."""
    load, seen = Load(), Seen()

    def take(text: str | bytes | None) -> None:
        now = time.monotonic()
        if text and (frame := json.loads(text)).get("is") == "view" and "turnout" in frame["set"]:
            seen.append((int(frame["seq"]), now))

    phones = await gather_crowd(address, people, load)
    line = await websocket_connect(f"{wall.replace('http', 'ws')}/ws", on_message_callback=take)
    await vote_steadily(phones, seconds, "wall", load)
    await asyncio.sleep(1.5)
    line.close()
    for phone in phones:
        phone.leave()
    return load, seen


async def _desk(folder: Path, votes: int, ready: Path) -> Seen:
    """Look at the log from another process exactly as a desk's bench does, until all is seen."""
    from kit.widgets.desk.bench import LOOK_EVERY  # the crowd needs no widgets

    place = place_of(folder)
    journal = Journal(open_log(place.log, place.folder.name))
    seen, began = Seen(), time.monotonic()
    await asyncio.to_thread(ready.touch)
    while votes > 0 and time.monotonic() - began < _DESK_WITHIN:
        await asyncio.sleep(LOOK_EVERY)
        if journal.log.moved() and (events := journal.catch_up()):
            seen.append((journal.state.seq, time.monotonic()))
            votes -= sum(isinstance(event.body, Voted) for event in events)
    journal.log.close()
    return seen


def _delays(votes: list[Sent], seen: Seen) -> list[float]:
    """Give the seconds from sending a vote until a face that includes it.

    Raises:
        RuntimeError: a vote was never shown.
    """
    numbers = [seq for seq, _ in seen]
    shown = [bisect_left(numbers, one.seq) for one in votes]
    if max(shown) == len(seen) or not all(one.seq for one in votes):
        raise RuntimeError("some votes were never shown")
    return [seen[n][1] - one.at for n, one in zip(shown, votes, strict=True)]


def _said(delays: list[float]) -> str:
    p50, p95, top = (quantile(delays, part) for part in (0.5, 0.95, 1.0))
    return f"p50 {p50:.2f} s, p95 {p95:.2f} s, max {top:.2f} s"


def measure(settings: Settings) -> list[Row]:
    """Vote, and see how long it takes until wall and desk have counted it."""
    people, seconds = settings.size(200, 60), settings.size(15, 5)
    with running(kit := KitServer(settings, "wall"), kit.server):
        kit.open_vote()
        ready = settings.scratch / "desk-is-ready"
        with apart(_desk, kit.folder, people * seconds, ready) as desk:
            while not ready.exists() and not desk.done():
                wait([desk], timeout=0.05)
            load, wall = in_another_process(_wall_crowd, kit.join, kit.wall, people, seconds)
            tail = desk.result()
    on_wall, on_desk = _delays(load.votes, wall), _delays(load.votes, tail)
    return [
        Row(
            f"vote → counted on the wall, {people} voting once a second", "p95 ≤ 0.5 s",
            _said(on_wall),
            numbers={"p50_s": quantile(on_wall, 0.5), "p95_s": quantile(on_wall, 0.95)},
        ),
        Row(
            f"vote → the desk's state, {people} voting once a second", "p95 ≤ 1 s",
            _said(on_desk),
            numbers={"p50_s": quantile(on_desk, 0.5), "p95_s": quantile(on_desk, 0.95)},
        ),
    ]  # fmt: skip
