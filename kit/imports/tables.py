"""Tables: what a CSV or XLSX file holds, read without yet asking what it means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import NamedTuple

from kit.domain.refusal import Refusal
from kit.imports.masking import masked
from kit.imports.notices import Notice, Unreadable
from kit.language import N_

ROW_LIMIT = 100_000
"""Most rows below the headings; a longer table is refused whole."""
COLUMN_LIMIT = 200
CELL_LIMIT = 4_000
"""Longest text of a cell, in characters."""
FILE_LIMIT = 64 * 2**20
"""Largest file, in bytes."""

_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Unusable:
    """A cell without a value that can be relied on, and why."""

    why: Refusal


Cell = str | int | float | bool | date | time | Unusable | None


@dataclass(frozen=True, slots=True)
class Row:
    """A row and its number as the spreadsheet shows it, the first row being 1."""

    number: int
    cells: tuple[Cell, ...]
    wrong: Refusal | None = None
    """Why the row as a whole cannot be relied on."""


@dataclass(frozen=True, slots=True)
class Table:
    """The headings and rows of one file or sheet."""

    name: str
    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    encoding: str = ""
    """How a CSV file is written; ``""`` for XLSX."""
    delimiter: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()


def read_table(
    path: Path, *, sheet: str = "", encoding: str = "", delimiter: str = ""
) -> Table | Refusal:
    """Read a CSV or XLSX file; what it is, its bytes tell and not its name.

    The first row that is not empty holds the headings. ``sheet`` names a sheet, otherwise
    the first is read; ``encoding`` and ``delimiter`` overrule what the file seems to use.
    Tables over :data:`ROW_LIMIT` rows or :data:`FILE_LIMIT` bytes are refused whole.
    """
    from kit.imports.csv_file import read_csv  # noqa: PLC0415 - they build on this file
    from kit.imports.xlsx_file import read_xlsx  # noqa: PLC0415 - as above

    try:
        raw = _bytes(path)
        if raw.startswith(b"PK\x03\x04"):
            return read_xlsx(raw, path.name, sheet)
        if raw.startswith(b"\xd0\xcf\x11\xe0"):
            raise Unreadable(  # noqa: TRY301 - one way out for all refusals
                N_(
                    "This is an old Excel file, or one with a password. Save it as XLSX without one."
                )
            )
        return read_csv(raw, path.name, encoding, delimiter)
    except Unreadable as failure:
        return failure.refusal


def preview(table: Table, n: int = 5) -> tuple[tuple[str, ...], ...]:
    """Give the first ``n`` rows as short texts; e-mail addresses and phone numbers masked."""
    return tuple(tuple(_shown(cell) for cell in row.cells) for row in table.rows[:n])


def _shown(cell: Cell) -> str:
    if isinstance(cell, Unusable):
        return "⚠"
    if cell is None:
        return ""
    text = masked(str(cell)).text if isinstance(cell, str) else str(cell)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > FILE_LIMIT:
            raise Unreadable(
                N_(
                    "The file is larger than {limit} MB. Split it, or leave out what is not needed."
                ),
                limit=FILE_LIMIT // 2**20,
            )
        raw = path.read_bytes()
    except OSError:
        raise Unreadable(N_("The file {name} cannot be opened."), name=path.name) from None
    if not raw.strip():
        raise Unreadable(N_("The file {name} is empty."), name=path.name)
    return raw


def headed(lines: Iterable[Row]) -> tuple[Row, Iterator[Row]]:
    """Give the row of headings, the first that is not empty, and the rows below it.

    Raises:
        Unreadable: there is no such row, or two columns share a heading.
    """
    rest = iter(lines)
    head = next((row for row in rest if not is_empty(row)), None)
    if head is None:
        raise Unreadable(N_("There is nothing in this table."))
    if len(head.cells) > COLUMN_LIMIT:
        raise Unreadable(N_("The table has more than {limit} columns."), limit=COLUMN_LIMIT)
    seen: dict[str, str] = {}
    for name in filter(None, (header_text(cell) for cell in head.cells)):
        if name.casefold() in seen:
            raise Unreadable(
                N_("Two columns are headed “{header}”. Give each column a heading of its own."),
                header=name,
            )
        seen[name.casefold()] = name
    return head, rest


class Finished(NamedTuple):
    """Headings and rows without the empty ones, and what there is to say about them."""

    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    notices: list[Notice]


def finish(head: Row, rows: Iterable[Row]) -> Finished:
    """Leave out empty rows and columns without a heading, and say so.

    Raises:
        Unreadable: more rows than :data:`ROW_LIMIT`, or none.
    """
    names = [header_text(cell) for cell in head.cells]
    keep = [place for place, name in enumerate(names) if name]
    kept: list[Row] = []
    filled: set[int] = set()
    empty = gap = 0
    for row in rows:
        used = {place for place, cell in enumerate(row.cells) if not is_blank(cell)}
        if not used:
            gap += 1
            continue
        # Empty rows at the end are no gap in the table: only those before another row count.
        empty, gap = empty + gap, 0
        if len(kept) == ROW_LIMIT:
            raise Unreadable(
                N_("The table has more than {limit} rows. Split it and import the parts."),
                limit=ROW_LIMIT,
            )
        filled |= used
        kept.append(Row(row.number, tuple(_cell_at(row, place) for place in keep), row.wrong))
    if not kept:
        raise Unreadable(N_("There are headings, but no rows below them."))
    notices = [Notice(N_("Empty rows passed over: {count}."), {"count": empty})] if empty else []
    notices += [
        Notice(N_("The column “{header}” is empty."), {"header": names[place]})
        for place in keep
        if place not in filled
    ]
    notices += [
        Notice(
            N_("Column {column} has no heading and is left out."), {"column": column_letter(place)}
        )
        for place in sorted(filled - set(keep))
    ]
    return Finished(tuple(names[place] for place in keep), tuple(kept), notices)


def _cell_at(row: Row, place: int) -> Cell:
    return row.cells[place] if place < len(row.cells) else None


def header_text(cell: Cell) -> str:
    """Give a heading as one line of text, ``""`` for a cell without one."""
    return "" if cell is None or isinstance(cell, Unusable) else " ".join(str(cell).split())


def is_blank(cell: Cell) -> bool:
    """Tell whether a cell holds nothing that can be seen."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def is_empty(row: Row) -> bool:
    """Tell whether a row holds nothing that can be seen."""
    return all(is_blank(cell) for cell in row.cells)


def column_letter(place: int) -> str:
    """Name a column as spreadsheets do: 0 is A, 26 is AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
