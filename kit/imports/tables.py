"""Tables: what a CSV or XLSX file holds, read without yet asking what it means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time

from kit.domain.refusal import Failed, Refusal
from kit.imports.masking import masked
from kit.language import N_, translate
from kit.language.texts import one_line, short

ROW_LIMIT = 100_000
"""Most rows below the headings; a longer table is refused whole."""
COLUMN_LIMIT = 200
CELL_LIMIT = 4_000
"""Longest text of a cell, in characters."""
FILE_LIMIT = 64 * 2**20
"""Largest file, in bytes."""

_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a person should know before accepting an import.

    ``text`` is an English sentence of the catalogues, ``values`` fills its placeholders.
    """

    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    def said(self, language: str) -> str:
        """Give the sentence in the reader's language."""
        return translate(language, self.text, **self.values)


class Unreadable(Failed):
    """A file cannot be read as a table; the refusal says why and what to do."""


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


def preview(table: Table, n: int = 5) -> tuple[tuple[str, ...], ...]:
    """Give the first ``n`` rows as short texts; e-mail addresses and phone numbers masked."""
    return tuple(tuple(_shown(cell) for cell in row.cells) for row in table.rows[:n])


def _shown(cell: Cell) -> str:
    if isinstance(cell, Unusable):
        return "⚠"
    if cell is None:
        return ""
    return short(masked(cell).text if isinstance(cell, str) else str(cell), _SHOWN)


def find_headings(lines: Iterable[Row]) -> tuple[Row, Iterator[Row]]:
    """Give the row of headings, the first that is not empty, and the rows below it.

    Raises:
        Unreadable: there is no such row, or two columns share a heading.
    """
    rest = iter(lines)
    head = next((row for row in rest if not all(map(is_blank, row.cells))), None)
    if head is None:
        raise Unreadable(N_("There is nothing in this table."))
    if len(head.cells) > COLUMN_LIMIT:
        raise Unreadable(N_("The table has more than {limit} columns."), limit=COLUMN_LIMIT)
    seen: set[str] = set()
    for name in filter(None, (header_text(cell) for cell in head.cells)):
        if name.casefold() in seen:
            why = N_("Two columns are headed “{header}”. Give each column a heading of its own.")
            raise Unreadable(why, header=name)
        seen.add(name.casefold())
    return head, rest


def table_from(name: str, head: Row, rows: Iterable[Row]) -> Table:
    """Make a table without empty rows and columns without a heading, each with a notice.

    Raises:
        Unreadable: more rows than :data:`ROW_LIMIT`, or none.
    """
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - phones' pages need none of it

    headings = [header_text(cell) for cell in head.cells]
    keep = [place for place, heading in enumerate(headings) if heading]
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
            why = N_("The table has more than {limit} rows. Split it and import the parts.")
            raise Unreadable(why, limit=ROW_LIMIT)
        filled |= used
        cells = tuple(row.cells[at] if at < len(row.cells) else None for at in keep)
        kept.append(Row(row.number, cells, row.wrong))
    if not kept:
        raise Unreadable(N_("There are headings, but no rows below them."))
    notices = [Notice(N_("Empty rows passed over: {count}."), {"count": empty})] if empty else []
    text = N_("The column “{header}” is empty.")
    notices += [Notice(text, {"header": headings[at]}) for at in keep if at not in filled]
    text = N_("Column {column} has no heading and is left out.")
    notices += [
        Notice(text, {"column": get_column_letter(at + 1)}) for at in sorted(filled - set(keep))
    ]
    headers = tuple(headings[place] for place in keep)
    return Table(name, headers, tuple(kept), notices=tuple(notices))


def header_text(cell: Cell) -> str:
    """Give a heading as one line of text, ``""`` for a cell without one."""
    return "" if cell is None or isinstance(cell, Unusable) else one_line(str(cell))


def is_blank(cell: Cell) -> bool:
    """Tell whether a cell holds nothing that can be seen."""
    return cell is None or (isinstance(cell, str) and not cell.strip())
