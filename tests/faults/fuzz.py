"""Throw frames at a room, and count what becomes of them.

``python -m tests.faults.fuzz --frames 1000000 --seed 1`` starts a server of its own.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from kit.log import open_log
from kit.place import place_of
from tests.benchmarks.crowd import load_page
from tests.faults.bad_frames import Frames
from tests.faults.raw_line import RawLine, connect
from tests.server import Server, demo
from tests.visitors import Visitor, command

_LINES, _AT_ONCE = 6, 40
"""Sockets, and frames that go out before their answers are read."""
COLLECT, VOTE = "co-creation/situation.collect", "co-creation/situation.vote"


@dataclass
class Tally:
    """What became of the frames."""

    frames: int = 0
    refused: int = 0
    acknowledged: int = 0
    unanswered: int = 0
    closed_with_reason: int = 0
    closed_without_reason: int = 0
    tracebacks: int = 0
    written: int = 0
    """Events of the log since the first frame."""
    written_though_not_acknowledged: int = 0
    given: set[str] = field(default_factory=set)
    """Ids of the commands that were acknowledged."""

    def told(self) -> dict[str, int]:
        """Give the counts."""
        return {name: n for name, n in vars(self).items() if isinstance(n, int)}


def _prepared(server: Server) -> list[str]:
    """Open a ballot with some entries; give their ids."""
    server.open("situation.collect")
    author = Visitor(server.phone).join()
    texts = [f"A situation {n}" for n in range(5)]
    author.post(
        [command("add", activity=COLLECT, kind="situation", fields={"text": t}) for t in texts]
    )
    server.open("situation.vote")
    return [item["id"] for item in server.state()["items"]["situation"]]


def _count(tally: Tally, line: RawLine, answers: list[dict[str, object] | None]) -> None:
    for answer in answers:
        if answer is None:
            continue
        tally.refused += answer["is"] == "refused"
        tally.acknowledged += answer["is"] == "ack"
        if answer["is"] == "ack":
            tally.given.add(str(answer["id"]))
    if line.ended:
        tally.closed_with_reason += bool(line.closed and line.closed[1])
        tally.closed_without_reason += not (line.closed and line.closed[1])


async def _throw(server: Server, frames: Frames, share: int, tally: Tally, end: float) -> None:
    """Throw a share of the frames, a few from each phone: one alone would have to wait."""
    while share > 0 and time.monotonic() < end:
        cookie = await load_page(server.phone)
        line = await connect(server.phone, cookie)
        thrown = []
        while len(thrown) < min(_AT_ONCE, share) and not (thrown and thrown[-1].ends):
            thrown.append(frames.next())
        share -= len(thrown)
        tally.frames += len(thrown)
        sending = asyncio.create_task(line.send(b"".join(one.data for one in thrown)))
        answers: list[dict[str, object] | None] = []
        owed = sum(one.answers for one in thrown)
        while len(answers) < owed and (answer := await line.answer()) is not None:
            answers.append(answer)
        await sending
        if thrown[-1].ends:
            await line.rest()
        tally.unanswered += owed - len(answers)
        _count(tally, line, answers)
        line.writer.close()


def _post(server: Server, frames: int, seed: int, tally: Tally) -> None:
    """Send bodies that are no lists of commands, as a phone without sockets may."""
    random, visitor = Random(seed), Visitor(server.phone)
    for n in range(frames):
        if n % 20 == 0:
            visitor = Visitor(server.phone).join()
        deep = "[" * random.choice([10, 300, 20_000])
        whole = json.dumps([command("vote", activity=VOTE, item="i1", value=n), 5, [], {}])
        body = random.choice([deep, whole, whole[: random.randrange(len(whole))], "{}"])
        reply = visitor.post_raw(body.encode())
        tally.frames += 1
        tally.refused += reply.status in (200, 400) and b'"refused"' in reply.body


def fuzz(server: Server, frames: int, seed: int, seconds: float = float("inf")) -> Tally:
    """Throw so many frames at a server, for so long at most; give what became of them."""
    tally, items = Tally(), _prepared(server)
    before, noted = server.state()["seq"], server.log.read_text("utf-8").count("Traceback")
    posts, end = min(frames // 50, 2_000), time.monotonic() + seconds

    async def throw() -> None:
        share = (frames - posts) // _LINES
        extra = frames - posts - share * _LINES
        await asyncio.gather(
            *(
                _throw(server, Frames(seed * 1_000 + n, [COLLECT, VOTE], items),
                       share + (extra if n == 0 else 0), tally, end)
                for n in range(_LINES)
            )
        )  # fmt: skip

    asyncio.run(throw())
    _post(server, posts, seed, tally)
    tally.tracebacks = server.log.read_text("utf-8").count("Traceback") - noted
    place = place_of(server.folder)
    log = open_log(place.log, place.folder.name)
    rows = list(log.read(before))
    log.close()
    # Our own phones have come in; everything else was asked for by a frame.
    ours = [row for row in rows if row.id.partition("+")[0].startswith("fuzz.")]
    tally.written = len(rows)
    asked = {row.id.partition("+")[0] for row in ours}
    tally.written_though_not_acknowledged = len(asked - tally.given)
    return tally


def main() -> None:
    """Fuzz a server of its own and print the counts as one line of JSON."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--frames", type=int, default=10_000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--seconds", type=float, default=float("inf"), help="stop after these")
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="kit-fuzz-") as folder:
        server = demo(Path(folder))
        try:
            sys.stdout.write(
                json.dumps(fuzz(server, given.frames, given.seed, given.seconds).told()) + "\n"
            )
        finally:
            server.stop()


if __name__ == "__main__":
    main()
