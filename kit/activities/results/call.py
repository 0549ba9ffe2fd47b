"""How a notebook asks for it: ``session.results(…)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.widgets.declaring import Declaring

if TYPE_CHECKING:
    from ipywidgets import VBox


def results(
    session: Declaring, kind: str, *, prompt: str = "", title: str = "", key: str = ""
) -> VBox:
    """Show the results of all votes on a kind.

    Raises:
        KitError: the kind is not known.
    """
    shown: VBox = session.part("results", kind, key=key, prompt=prompt, title=title)
    return shown
