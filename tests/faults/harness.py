"""Faults while simulated people vote: every acknowledgement is compared with the log.

The people are those of the benchmarks: they vote steadily, come back when the line breaks, and
send again what was not answered. Between two faults they work undisturbed for a moment. What the
machine's clock does to timers is shown by ``tests/unit/test_timers.py``: nothing here may set it.
"""

from __future__ import annotations

import asyncio
import resource
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import psutil

from tests.benchmarks.crowd import Load, Phone, gather_crowd
from tests.benchmarks.harness import Settings, running
from tests.benchmarks.kit_server import KitServer
from tests.faults.database import Database

_MOST_OWED = 3
"""Votes of one phone that may wait for their answer; then it waits, as a person would."""
_BACK_WITHIN = 90.0
_LIMITLESS = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)


@dataclass(slots=True)
class Outcome:
    """What became of one kind of fault."""

    what: str
    times: int = 0
    back: list[float] = field(default_factory=list)
    """Seconds from the end of each fault until votes were acknowledged again."""
    acknowledged: int = 0
    lost: int = 0
    changed: int = 0
    """Acknowledged under another number than they stand under."""
    doubled: int = 0
    refused: int = 0


@dataclass(slots=True)
class Scene:
    """A served workshop, and people who vote in it."""

    kit: KitServer
    load: Load
    phones: list[Phone]
    random: Random
    database: Database | None = None

    async def vote(self) -> None:
        """Vote, each phone about twice a second, until cancelled."""
        nth = 0
        while True:
            for phone in self.phones:
                await asyncio.sleep(0.5 / len(self.phones))
                if len(phone.owed) < _MOST_OWED:
                    self.load.votes.append(phone.vote("faults", nth))
            nth += 1

    async def works_again(self) -> float:
        """Wait until a vote that is sent from now on is acknowledged; give the seconds.

        Raises:
            TimeoutError: none was.
        """
        began = time.monotonic()
        async with asyncio.timeout(_BACK_WITHIN):
            while not self._answered_since(began):  # noqa: ASYNC110 - nothing tells when it is so
                await asyncio.sleep(0.05)
        return time.monotonic() - began

    def _answered_since(self, moment: float) -> bool:
        return any(one.answered and one.at > moment for one in self.load.votes[-400:])

    async def kill(self) -> None:
        """``kill -9``, and start again at once."""
        await asyncio.to_thread(self.kit.server.kill)
        await asyncio.to_thread(self.kit.server.start)

    async def terminate(self) -> None:
        """SIGTERM, as a service manager sends it; start again once the process has ended."""
        psutil.Process(self.kit.server.pid).send_signal(signal.SIGTERM)
        ended = await asyncio.to_thread(self.kit.server.ends_within, 30.0)
        if not ended:
            raise RuntimeError("the server did not end on SIGTERM")
        await asyncio.to_thread(self.kit.server.start)

    async def no_room(self) -> None:
        """Let no file of the server grow any more, as on a full disk, for three seconds."""
        server = psutil.Process(self.kit.server.pid)
        server.rlimit(psutil.RLIMIT_FSIZE, (4_096, resource.RLIM_INFINITY))
        await asyncio.sleep(3)
        if self.kit.state()["saving"]:
            raise RuntimeError("the server did not tell that nothing can be saved")
        server.rlimit(psutil.RLIMIT_FSIZE, _LIMITLESS)

    async def database_stops(self) -> None:
        """End PostgreSQL and start it again after three seconds."""
        assert self.database
        await asyncio.to_thread(self.database.stop)
        await asyncio.sleep(3)
        await asyncio.to_thread(self.database.start)

    async def database_hangs(self) -> None:
        """Let PostgreSQL answer nothing for 15 seconds; ask for the phones' page meanwhile."""
        assert self.database
        self.database.pause()
        try:
            await asyncio.sleep(15)
            self.kit.state()
        finally:
            self.database.resume()


