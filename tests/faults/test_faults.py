"""A short run of the faults; ``python -m tests.faults --kills 200`` is the long one."""

from __future__ import annotations

from pathlib import Path

from tests.faults.__main__ import told
from tests.faults.harness import run


def test_what_was_acknowledged_survives_a_kill_and_a_full_disk(tmp_path: Path) -> None:
    times = {"kill -9 of the server": 1, "no room on the disk for 3 s": 1}
    outcomes = run(tmp_path, 5, times, postgres=False)
    *faults, whole = outcomes
    assert {one.what: one.times for one in faults} == times
    assert whole.acknowledged > 0
    assert (whole.lost, whole.doubled, whole.changed, whole.refused) == (0, 0, 0, 0), told(outcomes)
