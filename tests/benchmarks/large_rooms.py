"""What a vote, a phone and a reveal cost as a room collects more: ratios to twenty items.

``python -m tests.benchmarks.large_rooms`` runs a room in this process, with its log on the disk
and its broadcasts going to connections that keep nothing, so that what is measured is the
kit's own work and no socket's.
"""

from __future__ import annotations

import asyncio
import gc
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kit.domain.commands import FACILITATOR, Actor
from kit.domain.reading import read_command
from kit.domain.refusal import Refusal
from kit.domain.rules.people import participant_id
from kit.log import open_log
from kit.room.desk_view import desk_view
from kit.room.journal import Ask
from kit.room.opening import start_workshop
from kit.room.protocol import write
from kit.room.room import Room
from tests.factories import new_id, secret

SIZES = (20, 200, 1_000, 4_000)
PEOPLE = 150
ROUNDS = 14
"""Votes of each person: more than a batch, so that asking for more is in the price."""

_VOTE, _COLLECT = "day/vote", "day/collect"
_TEXT = "A client has waited for {n} minutes, and says loudly that nobody cares about them here."


class _Line:
    """A connection that counts what it is told."""

    def __init__(self, mark: str) -> None:
        self.secret = mark
        self.last, self.frames, self.bytes = "", 0, 0

    def tell(self, frame: str) -> None:
        """Count a frame."""
        self.last = frame
        self.frames += 1
        self.bytes += len(frame.encode())


@dataclass(frozen=True)
class Cost:
    """What a room of one size came to."""

    items: int
    vote_ms: float
    """CPU a vote, broadcasts and further batches included."""
    phone_kb: float
    """The largest whole view of a phone."""
    vote_bytes: float
    """What a vote sends its voter, all else that happens at that time included."""
    reveal_s: float
    """Until every phone and the wall have been told the results."""
    desk_s: float
    desk_kb: float


class _Crowd:
    """A room with people on one ballot."""

    def __init__(self, room: Room) -> None:
        self.room = room
        marks = [secret(f"phone {n}") for n in range(PEOPLE)]
        self.actors = [Actor("participant", participant_id(mark), mark) for mark in marks]
        self.lines = [_Line(mark) for mark in marks]
        self.wall = _Line("")

    async def ask(self, actor: Actor, do: str, **parts: Any) -> None:
        """Give a command that has to be carried out."""
        command = read_command({"do": do, "id": new_id(), **parts}, actor.role)
        assert not isinstance(command, Refusal), command
        (answer,) = await self.room.ask([Ask(actor, command)])
        assert answer.refusal is None, answer.refusal.said("en")

    async def fill(self, items: int) -> None:
        """Collect so many items, let everybody in, and open the vote."""
        await self.ask(FACILITATOR, "open_session", session="day")
        for name, does in ((_COLLECT, "collect"), (_VOTE, "vote")):
            activity = {"id": name, "session": "day", "does": does, "kind": "situation"}
            await self.ask(FACILITATOR, "declare", activity=activity)
        await self.ask(FACILITATOR, "agenda", session="day", order=[_COLLECT, _VOTE])
        kind = {"activity": _COLLECT, "kind": "situation"}
        texts = [_TEXT.format(n=n) for n in range(items)]
        await asyncio.gather(
            *(self.ask(FACILITATOR, "add", **kind, fields={"text": text}) for text in texts)
        )
        await asyncio.gather(
            *(self.ask(one, "enter", groups={"role": "adviser"}) for one in self.actors)
        )
        await self.ask(FACILITATOR, "open", activity=_VOTE)
        for line in (*self.lines, self.wall):
            self.room.connect(line)
        await asyncio.gather(*(self.ask(one, "more", activity=_VOTE) for one in self.actors))
        await self.quiet()

    async def vote_around(self, nth: int) -> None:
        """Let everybody vote once, on what they were given; ask for more when that is done."""
        state = self.room.journal.state
        numbered = list(enumerate(self.actors))
        for first in range(0, PEOPLE, 15):
            asks = []
            for n, actor in numbered[first : first + 15]:
                if nth % 12 == 0 and nth:
                    asks.append(self.ask(actor, "more", activity=_VOTE))
                dealt = state.box(_VOTE).drawn.get(actor.id)
                item = dealt[-1][nth % len(dealt[-1])] if dealt else f"i{(nth + n) % 12 + 1}"
                value = ("useful", "unsure", "not_for_me")[(n + nth) % 3]
                asks.append(self.ask(actor, "vote", activity=_VOTE, item=item, value=value))
            await asyncio.gather(*asks)
            await asyncio.sleep(0.05)

    async def quiet(self) -> None:
        """Wait until nothing more is sent."""
        frames = -1
        while frames != self.room.frames:
            frames = self.room.frames
            await asyncio.sleep(0.5)


async def measure(items: int, folder: Path) -> Cost:
    """Measure a room with so many items on its ballot."""
    log = open_log(folder / f"{items}.kit", create=True)
    start_workshop(log, "Front desk", "en")
    room = Room(log)
    await room.start()
    crowd = _Crowd(room)
    await crowd.fill(items)
    whole = max(
        len(write(room.whole_view(actor.id)).encode()) for actor in crowd.actors[:20]
    )  # texts of parts in quotes: a little more than what is sent
    gc.collect()
    before, began = sum(line.bytes for line in crowd.lines), time.process_time()
    for nth in range(ROUNDS):
        await crowd.vote_around(nth)
    await crowd.quiet()
    votes = PEOPLE * ROUNDS
    vote_ms = (time.process_time() - began) * 1000 / votes
    sent = (sum(line.bytes for line in crowd.lines) - before) / votes
    began = time.perf_counter()
    await crowd.ask(FACILITATOR, "reveal", activity=_VOTE, close=True)
    while not all('"results":[' in line.last for line in (*crowd.lines, crowd.wall)):  # noqa: ASYNC110 - nothing tells when it is so
        await asyncio.sleep(0.005)
    reveal = time.perf_counter() - began
    began = time.perf_counter()
    desk = len(write(desk_view(room.journal.state, room.clock())).encode())
    desk_s = time.perf_counter() - began
    whole = max(whole, *(len(write(room.whole_view(one.id)).encode()) for one in crowd.actors[:20]))
    await room.stop()
    return Cost(items, vote_ms, whole / 1024, sent, reveal, desk_s, desk / 1024)


def table(costs: list[Cost]) -> str:
    """Write the costs down beside those of the smallest room."""
    head = "| items | CPU a vote | × | a phone's view | sent a vote | reveal | desk's state |\n"
    rows = [
        f"| {one.items:,} | {one.vote_ms:.2f} ms | {one.vote_ms / costs[0].vote_ms:.2f} "
        f"| {one.phone_kb:.0f} KB | {one.vote_bytes:,.0f} B | {one.reveal_s:.2f} s "
        f"| {one.desk_s:.2f} s, {one.desk_kb:,.0f} KB |"
        for one in costs
    ]
    return f"{head}{'| --- ' * 7}|\n" + "\n".join(rows)


def main() -> None:
    """Measure every size and print the table."""
    with TemporaryDirectory() as folder:
        costs = [asyncio.run(measure(items, Path(folder))) for items in SIZES]
    sys.stdout.write(f"{PEOPLE} people, {ROUNDS} votes each, in one process\n\n{table(costs)}\n")


if __name__ == "__main__":
    main()
