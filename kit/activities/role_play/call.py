"""How a notebook asks for it: ``session.play(…)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.domain.activities import Privacy
from kit.widgets.declaring import Declaring

if TYPE_CHECKING:
    from kit.activities.role_play.desk import RolePlays


def play(
    session: Declaring,
    kind: str = "situation",
    *,
    prompt: str = "",
    title: str = "",
    privacy: Privacy = "pseudonymous",
    key: str = "",
) -> RolePlays:
    """Play situations in groups of three: client, employee, observer with a sheet.

    Raises:
        KitError: the kind or another argument is not known.
    """
    shown: RolePlays = session.part(
        "play", kind, key=key, prompt=prompt, title=title, privacy=privacy
    )
    return shown
