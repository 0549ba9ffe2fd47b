"""How long a long log takes to open, and how much memory: ``python -m tests.benchmarks.long_log``.

Takes the number of events (1,000,000 if not given, which makes a file of 160 MB for as long as
it measures). Each opening is a process of its own, so that its peak is its own.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from kit.log import open_log
from kit.log.interface import Entry
from kit.place import LOG_NAME, place_of
from kit.room.journal import Journal
from kit.room.opening import open_started

_PEOPLE = 200
_ENTRIES = 1_000
_AT_ONCE = 20_000


def _entry(key: str, kind: str, actor: str, **body: object) -> Entry:
    return Entry(key, 1e9, actor, kind, json.dumps(body, separators=(",", ":")), "0" * 16)


def _before_votes() -> Iterator[Entry]:
    for does in ("collect", "vote"):
        activity = {"id": f"a/{does}", "session": "a", "does": does, "title": does}
        told = {**activity, "kind": "speech_module"}
        yield _entry(does, "activity_declared", "facilitator", activity=told)
    for n in range(_PEOPLE):
        yield _entry(f"e{n}", "entered", f"p{n}", participant=f"p{n}", secret=f"s{n}")
    for n in range(_ENTRIES):
        fields = {"text": f"A way to say it, number {n}"}
        told = {"item": f"i{n}", "activity": "a/collect", "item_kind": "speech_module"}
        yield _entry(f"i{n}", "item_added", f"p{n % _PEOPLE}", **told, fields=fields)


def _vote(n: int) -> Entry:
    who, item = f"p{n % _PEOPLE}", f"i{n // _PEOPLE % _ENTRIES}"
    told = {"activity": "a/vote", "item": item, "version": 1, "value": n % 5}
    return _entry(f"{n * 7919:016x}", "voted", who, **told)


def make_log(folder: Path, events: int) -> None:
    """Make a log of so many events in a folder: people, their entries, and votes on them."""
    open_started(place_of(folder)).close()
    log = open_log(folder / LOG_NAME)
    before = list(_before_votes())
    log.begin(1)
    log.append(before)
    for start in range(1 + len(before), events, _AT_ONCE):
        log.append([_vote(n) for n in range(start, min(start + _AT_ONCE, events))])
    log.commit()
    log.close()


def _open(folder: Path) -> None:
    """Open a workshop as a server does, and print what that took."""
    began, used = time.perf_counter(), time.process_time()
    journal = Journal(open_started(place_of(folder)))
    took, used = time.perf_counter() - began, time.process_time() - used
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(
        f"{journal.state.seq:,} events: {took:.1f} s, of which this process worked {used:.1f} s; "
        f"peak {peak:.0f} MiB\n"
    )


def main(arguments: list[str]) -> None:
    """Make a log and open it; or open the one of a folder."""
    if arguments[:1] == ["--open"]:
        _open(Path(arguments[1]))
        return
    with tempfile.TemporaryDirectory() as folder:
        make_log(Path(folder), int(arguments[0]) if arguments else 1_000_000)
        again = [sys.executable, "-m", "tests.benchmarks.long_log", "--open", folder]
        subprocess.run(again, check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
