"""Everybody joins at once: the moment when the facilitator shows the QR code."""

from __future__ import annotations

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

from tests.benchmarks.crowd import Load, Phone
from tests.benchmarks.echo import EchoServer
from tests.benchmarks.harness import (
    Row,
    Settings,
    ask,
    in_another_process,
    quantile,
    running,
    times,
)
from tests.benchmarks.kit_server import KitServer
from tests.benchmarks.voila_page import VoilaServer


async def _at_once(address: str, people: int) -> list[float]:
    """Let everybody start in the same moment; give the seconds until each is usable."""
    phones = [Phone(address, number, Load()) for number in range(people)]
    seconds = await asyncio.gather(*(phone.join() for phone in phones))
    for phone in phones:
        phone.leave()
    return seconds


def _voila(settings: Settings) -> list[float]:
    """As many visitors as the memory of an ordinary laptop bears; pages only, no browsers."""
    visitors = settings.size(10, 3)

    def visit(address: str) -> float:
        began = time.monotonic()
        ask(address)
        return time.monotonic() - began

    with running(voila := VoilaServer(settings, "join"), voila.server):
        ask(voila.join)
        with ThreadPoolExecutor(visitors) as pool:
            return list(pool.map(visit, [voila.join] * visitors))


def _said(seconds: list[float]) -> str:
    p50, p95, last = quantile(seconds, 0.5), quantile(seconds, 0.95), max(seconds)
    return f"p50 {p50:.2f} s, p95 {p95:.2f} s, all {last:.2f} s"


def measure(settings: Settings) -> list[Row]:
    """Measure all three; Voila with far fewer people."""
    people = settings.size(500, 80)
    with running(kit := KitServer(settings, "join"), kit.server):
        kit.open_vote()
        ours = in_another_process(_at_once, kit.join, people)
    with running(echo := EchoServer(settings, "join"), echo.server):
        bare = in_another_process(_at_once, echo.join, people)
    voila = _voila(settings)
    return [
        Row(
            f"{people} join at once (page, socket, welcome, enter acknowledged)",
            "p95 ≤ 3 s, all ≤ 5 s",
            _said(ours), f"{_said(voila)} ({len(voila)} visitors)", _said(bare),
            f"{times(max(ours), max(bare))} the echo; Voila "
            f"{times(max(voila) / len(voila), max(ours) / people)} a person",
            {
                "kit_p50_s": quantile(ours, 0.5), "kit_p95_s": quantile(ours, 0.95),
                "kit_all_s": max(ours), "echo_p95_s": quantile(bare, 0.95),
                "echo_all_s": max(bare), "voila_all_s": max(voila),
                "voila_visitors": len(voila),
            },
        )
    ]  # fmt: skip
