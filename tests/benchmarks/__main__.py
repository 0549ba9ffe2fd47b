"""Run the benchmarks and print one table."""

from __future__ import annotations

import argparse
import os
import resource
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks import (
    documents,
    joining,
    killing,
    latency,
    participant_cost,
    phone_page,
    proposals,
    table,
    voting,
)
from tests.benchmarks.harness import Row, Settings, keeping

_FILES = 8_192
"""Open files that a thousand sockets need on either side."""
MEASURES: dict[str, Callable[[Settings], list[Row]]] = {
    "page": phone_page.measure,
    "cost": participant_cost.measure,
    "join": joining.measure,
    "vote": voting.measure,
    "kill": killing.measure,
    "wall": latency.measure,
    "word": documents.measure,
    "proposals": proposals.measure,
}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small numbers, to see that it runs")
    parser.add_argument("--only", action="append", choices=list(MEASURES), help="one measurement")
    parser.add_argument(
        "--out", type=Path, action="append", default=[], metavar="FILE.md|FILE.json"
    )
    return parser.parse_args()


def _more_files() -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _FILES if hard == resource.RLIM_INFINITY else min(_FILES, hard)
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def main() -> int:
    """Measure what was asked for, in order, and tell."""
    arguments = _arguments()
    _more_files()
    rows: list[Row] = []
    load = [os.getloadavg()[0]]
    with tempfile.TemporaryDirectory(prefix="kit-benchmarks-") as scratch:
        settings = Settings(Path(scratch), arguments.quick)
        kept = keeping(settings.scratch)
        for name in arguments.only or MEASURES:
            began = time.monotonic()
            try:
                rows += MEASURES[name](settings)
            except Exception:  # noqa: BLE001 - the others' numbers are worth having
                traceback.print_exc()
                rows.append(Row(name, "–", "failed"))
            sys.stderr.write(f"{name}: {time.monotonic() - began:.0f} s\n")
            load.append(os.getloadavg()[0])
    facts = table.machine(load, kept)
    sys.stdout.write(table.markdown(rows, facts))
    for out in arguments.out:
        tell = table.plain if out.suffix == ".json" else table.markdown
        out.write_text(tell(rows, facts), "utf-8")
    return int(any(row.kit == "failed" for row in rows))


if __name__ == "__main__":
    sys.exit(main())