Fault = Callable[[Scene], Awaitable[None]]
ON_A_FILE: dict[str, Fault] = {
    "kill -9 of the server": Scene.kill,
    "SIGTERM, and started again": Scene.terminate,
    "no room on the disk for 3 s": Scene.no_room,
}
ON_POSTGRESQL: dict[str, Fault] = {
    "PostgreSQL stopped for 3 s": Scene.database_stops,
    "PostgreSQL hangs for 15 s": Scene.database_hangs,
    "kill -9 of the server, on PostgreSQL": Scene.kill,
}


async def go_through(
    scene: Scene, faults: dict[str, Fault], times: dict[str, int], seconds: float
) -> list[Outcome]:
    """Let each fault happen so many times while everybody votes; none begins after the time."""
    ends = time.monotonic() + seconds
    outcomes = {what: Outcome(what) for what in faults if times.get(what)}
    order = [what for what in outcomes for _ in range(times[what])]
    scene.random.shuffle(order)
    # The one that happens most comes last, so that no other is left out when the time is over.
    order.sort(key=lambda what: times[what])
    voting = asyncio.create_task(scene.vote())
    try:
        for what in order:
            if time.monotonic() > ends:
                break
            await asyncio.sleep(scene.random.uniform(0.2, 1.5))
            before = len(scene.load.votes)
            await faults[what](scene)
            one = outcomes[what]
            one.back.append(await scene.works_again())
            one.times += 1
            one.acknowledged += sum(1 for vote in scene.load.votes[before:] if vote.answered)
        await asyncio.sleep(1)
    finally:
        voting.cancel()
    owed = [answered for phone in scene.phones for answered in phone.owed]
    if owed:
        await asyncio.wait(owed, timeout=_BACK_WITHIN)
    return list(outcomes.values())


def compare(scene: Scene) -> Outcome:
    """Compare every acknowledgement with the log, as it stands on the disk."""
    # A command may have made several events, of which the later ones are called <id>+1, +2 …
    kept: dict[str, set[int]] = {}
    for row in scene.kit.rows():
        kept.setdefault(row.id.partition("+")[0], set()).add(row.seq)
    counts: Counter[str] = scene.kit.votes()
    told = [one for one in scene.load.votes if one.seq]
    sent = {one.id for one in scene.load.votes}
    return Outcome(
        "all of them",
        acknowledged=len(told),
        lost=sum(one.id not in kept for one in told),
        changed=sum(one.seq not in kept.get(one.id, {one.seq}) for one in told),
        doubled=sum(n - 1 for n in counts.values()) + len(counts.keys() - sent),
        refused=len(scene.load.refused),
    )


@contextmanager
def _database(wanted: bool, scratch: Path) -> Iterator[Database | None]:  # noqa: FBT001 - private
    if not wanted:
        yield None
        return
    # As root the server runs as another user, who must be able to enter; its path stays short.
    with tempfile.TemporaryDirectory(prefix="kit-pg-") as folder:
        database = Database(Path(folder))
        try:
            yield database
        finally:
            database.stop()


def run(
    scratch: Path,
    people: int,
    times: dict[str, int],
    *,
    postgres: bool,
    seed: int = 1,
    seconds: float = 3_600,
) -> list[Outcome]:
    """Serve a workshop, let people vote and faults happen; the last outcome is the comparison."""
    name = "faults-postgres" if postgres else "faults"
    with _database(postgres, scratch) as database:
        kit = KitServer(Settings(scratch), name, database.url if database else "")
        with running(kit, kit.server):
            kit.open_vote()

            async def people_and_faults() -> list[Outcome]:
                load = Load()
                phones = await gather_crowd(kit.join, people, load)
                scene = Scene(kit, load, phones, Random(seed), database)
                faults = ON_POSTGRESQL if postgres else ON_A_FILE
                outcomes = await go_through(scene, faults, times, seconds)
                for phone in phones:
                    phone.leave()
                return [*outcomes, compare(scene)]

            return asyncio.run(people_and_faults())
