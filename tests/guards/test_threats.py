"""The threat model names tests that exist."""

from __future__ import annotations

import re
from pathlib import Path

TESTS = Path(__file__).parents[1]


def test_every_defence_that_the_threat_model_claims_has_its_test() -> None:
    """Prevents: a promise of secrecy that nothing shows any more."""
    claimed = set(re.findall(r"`(test_\w+)`", (TESTS.parent / "SECURITY.md").read_text("utf-8")))
    assert len(claimed) > 20
    found = {
        name
        for path in TESTS.rglob("test_*.py")
        for name in re.findall(r"def (test_\w+)", path.read_text("utf-8"))
    }
    assert claimed - found == set()
