"""The document as a workbook: a sheet for each table of records, and one that lists them."""

from __future__ import annotations

from collections.abc import Sequence

from kit.language import N_, translate
from kit.standard.formats.workbook import Cells, Sheet, workbook
from kit.standard.nodes import Document, Plain, Values, records_of

_LONGEST = 16_000
"""Letters that a cell takes for certain: Excel counts 32,767, and an emoji as two."""

_NAME = 31
"""Letters that Excel allows a sheet's name."""


def write(document: Document) -> dict[str, bytes]:
    """Give the workbook; a text too long for a cell goes on in columns of its own."""
    tables = records_of(document)
    sheets = {table[:_NAME]: _sheet(rows) for table, rows in tables.items()}
    return {"": workbook({"about": _about(document), **sheets}, document.title, document.date)}


def _about(document: Document) -> Sheet:
    say = document.language
    rows: list[Cells] = [
        (document.subject, ""), (document.version_words, ""), (document.mark, ""),
        *((table, len(rows)) for table, rows in records_of(document).items()),
    ]  # fmt: skip
    return Sheet((document.title, translate(say, N_("Rows"))), rows)


def _sheet(rows: Sequence[Values]) -> Sheet:
    names = dict.fromkeys(name for row in rows for name in row)
    parts = {name: max(len(_parts(row.get(name))) for row in rows) for name in names}
    header = [name if n == 0 else f"{name}_{n + 1}" for name in names for n in range(parts[name])]
    told = []
    for row in rows:
        cells: list[Plain] = []
        for name in names:
            held = _parts(row.get(name))
            cells += [*held, *[None] * (parts[name] - len(held))]
        told.append(cells)
    return Sheet(header, told, filtered=True)


def _parts(value: Plain) -> list[Plain]:
    if not isinstance(value, str) or len(value) <= _LONGEST:
        return [value]
    return [value[at : at + _LONGEST] for at in range(0, len(value), _LONGEST)]
