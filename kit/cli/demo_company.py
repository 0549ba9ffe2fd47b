"""The sample company's tables, brought into the audit of a demo as the desk would do it."""

from __future__ import annotations

from pathlib import Path

from kit.domain.refusal import Refusal
from kit.imports.checking import check
from kit.imports.mapping import suggest_mapping
from kit.imports.reading import read_table
from kit.imports.schemas import SCHEMAS
from kit.room.journal import Journal

_TABLES = ("roster", "survey", "claims", "dialogues", "codings")


def bring_in_company(journal: Journal, companies: Path, language: str) -> None:
    """Import the tables of the sample company that speaks this language, if there is one.

    A table that cannot be read stays out: the desk then shows it as not imported.
    """
    # The desk's own way in; a server without a demo needs no widgets.
    from kit.activities.tables.upload import asks_of, take_whole  # noqa: PLC0415 - see above

    for name in _TABLES:
        path = companies / language / f"{name}.csv"
        table = read_table(path) if path.is_file() else None
        if table is None or isinstance(table, Refusal):
            continue
        schema = SCHEMAS[name]
        checked = check(table, schema, suggest_mapping(table, schema))
        take_whole(journal, asks_of(name, path.name, checked.rows))
