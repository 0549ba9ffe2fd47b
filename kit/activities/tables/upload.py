"""Reading an uploaded file: what it would bring in, and everything that is wrong with it."""

from __future__ import annotations

import base64
import tempfile
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from kit.domain.refusal import Refusal
from kit.imports.checking import Checked, check
from kit.imports.mapping import ColumnMapping, suggest_mapping
from kit.imports.reading import read_table
from kit.imports.schemas import SCHEMAS, Schema
from kit.imports.tables import Table, preview
from kit.language import translate

_MOST_FAULTS = 200
"""Faults told at once; the count says how many there are altogether."""


def read_upload(name: str, content: str) -> Table | Refusal:
    """Read a file that came as base64 text."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / (Path(name).name or "table")
        path.write_bytes(base64.b64decode(content))
        return read_table(path)


def check_upload(
    table: Table, key: str, headers: dict[str, str] | None, language: str
) -> tuple[Checked[Any], dict[str, Any]]:
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


def _preview(table: Table, schema: Schema[Any], mapping: ColumnMapping) -> list[list[str]]:
    """Give the first rows; of a table about employees only what is counted, never who it is."""
    rows = [list(row) for row in preview(table)]
    if not schema.private:
        return rows
    shown = {header for name, header in mapping.headers.items() if name not in schema.private}
    return [
        [text if header in shown else "…" for header, text in zip(table.headers, row, strict=True)]
        for row in rows
    ]


def plain_row(row: object) -> dict[str, Any]:
    """Give a checked row as plain JSON, without what is empty."""
    found = {}
    for name, value in asdict(row).items():  # type: ignore[call-overload]  # rows are dataclasses
        if value in (None, "", ()):
            continue
        plain = value.isoformat() if isinstance(value, date) else value
        found[name] = list(plain) if isinstance(plain, tuple) else plain
    return found
