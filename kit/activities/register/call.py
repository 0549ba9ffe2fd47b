"""How a notebook asks for it: ``session.register(…)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.widgets.declaring import Declaring

if TYPE_CHECKING:
    from kit.activities.register.desk import Register


def register(session: Declaring, *, prompt: str = "", title: str = "") -> Register:
    """Show the desk the register of situations: kind, typical or not, themes of claims."""
    shown: Register = session.part("register", "situation", key="", prompt=prompt, title=title)
    return shown
