"""How a notebook asks for it: ``session.decide(…)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.widgets.declaring import Declaring

if TYPE_CHECKING:
    from kit.activities.decide.desk import Decide


def decide(
    session: Declaring,
    kind: str,
    *,
    must_at_most: float = 0.5,
    prompt: str = "",
    title: str = "",
    key: str = "",
) -> Decide:
    """Adopt, send back or drop items of a kind, each with a reason.

    The desk warns when more than the share ``must_at_most`` of what is adopted is a
    "must": a standard that leaves no freedom is not followed.

    Raises:
        KitError: the kind is not known.
    """
    shown: Decide = session.part(
        "decide", kind, key=key, prompt=prompt, title=title, must_at_most=must_at_most
    )
    return shown
