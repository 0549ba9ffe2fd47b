"""How a notebook asks for it: ``session.vote(…)``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kit.domain.activities import Privacy
from kit.widgets.declaring import Declaring

if TYPE_CHECKING:
    from ipywidgets import VBox


_METHODS = ("approval", "dots", "pairwise")


def vote(
    session: Declaring,
    kind: str,
    *,
    by: str | Sequence[str] = "approval",
    budget: int = 5,
    most: int = 3,
    prompt: str = "",
    title: str = "",
    privacy: Privacy = "pseudonymous",
    minutes: float | None = None,
    key: str = "",
) -> VBox:
    """Vote on all items of a kind.

    ``by`` is ``"approval"``, ``"dots"`` (``budget`` a person, at most ``most`` on one
    item), ``"pairwise"``, or a tuple of criteria that are each rated from 1 to 5.

    Raises:
        KitError: the kind or another argument is not known.
    """
    method = by if isinstance(by, str) and by in _METHODS else "ratings"
    criteria = () if method != "ratings" else (by,) if isinstance(by, str) else tuple(by)
    shown: VBox = session.part(
        "vote", kind, key=key, method=method, criteria=criteria, budget=budget, most=most,
        prompt=prompt, title=title, privacy=privacy, minutes=minutes,
    )  # fmt: skip
    return shown
