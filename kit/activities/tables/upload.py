"""An uploaded file: what it would bring in, what is wrong with it, and taking it in whole."""

from __future__ import annotations

import base64
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any
from uuid import uuid4

from kit.activities.tables.rules import Import
from kit.activities.trials.imported import codes_of, module_choices
from kit.domain.commands import FACILITATOR
from kit.domain.refusal import Refusal
from kit.domain.workshop import Workshop
from kit.imports.checking import Checked, check
from kit.imports.mapping import ColumnMapping, suggest_mapping
from kit.imports.reading import read_table
from kit.imports.schemas import SCHEMAS, Schema
from kit.imports.tables import Table, preview
from kit.language import N_, translate
from kit.room.journal import Ask, Journal

MOST_CODES = 200
"""Different codes of modules in one file: more come from a wrong column."""

_MOST_FAULTS = 200
"""Faults told at once; the count says how many there are altogether."""

_CHUNK = 1_000
_PRIVATE = {"roster": ("employee", "row")}
"""What is not kept of a table: a roster is counted by group, nobody's code is needed."""


def read_upload(name: str, content: str) -> Table | Refusal:
    """Read a file that came as base64 text."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / (Path(name).name or "table")
        path.write_bytes(base64.b64decode(content))
        return read_table(path)


def check_upload(
    table: Table, key: str, headers: dict[str, str] | None, language: str
) -> tuple[Checked, dict[str, Any]]:
    """Check a table; give the rows, and what a person should see before accepting them."""
    schema = SCHEMAS[key]
    mapping = suggest_mapping(table, schema)
    for column, header in (headers or {}).items():
        mapping = mapping.changed(column, header)
    checked = check(table, schema, mapping)
    told = {
        "headers": list(table.headers),
        "preview": _preview(table, schema, mapping),
        "columns": [
            {"name": c.name, "label": translate(language, c.label), "required": c.required}
            for c in schema.columns
        ],
        "mapping": dict(mapping.headers),
        "rows": len(checked.rows),
        "faults": len(checked.bad),
        "bad": [
            {"row": bad.row, "column": bad.column, "why": bad.reason.said(language)}
            for bad in checked.bad[:_MOST_FAULTS]
        ],
        "problems": [problem.said(language) for problem in checked.problems],
        "notices": [notice.said(language) for notice in checked.notices],
        "masked": checked.masked,
    }
    return checked, told


def _preview(table: Table, schema: Schema, mapping: ColumnMapping) -> list[list[str]]:
    """Give the first rows; of a table about employees only what is counted, never who it is."""
    rows = [list(row) for row in preview(table)]
    if not schema.private:
        return rows
    shown = {header for name, header in mapping.headers.items() if name not in schema.private}
    return [
        [text if header in shown else "…" for header, text in zip(table.headers, row, strict=True)]
        for row in rows
    ]


def codes_told(
    state: Workshop, rows: Sequence[Mapping[str, Any]], language: str
) -> dict[str, Any] | Refusal:
    """Give the codes of the modules in a file of trials, and the modules to choose from."""
    told = [(str(row["module"]), str(row.get("title", ""))) for row in rows]
    n = len({code for code, _ in told})
    if n > MOST_CODES:
        why = N_("This column holds {n} different codes. Is it the column of speech modules?")
        return Refusal(why, {"n": n})
    codes = codes_of(state, told)
    return {
        "codes": [
            {**asdict(one), "why": one.why.said(language) if one.why else ""} for one in codes
        ],
        "modules": module_choices(state),
    }


def asks_of(table: str, source: str, rows: Sequence[Mapping[str, Any]]) -> list[Ask]:
    """Give the commands by which the rows of one file come in."""
    left_out = _PRIVATE.get(table, ())
    kept = [{name: v for name, v in row.items() if name not in left_out} for row in rows]
    common = {"do": "import", "table": table, "source": source[:200]}
    parts = [
        {"id": f"import.{uuid4().hex}", "rows": kept[at : at + _CHUNK], "first": at == 0}
        for at in range(0, len(kept), _CHUNK)
    ]
    return [Ask(FACILITATOR, Import.model_validate(common | part)) for part in parts]


def take_whole(journal: Journal, asks: Sequence[Ask]) -> Refusal | None:
    """Carry out all commands in one turn; if one is refused, none of them happened."""
    try:
        _, answers = journal.decide(journal.begin(asks), asks)
        refusal = next((answer.refusal for answer in answers if answer.refusal), None)
        if refusal is None:
            journal.commit()
            return None
    except BaseException:
        journal.abandon()
        raise
    journal.abandon()
    return refusal
