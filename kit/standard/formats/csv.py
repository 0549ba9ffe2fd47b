"""The document as tables for a spreadsheet: one file for each table of records."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO

from kit.standard.nodes import Document, Plain, Values, records_of

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write(document: Document) -> dict[str, bytes]:
    """Give a CSV file for each table that has rows, by the name of the table."""
    return {table: _file(rows) for table, rows in records_of(document).items()}


def safe(cell: Plain) -> Plain:
    """Keep a spreadsheet from taking what a person typed for a formula."""
    if isinstance(cell, str) and (cell[:1] in _FORMULA or cell.lstrip()[:1] in _FORMULA) and cell:
        return f"'{cell}"
    return cell


def _file(rows: Sequence[Values]) -> bytes:
    header = list(dict.fromkeys(name for row in rows for name in row))
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows([safe(row.get(name)) for name in header] for row in rows)
    # Without the mark at the beginning Excel takes UTF-8 for the letters of another century.
    return text.getvalue().encode("utf-8-sig")
