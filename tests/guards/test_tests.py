"""What every test keeps to, so that a slow machine finds no defects that are not there."""

from __future__ import annotations

import ast
from pathlib import Path

from hypothesis import HealthCheck, settings

TESTS = Path(__file__).parents[1]
OF_SPEED = {"deadline", "suppress_health_check"}


def test_a_law_may_take_its_time() -> None:
    """Prevents: a law that fails where a dictionary is loaded for the first time."""
    assert settings().deadline is None
    assert HealthCheck.too_slow in settings().suppress_health_check


def test_how_long_a_law_may_take_is_said_in_one_place() -> None:
    """Prevents: a law without the setting, because the others all name it themselves."""
    for path in TESTS.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "settings":
                assert not OF_SPEED & {keyword.arg for keyword in call.keywords}, path.name
