"""How a notebook asks for it: ``session.mood()``."""

from __future__ import annotations

from typing import Any


def mood(session: Any, *, title: str = "") -> Any:
    """Ask everybody how the day was."""
    return session.part("mood", "", key="mood", title=title)
