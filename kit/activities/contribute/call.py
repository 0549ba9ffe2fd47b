"""How a notebook asks for it: ``session.contribute(…)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.domain.activities import Privacy
from kit.widgets.declaring import Declaring

if TYPE_CHECKING:
    from kit.activities.contribute.desk import Contribute


def contribute(
    session: Declaring,
    kind: str,
    *,
    prompt: str = "",
    title: str = "",
    privacy: Privacy = "pseudonymous",
    minutes: float | None = None,
    key: str = "",
) -> Contribute:
    """Let everybody add variants and comments to what there is: their own practice.

    Raises:
        KitError: the kind or another argument is not known.
    """
    shown: Contribute = session.part(
        "contribute", kind, key=key, prompt=prompt, title=title, privacy=privacy,
        minutes=minutes, within=session.kind_of(kind).within,
    )  # fmt: skip
    return shown
