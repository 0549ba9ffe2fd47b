"""How a notebook asks for it: ``session.passport(…)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.widgets.declaring import Declaring

if TYPE_CHECKING:
    from kit.activities.standard.desk import Passport


def passport(session: Declaring, *, prompt: str = "", title: str = "") -> Passport:
    """Describe the standard on the desk: version, owner, scope, review, and what it contains."""
    shown: Passport = session.part("standard", "", key="passport", prompt=prompt, title=title)
    return shown
