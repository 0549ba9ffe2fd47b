"""How a notebook asks for it: ``session.opening(…)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import JsonValue

from kit.widgets.declaring import Declaring

if TYPE_CHECKING:
    from kit.activities.opening.desk import Opening


def opening(session: Declaring, *, step: str = "", profile: bool = False) -> Opening:
    """Show how to join, who is here, and the agenda.

    ``step`` names the step of the method that the session serves (``"audit"``,
    ``"creation"``, ``"test-training"``): the desk then says what the steps before it lack.
    With ``profile`` the desk asks where the company serves its clients: phones then offer,
    and the standard holds, only what applies there.
    """
    wanted: dict[str, JsonValue] = {"step": step, "profile": profile}
    settings = {name: value for name, value in wanted.items() if value}
    shown: Opening = session.part("opening", "", key="opening", settings=settings)
    return shown
