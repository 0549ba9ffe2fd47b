"""How a notebook asks for it: ``session.sign(…)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.widgets.declaring import Declaring

if TYPE_CHECKING:
    from kit.activities.signing.desk import Signing


def sign(session: Declaring, *, prompt: str = "", title: str = "") -> Signing:
    """Ask everybody whether they can work with the draft: "I can", or "not yet, because …".

    The passport of the standard carries the count, the open points the reasons. Share the
    standard with participants first, so that they can read what they sign.
    """
    shown: Signing = session.part("signing", "", key="signing", prompt=prompt, title=title)
    return shown
