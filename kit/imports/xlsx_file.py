"""XLSX files: one sheet read as a stream, with merged cells and formulas looked after."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

from kit.domain.refusal import Refusal
from kit.imports import tables
from kit.imports.tables import Cell, Notice, Row, Table, Unreadable, Unusable
from kit.language import N_

if TYPE_CHECKING:
    from openpyxl.worksheet.cell_range import CellRange

UNPACKED_LIMIT = 600 * 2**20
"""Largest workbook when unpacked, in bytes: a small file may unpack to a huge one."""

_ERRORS = {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!"}
_NO_RESULT = N_(
    "The formula in this cell has no stored result. Open the file in a spreadsheet and save it."
)
_DAMAGED = N_("This workbook cannot be read. Open it, save it as XLSX, and try again.")
_TOO_WIDE = N_("The table has more than {limit} columns.")
_TOO_MERGED = N_("Too many cells of this sheet are merged. Split them and fill in each row.")
_CHUNK = 2**20
_OVERLAP = 64
_MOST_MERGES = 2_000
_MOST_MERGED = 200_000
"""Cells that merges may hide altogether."""
_MOST_CELLS = 16_384
"""Cells of a row: as many as a spreadsheet has columns."""
_MOST_FAR = 1_000
"""Cells beyond column ZZ: the row of each is filled up to there."""
_PARTS = re.compile(rb'<row[\s>]|<c(?:>|\s(?:r="(?P<far>[A-Z]{3})\d)?)')
_MERGE = re.compile(rb'<mergeCell\s[^>]*?ref="([A-Z]+\d+:[A-Z]+\d+)"')
_FORMULA = re.compile(rb"<f[\s>/]")


def read_xlsx(raw: bytes, name: str, sheet: str = "") -> Table:
    """Read a sheet, the first one unless named. Formulas count by their stored results.

    Raises:
        Unreadable: no workbook, no such sheet, merged headings, or too large.
    """
    try:
        return _read(raw, name, sheet)
    except Unreadable:
        raise
    except Exception:  # noqa: BLE001 - a damaged workbook fails in openpyxl in any way at all
        raise Unreadable(_DAMAGED) from None


def _read(raw: bytes, name: str, sheet: str) -> Table:
    book = _open(raw, values=True)
    sheets = tuple(each.title for each in book.worksheets)
    if not sheets:
        raise Unreadable(_DAMAGED)
    if sheet and sheet not in sheets:
        why = N_("There is no sheet “{sheet}”. The sheets are: {sheets}.")
        raise Unreadable(why, sheet=sheet, sheets=", ".join(sheets))
    source = book[sheet or sheets[0]]
    # openpyxl has no public name for the part that a streamed sheet is read from.
    merges, formulas = _scan(raw, source._worksheet_path)  # noqa: SLF001 - as above
    places = _formulas(raw, source.title) if formulas else set()
    head, rows = tables.find_headings(_rows(source, places, merges))
    _refuse_merged_headings(head, merges)
    table = tables.table_from(name, head, rows)
    notices = [*table.notices]
    if places:
        text = N_("Formulas taken by their stored results: {count}.")
        notices.append(Notice(text, {"count": len(places)}))
    if len(sheets) > 1:
        text = N_("Read from the sheet “{sheet}”; the file has {count} sheets.")
        notices.append(Notice(text, {"sheet": source.title, "count": len(sheets)}))
    return replace(table, sheet=source.title, sheets=sheets, notices=tuple(notices))


def _open(raw: bytes, *, values: bool) -> Any:
    from openpyxl import load_workbook  # noqa: PLC0415 - only this file needs it

    with zipfile.ZipFile(BytesIO(raw)) as parts:
        if sum(part.file_size for part in parts.infolist()) > UNPACKED_LIMIT:
            why = N_("The workbook unpacks to more than {limit} MB. Split it.")
            raise Unreadable(why, limit=UNPACKED_LIMIT // 2**20)
    return load_workbook(BytesIO(raw), read_only=True, data_only=values, keep_links=False)


def _scan(raw: bytes, part: str) -> tuple[list[CellRange], bool]:
    """Find merged cells, and whether there are formulas, in a sheet that is only streamed."""
    from openpyxl.worksheet.cell_range import CellRange  # noqa: PLC0415 - only this file needs it

    merges: dict[bytes, None] = {}
    formulas, cells, far = False, 0, 0
    with zipfile.ZipFile(BytesIO(raw)) as parts, parts.open(part.lstrip("/")) as stream:
        kept = b""
        while chunk := stream.read(_CHUNK):
            seen = kept + chunk
            formulas = formulas or bool(_FORMULA.search(seen))
            merges |= dict.fromkeys(_MERGE.findall(seen))
            for tag in _PARTS.finditer(seen):
                if tag.end() > len(kept):
                    cells = 0 if tag[0].startswith(b"<row") else cells + 1
                    far += bool(tag["far"])
                    if cells > _MOST_CELLS or far > _MOST_FAR:
                        raise Unreadable(_TOO_WIDE, limit=tables.COLUMN_LIMIT)
            if len(merges) > _MOST_MERGES:
                raise Unreadable(_TOO_MERGED)
            kept = seen[-_OVERLAP:]
    blocks = [CellRange(block.decode()) for block in merges]
    if sum(map(_hidden_by, blocks)) > _MOST_MERGED:
        raise Unreadable(_TOO_MERGED)
    return blocks, formulas


def _hidden_by(merge: CellRange) -> int:
    """Count the cells of a merge that lie where a table may be."""
    columns = min(merge.max_col, tables.COLUMN_LIMIT + 1) - merge.min_col + 1
    rows = min(merge.max_row, tables.ROW_LIMIT) - merge.min_row + 1
    return int(max(columns, 1) * max(rows, 1))


def _formulas(raw: bytes, title: str) -> set[tuple[int, int]]:
    """Find the formulas of a sheet, as (row, column) from 1 and from 0."""
    source: Any = _open(raw, values=False)[title]
    source.reset_dimensions()
    return {
        (number, place)
        for number, cells in enumerate(source.iter_rows(), 1)
        for place, cell in enumerate(cells)
        if cell.data_type == "f"
    }


def _rows(
    source: Any, formulas: set[tuple[int, int]], merges: Iterable[CellRange]
) -> Iterator[Row]:
    # A sheet may claim a million columns that are not there: read what is.
    source.reset_dimensions()
    waiting = sorted(merges, key=lambda merge: -merge.min_row)
    active: list[CellRange] = []
    for number, values in enumerate(source.iter_rows(values_only=True), 1):
        cells = [_cell(value, (number, place) in formulas) for place, value in enumerate(values)]
        while waiting and waiting[-1].min_row <= number:
            active.append(waiting.pop())
        active = [merge for merge in active if merge.max_row >= number]
        if active and any(cell is not None for cell in cells):
            _mark_covered(cells, number, active)
        yield Row(number, tuple(cells))


def _mark_covered(cells: list[Cell], number: int, merges: Iterable[CellRange]) -> None:
    """Mark the cells of a row that a merge hides: all but the first of each block."""
    for merge in merges:
        right = min(merge.max_col, tables.COLUMN_LIMIT + 1)
        # A row ends with its last written cell, which a merge may lie beyond.
        cells.extend([None] * (right - len(cells)))
        for column in range(merge.min_col, right + 1):
            if (number, column) != (merge.min_row, merge.min_col):
                why = N_("The cells {cells} are merged. Split them and fill in each row.")
                cells[column - 1] = Unusable(Refusal(why, {"cells": merge.coord}))


def _cell(value: Any, is_formula: bool) -> Cell:  # noqa: FBT001 - called for each cell, kept plain
    if value is None:
        return Unusable(Refusal(_NO_RESULT)) if is_formula else None
    if isinstance(value, str) and value in _ERRORS:
        why = N_("The cell shows the error {error} instead of a value.")
        return Unusable(Refusal(why, {"error": value}))
    cell: Cell = value
    return cell


def _refuse_merged_headings(head: Row, merges: Iterable[CellRange]) -> None:
    for merge in merges:
        if merge.min_row <= head.number <= merge.max_row and merge.max_col > merge.min_col:
            why = N_(
                "The cells {cells} in the row of headings are merged. Split them, remove any "
                "title above, and give each column a heading of its own."
            )
            raise Unreadable(why, cells=merge.coord)
