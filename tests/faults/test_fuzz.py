"""The short run of ``python -m tests.faults.fuzz``."""

from __future__ import annotations

from pathlib import Path

from tests.faults.fuzz import fuzz
from tests.server import demo


def test_of_thousands_of_frames_each_is_answered_and_what_is_refused_is_not_written(
    tmp_path: Path,
) -> None:
    server = demo(tmp_path)
    try:
        tally = fuzz(server, 3_000, seed=7).told()
    finally:
        server.stop()
    assert tally["refused"] + tally["acknowledged"] == tally["frames"] == 3_000
    assert tally["closed_with_reason"] > 0
    for none in ("unanswered", "closed_without_reason", "tracebacks",
                 "written_though_not_acknowledged"):  # fmt: skip
        assert tally[none] == 0, none
