"""A workbook of plain rows: what people typed is text in it, and never a formula."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from kit.standard.formats.csv import safe
from kit.standard.formats.packed import packed
from kit.standard.nodes import Plain

Cells = Sequence[Plain]

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NARROWEST, _WIDEST = 8, 60
"""Widths of columns, in letters."""
_HEADER = {
    "font": Font(bold=True), "fill": PatternFill("solid", fgColor="E8EEF4"),
    "alignment": Alignment(vertical="top", wrap_text=True),
}  # fmt: skip
_WRAPPED = Alignment(vertical="top", wrap_text=True)
_SAVED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its first row names the columns; ``filtered`` ones offer to choose rows."""

    header: Sequence[str]
    rows: Sequence[Cells]
    filtered: bool = False


def workbook(sheets: Mapping[str, Sheet], title: str, day: str) -> bytes:
    """Give an XLSX file with these sheets, by their names; ``day`` is an ISO date."""
    book = Workbook(write_only=True)
    book.properties.title, book.properties.creator = _legal(title), "workshop-kit"
    book.properties.created = datetime.fromisoformat(day)
    for name, sheet in sheets.items():
        _add(book.create_sheet(name), sheet)
    whole = BytesIO()
    book.save(whole)
    with ZipFile(whole) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    saved = rb"\g<1>" + f"{day}T00:00:00Z".encode()
    files["docProps/core.xml"] = _SAVED.sub(saved, files["docProps/core.xml"])
    return packed(files)


def _add(made: Any, sheet: Sheet) -> None:
    made.freeze_panes = "A2"
    for at, name in enumerate(sheet.header):
        letter = get_column_letter(at + 1)
        made.column_dimensions[letter].width = _width(name, (row[at] for row in sheet.rows))
    if sheet.filtered and sheet.rows:
        made.auto_filter.ref = f"A1:{get_column_letter(len(sheet.header))}{len(sheet.rows) + 1}"
    made.append([_header(made, name) for name in sheet.header])
    plain, marked = (_look(made, quotePrefix=quoted) for quoted in (False, True))
    for row in sheet.rows:
        made.append([_cell(made, value, plain, marked) for value in row])


def _header(made: Any, name: str) -> Any:
    cell = WriteOnlyCell(made, _legal(name))
    cell.data_type = "s"
    for part, look in _HEADER.items():
        setattr(cell, part, look)
    return cell


def _look(made: Any, *, quotePrefix: bool) -> Any:  # noqa: N803 - as the file format calls it
    """Give the look of text; the mark keeps it a text when somebody edits the cell."""
    cell = WriteOnlyCell(made)
    cell.alignment, cell.quotePrefix = _WRAPPED, quotePrefix
    return cell._style  # noqa: SLF001 - to be looked up once and not for every cell


def _cell(made: Any, value: Plain, plain: Any, marked: Any) -> Any:
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(made, _legal(value))
    cell.data_type = "s"
    cell._style = plain if safe(value) == value else marked  # noqa: SLF001 - as above
    return cell


def _width(name: str, values: Iterable[Plain]) -> int:
    lines = (line for value in values for line in str(value or "").splitlines())
    return min(max(_NARROWEST, len(name) + 2, *map(len, lines)), _WIDEST)


def _legal(text: str) -> str:
    return _NOT_IN_XML.sub("\ufffd", text)
