"""How a notebook asks for it: ``session.pulse(…)``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kit.domain.activities import PULSE
from kit.widgets.declaring import Declaring

if TYPE_CHECKING:
    from kit.activities.pulse.desk import Pulse


def pulse(
    session: Declaring,
    wave: str,
    *,
    prompt: str = "",
    title: str = "",
    statements: Sequence[str] = PULSE,
) -> Pulse:
    """Ask everybody in secret how far they agree, ``"before"`` and ``"after"`` something.

    The desk compares the two waves; fewer than five answers are never shown.

    Raises:
        KitError: the wave or a statement does not fit.
    """
    shown: Pulse = session.part(
        "pulse", "", key=f"pulse.{wave}", prompt=prompt, title=title, privacy="secret",
        method="ratings", criteria=tuple(statements),
    )  # fmt: skip
    return shown
