"""A large room votes: every phone once a second, each vote safely kept before its answer."""

from __future__ import annotations

from tests.benchmarks.crowd import Load, voting_crowd
from tests.benchmarks.echo import EchoServer
from tests.benchmarks.harness import (
    Row,
    Served,
    Settings,
    footprint,
    in_another_process,
    quantile,
    running,
    times,
)
from tests.benchmarks.kit_server import KitServer


def _vote(served: Served, people: int, seconds: int) -> tuple[Load, float]:
    """Give the load's findings and the CPU seconds of the server, joining included."""
    before = footprint(served.server.pid).cpu
    load = in_another_process(voting_crowd, served.join, people, seconds, "vote")
    if load.refused:
        raise RuntimeError(load.refused[0])
    return load, footprint(served.server.pid).cpu - before


def _said(load: Load) -> str:
    p50, p95, top = (quantile(load.waits, part) * 1000 for part in (0.5, 0.95, 1.0))
    return f"p50 {p50:.1f} ms, p95 {p95:.0f} ms, max {top:.0f} ms"


def measure(settings: Settings) -> list[Row]:
    """Load the kit and the echo alike; then read the kit's log from the disk."""
    people, seconds = settings.size(1_000, 150), settings.size(20, 5)
    kit = KitServer(settings, "vote")
    with running(kit, kit.server):
        kit.open_vote()
        ours, cpu = _vote(kit, people, seconds)
    kept = kit.votes()
    with running(echo := EchoServer(settings, "vote"), echo.server):
        bare, bare_cpu = _vote(echo, people, seconds)
    sent = {one.id for one in ours.votes}
    unanswered = sum(not one.answered for one in ours.votes)
    lost = sum(kept[one.id] == 0 for one in ours.votes if one.answered)
    doubled = sum(n - 1 for n in kept.values()) + len(kept.keys() - sent)
    p50, bare_p50 = quantile(ours.waits, 0.5), quantile(bare.waits, 0.5)
    p95, bare_p95 = quantile(ours.waits, 0.95), quantile(bare.waits, 0.95)
    numbers = {
        "kit_p50_s": p50, "kit_p95_s": p95, "kit_max_s": max(ours.waits),
        "echo_p50_s": bare_p50, "echo_p95_s": bare_p95, "echo_max_s": max(bare.waits),
        "kit_cpu_s": cpu, "echo_cpu_s": bare_cpu, "kit_news_frames": ours.news,
        "generator_late_p95_s": quantile(ours.late, 0.95),
    }  # fmt: skip
    return [
        Row(
            f"{people:,} connected, each votes once a second for {seconds} s: acknowledged",
            "p50 ≤ 20 ms, p95 ≤ 250 ms",
            _said(ours), "– (one kernel each)", f"{_said(bare)} (keeps nothing)",
            f"p50 {times(p50, bare_p50)}, p95 {times(p95, bare_p95)} the echo",
            numbers,
        ),
        Row(
            f"of these {len(ours.votes):,} votes, some sent twice: lost, doubled, unanswered",
            "0, 0, 0", f"{lost}, {doubled}, {unanswered}",
            numbers={"lost": lost, "doubled": doubled, "unanswered": unanswered},
        ),
    ]  # fmt: skip
