"""``python -m tests.faults``: faults while people vote, and a table of what came of them."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.faults.harness import ON_A_FILE, ON_POSTGRESQL, Outcome, run


def told(outcomes: list[Outcome]) -> str:
    """Give the table as Markdown."""
    *faults, whole = outcomes
    lines = ["| fault | times | votes go on after it, median / longest |", "|---|---|---|"]
    for one in faults:
        back = sorted(one.back)
        waits = f"{back[len(back) // 2]:.1f} / {back[-1]:.1f} s" if back else "–"
        lines.append(f"| {one.what} | {one.times} | {waits} |")
    lines += [
        "",
        f"{whole.acknowledged:,} votes acknowledged; of these {whole.lost} lost,",
        f"{whole.doubled} doubled, {whole.changed} under another number;",
        f"{whole.refused} refused for good.",
    ]
    return "\n".join(lines)


def main() -> int:
    """Run the faults that were asked for; exit code 1 if anything acknowledged is missing."""
    options = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    options.add_argument("--kills", type=int, default=10, help="kill -9 of the server")
    options.add_argument("--others", type=int, default=2, help="each other fault, so many times")
    options.add_argument("--people", type=int, default=40)
    options.add_argument("--minutes", type=float, default=60.0, help="no fault begins later")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--without-postgres", action="store_true")
    asked = options.parse_args()
    wrong = 0
    for postgres, faults in ((True, ON_POSTGRESQL), (False, ON_A_FILE)):
        if postgres and asked.without_postgres:
            continue
        times = dict.fromkeys(faults, asked.others)
        if not postgres:
            times[next(iter(faults))] = asked.kills
        with tempfile.TemporaryDirectory(prefix="kit-faults-") as scratch:
            outcomes = run(
                Path(scratch), asked.people, times,
                postgres=postgres, seed=asked.seed, seconds=60 * asked.minutes,
            )  # fmt: skip
        print(f"\nThe log {'in PostgreSQL' if postgres else 'in a file'}, {asked.people} people\n")  # noqa: T201 - its purpose
        print(told(outcomes), flush=True)  # noqa: T201 - as above
        wrong += outcomes[-1].lost + outcomes[-1].doubled + outcomes[-1].changed
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
