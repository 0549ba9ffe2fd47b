"""How a notebook asks for it: ``session.table(…)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit.activities.tables.rules import unknown_table
from kit.domain.activities import TABLES
from kit.language import translate
from kit.widgets.declaring import Declaring
from kit.widgets.errors import KitError

if TYPE_CHECKING:
    from kit.activities.tables.desk import Tables


def table(session: Declaring, table: str, *, prompt: str = "", title: str = "") -> Tables:
    """Import ``"claims"``, ``"survey"`` or ``"codings"`` on the desk, and read what they say.

    Raises:
        KitError: there is no such table.
    """
    if wrong := unknown_table(table):
        raise KitError(wrong, session.language)
    name = title or translate(session.language, TABLES[table])
    shown: Tables = session.part("tables", table, key=f"{table}.table", prompt=prompt, title=name)
    return shown
