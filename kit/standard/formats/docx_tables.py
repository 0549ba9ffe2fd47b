"""Tables of the Word document: thin lines, a pale header row that repeats on every page."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor

from kit.standard.formats.docx_look import ACCENT, PALE, TEXT_WIDTH, line, styled, tight
from kit.standard.nodes import Table

_WARM = "FBE9D7"
_LINES = (("top", 4), ("bottom", 4), ("insideH", 4))


def table(document: Any, shown: Table) -> None:
    """Add a table of the document, and below it what no column holds."""
    made = document.add_table(rows=1 + len(shown.rows), cols=len(shown.columns))
    made.autofit = False
    _lines(made)
    whole = sum(column.width for column in shown.columns)
    widths = [round(TEXT_WIDTH * column.width / whole) for column in shown.columns]
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    header = tuple(column.title for column in shown.columns)
    texts = (header, *(row.cells for row in shown.rows))
    for n, (row, cells) in enumerate(zip(made.rows, texts, strict=True)):
        _whole(row, header=n == 0)
        for at, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
            cell.width = widths[at]
            _write(cell, tight(text), header=n == 0)
            if n and at and text in shown.gaps:
                _shade(cell, _WARM)
    styled(document.add_paragraph(), "Cell")
    for told in shown.rows:
        if told.below:
            fact = line(document, "", "Fact")
            fact.add_run(told.anchor).bold = True
            for label, lines in told.below:
                fact.add_run(f" · {label}: {tight('; '.join(lines))}")


def _write(cell: Any, text: str, *, header: bool) -> None:
    paragraph = styled(cell.paragraphs[0], "Cell")
    run = paragraph.add_run(text)
    if header:
        run.bold, run.font.color.rgb = True, RGBColor.from_string(ACCENT)
        _shade(cell, PALE)


def _shade(cell: Any, colour: str) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 - python-docx has no shading


def _whole(row: Any, *, header: bool) -> None:
    """Keep a row on one page, and repeat the header on the next."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no such switch
    for name in ("w:cantSplit", *(("w:tblHeader",) if header else ())):
        properties.append(OxmlElement(name))


def _lines(made: Any) -> None:
    borders = OxmlElement("w:tblBorders")
    for side, eighths in _LINES:
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", str(eighths)), ("color", "B8C4D0")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    properties = made._tbl.tblPr  # noqa: SLF001 - python-docx has no lines of its own
    layout = properties.find(qn("w:tblLayout"))
    layout.addprevious(borders) if layout is not None else properties.append(borders)
