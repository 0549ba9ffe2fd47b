"""What one participant costs the server: memory while connected, CPU to come in."""

from __future__ import annotations

import asyncio

from tests.benchmarks.crowd import Load, gather_crowd
from tests.benchmarks.echo import EchoServer
from tests.benchmarks.harness import (
    Footprint,
    Row,
    Served,
    Settings,
    ask,
    footprint,
    in_another_process,
    running,
    times,
)
from tests.benchmarks.kit_server import KitServer
from tests.benchmarks.voila_page import VoilaServer

_SETTLE = 2.0


async def _crowd_cost(address: str, pid: int, people: int) -> Footprint:
    """Join and stay; give what one participant has added to the server.

    Others come first: they take up what the server made once, and the memory that was
    free since its start, which would make the measured ones look cheaper than they are.
    """
    load = Load()
    early = await gather_crowd(address, people, load)
    await asyncio.sleep(_SETTLE)
    before = footprint(pid)
    phones = await gather_crowd(address, people, load)
    await asyncio.sleep(_SETTLE)
    after = footprint(pid)
    for phone in (*early, *phones):
        phone.leave()
    return _each(before, after, people)


def _each(before: Footprint, after: Footprint, people: int) -> Footprint:
    return Footprint((after.mib - before.mib) / people, (after.cpu - before.cpu) / people)


def _crowd(served: Served, people: int) -> Footprint:
    return in_another_process(_crowd_cost, served.join, served.server.pid, people)


def _voila(settings: Settings) -> Footprint:
    """Load the page a few times without a browser: that starts and runs a kernel each."""
    visitors = settings.size(5, 2)
    with running(voila := VoilaServer(settings, "cost"), voila.server):
        ask(voila.join)
        before = footprint(voila.server.pid)
        for _ in range(visitors):
            ask(voila.join)
        return _each(before, footprint(voila.server.pid), visitors)


def measure(settings: Settings) -> list[Row]:
    """Measure all three."""
    people = settings.size(300, 60)
    with running(kit := KitServer(settings, "cost"), kit.server):
        kit.open_vote()
        ours = _crowd(kit, people)
    with running(echo := EchoServer(settings, "cost"), echo.server):
        bare = _crowd(echo, people)
    voila = _voila(settings)
    return [
        Row(
            f"server memory a participant ({people} more, after as many)", "≤ 0.25 MiB",
            f"{ours.mib:.3f} MiB", f"{voila.mib:.0f} MiB", f"{bare.mib:.3f} MiB",
            f"Voila {times(voila.mib, ours.mib)}; {times(ours.mib, bare.mib)} the echo",
            {"kit_mib": ours.mib, "voila_mib": voila.mib, "echo_mib": bare.mib},
        ),
        Row(
            "server CPU a join (page, socket, enter)", "≤ 10 ms",
            f"{ours.cpu * 1000:.1f} ms", f"{voila.cpu * 1000:,.0f} ms", f"{bare.cpu * 1000:.1f} ms",
            f"Voila {times(voila.cpu, ours.cpu)}; {times(ours.cpu, bare.cpu)} the echo",
            {"kit_s": ours.cpu, "voila_s": voila.cpu, "echo_s": bare.cpu},
        ),
    ]  # fmt: skip
