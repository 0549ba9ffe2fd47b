"""``kill -9`` in the middle of a vote: what was acknowledged must stand in the log."""

from __future__ import annotations

from concurrent.futures import wait
from dataclasses import dataclass
from random import Random

from tests.benchmarks.crowd import Load, voting_crowd
from tests.benchmarks.echo import EchoServer
from tests.benchmarks.harness import Row, Served, Settings, apart, running, times
from tests.benchmarks.kit_server import KitServer

_JOINS_A_SECOND = 60.0


@dataclass(slots=True)
class _Back:
    load: Load
    killed: float
    """Moment (monotonic) of the kill; the restart begins in the same moment."""
    door: float
    """Seconds from the restart until the server answers."""
    phones: float
    """Seconds from the restart until the last phone is welcomed again."""


def _kill(served: Served, people: int, seconds: int) -> _Back:
    """Kill the server at an unforeseen moment of the vote, and start it again at once."""
    with apart(voting_crowd, served.join, people, seconds, "kill") as crowd:
        # Some moment of the vote; a crowd that fails before it is told at once.
        moment = people / _JOINS_A_SECOND + seconds * Random().uniform(0.3, 0.5) + 2
        wait([crowd], timeout=moment)
        killed = served.server.kill()
        door = served.server.start()
        load = crowd.result()
    if load.refused or len(load.back) < people:
        raise RuntimeError(f"{len(load.back)} of {people} phones are back: {load.refused[:1]}")
    return _Back(load, killed, door, max(load.back) - killed)


def measure(settings: Settings) -> list[Row]:
    """Kill the kit and the echo alike; then read the kit's log from the disk."""
    people, seconds = settings.size(200, 40), settings.size(15, 10)
    kit = KitServer(settings, "kill")
    with running(kit, kit.server):
        kit.open_vote()
        ours = _kill(kit, people, seconds)
    kept = kit.votes()
    with running(echo := EchoServer(settings, "kill"), echo.server):
        bare = _kill(echo, people, seconds)
    before = [one for one in ours.load.votes if 0 < one.answered <= ours.killed]
    lost = sum(kept[one.id] == 0 for one in ours.load.votes if one.answered)
    unanswered = sum(not one.answered for one in ours.load.votes)
    doubled = sum(n - 1 for n in kept.values()) + len(
        kept.keys() - {one.id for one in ours.load.votes}
    )
    return [
        Row(
            f"kill -9 while {people} vote: acknowledged votes missing, doubled, never answered",
            "0, 0, 0",
            f"{lost}, {doubled}, {unanswered} of {len(ours.load.votes):,}"
            f" ({len(before):,} acknowledged before the kill)",
            echo="keeps nothing",
            numbers={"lost": lost, "doubled": doubled, "unanswered": unanswered},
        ),
        Row(
            f"kill -9: all {people} phones are back",
            "≤ 5 s after the restart",
            f"{ours.phones:.1f} s after its start, "
            f"{ours.phones - ours.door:.1f} s after it answers",
            "– (the kernels' state is gone)",
            f"{bare.phones:.1f} s after its start",
            f"{times(ours.phones, bare.phones)} the echo",
            {
                "kit_back_s": ours.phones,
                "kit_door_s": ours.door,
                "echo_back_s": bare.phones,
                "echo_door_s": bare.door,
            },
        ),
    ]
