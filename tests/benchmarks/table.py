"""One table of a run, for people (Markdown) and for programs (JSON)."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict

import psutil

from tests.benchmarks.harness import Row

_HEAD = ("what", "reach", "kit", "plain Voila (one kernel a visitor)", "bare Tornado echo", "ratio")


def machine(load: Sequence[float], kept: float) -> dict[str, str]:
    """Say on what a run was made, and how busy it was before and after each measurement."""
    memory = psutil.virtual_memory().total / 1024**3
    return {
        "cores": str(os.cpu_count()),
        "memory": f"{memory:.0f} GiB",
        "system": f"{platform.system()}, Python {platform.python_version()}",
        "a write kept by fsync": f"{kept * 1000:.1f} ms",
        "load average": " → ".join(f"{one:.2f}" for one in load),
    }


def markdown(rows: Sequence[Row], facts: dict[str, str]) -> str:
    """Give the table and a line about the machine."""
    lines = [_HEAD, ("---",) * len(_HEAD)]
    lines += [(r.what, r.reach, r.kit, r.voila, r.echo, r.ratio) for r in rows]
    table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    return f"{table}\n\n{'; '.join(f'{name}: {value}' for name, value in facts.items())}\n"


def plain(rows: Sequence[Row], facts: dict[str, str]) -> str:
    """Give the same with every number behind it."""
    return json.dumps({"machine": facts, "rows": [asdict(r) for r in rows]}, indent=1,
                      ensure_ascii=False)  # fmt: skip
