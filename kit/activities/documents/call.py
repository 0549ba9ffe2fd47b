"""How a notebook asks for it: ``session.documents(…)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.widgets.declaring import Declaring

if TYPE_CHECKING:
    from kit.activities.documents.desk import Documents


def documents(session: Declaring, *, prompt: str = "", title: str = "") -> Documents:
    """Write the standard and its evidence book, as they stand now, in any format."""
    shown: Documents = session.part("documents", "", key="documents", prompt=prompt, title=title)
    return shown
