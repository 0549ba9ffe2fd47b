"""How a notebook asks for it: ``session.results(…)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.widgets.declaring import Declaring

if TYPE_CHECKING:
    from kit.activities.results.desk import Results


def results(
    session: Declaring, kind: str, *, prompt: str = "", title: str = "", key: str = ""
) -> Results:
    """Show the results of all votes on a kind.

    Raises:
        KitError: the kind is not known.
    """
    shown: Results = session.part("results", kind, key=key, prompt=prompt, title=title)
    return shown
