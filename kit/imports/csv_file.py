"""CSV files: their delimiter told from the rows, their quotation marks taken seriously."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from itertools import islice

from kit.domain.refusal import Refusal
from kit.imports.encodings import decode
from kit.imports.tables import FILE_LIMIT, Row, Table, Unreadable, find_headings, table_from
from kit.language import N_

DELIMITERS = (",", ";", "\t")
_LOOKED_AT = 50


def read_csv(raw: bytes, name: str, encoding: str = "", delimiter: str = "") -> Table:
    """Read the bytes of a CSV file.

    Rows are numbered as a spreadsheet shows them: a cell of several lines is one row.

    Raises:
        Unreadable: the letters or the quotation marks of the file do not make sense.
    """
    text, encoding = decode(raw, encoding)
    first, _, rest = text.partition("\n")
    declared = first.strip().strip('"').lower()
    at = 1
    if declared.startswith("sep=") and len(declared) <= len("sep=,"):
        # Excel writes and obeys this line; the table begins in the next one.
        delimiter, text, at = delimiter or first.strip().strip('"')[4:] or "\t", rest, 2
    delimiter = delimiter or _delimiter(text)
    head, rows = find_headings(_rows(text, delimiter, at))
    width = len(head.cells)
    table = table_from(name, head, (_too_wide(row, width) for row in rows))
    return replace(table, encoding=encoding, delimiter=delimiter)


def _too_wide(row: Row, width: int) -> Row:
    """Mark a row with more cells than headings: a delimiter in a text has shifted it."""
    if not any(row.cells[width:]):
        return row
    why = N_("The row has {cells} cells, but there are {columns} headings. Is a text unquoted?")
    values = {"cells": len(row.cells), "columns": width}
    return Row(row.number, row.cells[:width], Refusal(why, values))


def _rows(text: str, delimiter: str, at: int) -> Iterator[Row]:
    csv.field_size_limit(FILE_LIMIT)
    # strict: a quotation mark that is never closed would swallow all rows after it.
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            yield Row(at, tuple(cell or None for cell in cells))
            at += 1
    except csv.Error:
        why = N_(
            "In row {row} or below, a quotation mark is not closed or stands inside a cell. "
            "Save the table as XLSX, or correct the mark."
        )
        raise Unreadable(why, row=at) from None


def _delimiter(text: str) -> str:
    """Choose the delimiter by which most rows have as many cells as the headings, above one."""
    best, best_fit = ",", (0.0, 0)
    for delimiter in DELIMITERS:
        reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
        try:
            widths = [len(row) for row in islice(reader, _LOOKED_AT) if any(row)]
        except csv.Error:
            continue
        if not widths or widths[0] == 1:
            continue
        fit = (sum(width == widths[0] for width in widths) / len(widths), widths[0])
        if fit > best_fit:
            best, best_fit = delimiter, fit
    return best
