"""How a notebook asks for it: ``session.trials(…)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.domain.activities import Privacy
from kit.widgets.declaring import Declaring

if TYPE_CHECKING:
    from kit.activities.trials.desk import Trials


def trials(
    session: Declaring,
    kind: str,
    *,
    prompt: str = "",
    title: str = "",
    privacy: Privacy = "pseudonymous",
    key: str = "",
) -> Trials:
    """Let people tell how a wording went in real dialogues, for weeks, with the same link.

    Raises:
        KitError: the kind or another argument is not known.
    """
    shown: Trials = session.part("try", kind, key=key, prompt=prompt, title=title, privacy=privacy)
    return shown
