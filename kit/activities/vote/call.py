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
    after_use: bool | None = None,
    key: str = "",
) -> VBox:
    """Vote on all items of a kind.

    ``by`` is ``"approval"``, ``"dots"`` (``budget`` a person, at most ``most`` on one
    item), ``"pairwise"``, or a tuple of criteria that are each rated from 1 to 5.
    ``after_use`` says that people vote who have used the items: what they rate low for
    ``"usefulness"`` goes back and is not approved. Not said, a vote that was declared
    before stays as it was.

    Raises:
        KitError: the kind or another argument is not known.
    """
    method = by if isinstance(by, str) and by in _METHODS else "ratings"
    criteria = () if method != "ratings" else (by,) if isinstance(by, str) else tuple(by)
    if after_use is None:
        before = session.declared("vote", kind, key)
        after_use = before is not None and before.after_use
    shown: VBox = session.part(
        "vote", kind, key=key, method=method, criteria=criteria, budget=budget, most=most,
        prompt=prompt, title=title, privacy=privacy, minutes=minutes, after_use=after_use,
    )  # fmt: skip
    return shown
