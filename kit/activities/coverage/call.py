"""How a notebook asks for it: ``session.coverage(…)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.widgets.declaring import Declaring

if TYPE_CHECKING:
    from kit.activities.coverage.desk import Coverage


def coverage(session: Declaring, *, prompt: str = "", title: str = "") -> Coverage:
    """Show the desk what the standard covers, and every cell that is still empty."""
    shown: Coverage = session.part("coverage", "situation", key="", prompt=prompt, title=title)
    return shown
