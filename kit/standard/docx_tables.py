"""Tables of the Word document: thin lines, a pale header row that repeats on every page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, RGBColor

from kit.standard.blocks import Block
from kit.standard.docx_look import ACCENT, PALE, line, styled, tight

_LINES = (("top", 4), ("bottom", 4), ("insideH", 4))


def table(
    document: Any, header: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[float]
) -> None:
    """Add a table; ``widths`` of its columns are in centimetres."""
    body = list(rows)
    made = document.add_table(rows=1 + len(body), cols=len(header))
    made.autofit = False
    _lines(made)
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Cm(width)
    for n, (row, texts) in enumerate(zip(made.rows, [header, *body], strict=True)):
        _whole(row, header=n == 0)
        for cell, text, width in zip(row.cells, texts, widths, strict=True):
            cell.width = Cm(width)
            _write(cell, text, header=n == 0)
    styled(document.add_paragraph(), "Cell")


_WIDTHS: dict[str, tuple[float, ...]] = {
    "success_story": (1.5, 4.4, 3.9, 4.7, 2),
    "plus": (1.5, 7, 5.4, 2.6),
    "minus": (1.5, 7, 5.4, 2.6),
    "hard": (1.5, 7.8, 3.6, 3.6),
    "local_practice": (1.5, 5, 4, 2.4, 3.6),
    "restriction": (1.5, 4.7, 2.8, 2, 2.2, 3.3),
    "satisfaction": (5.4, 2.2, 2.7, 1.2, 5),
    "claims": (8.3, 2.2, 3, 3),
    "agreement": (3.3, 1.1, 2.9, 3.2, 3, 3),
    "stop_phrase": (1.9, 3.9, 4.1, 4, 2.6),
    "coverage": (1.5, 4.8, 2.2, 1.9, 1.8, 2.4, 1.9),
    "stop_hits": (2, 5, 4, 5.5),
    "trials": (1.8, 3.7, 1.3, 3.3, 3.6, 2.8),
    "roles": (6.5, 2, 4, 4),
    "pulse": (6.5, 2.2, 1.3, 6.5),
}
"""Of the columns of each block, in centimetres."""


def block(document: Any, shown: Block) -> None:
    """Add a table of the document, and below it what no column holds."""
    rows = [[tight(cell) for cell in row] for row in shown.rows]
    table(document, shown.header, rows, _WIDTHS[shown.key])
    for number, told in shown.below:
        fact = line(document, "", "Fact")
        fact.add_run(number).bold = True
        for label, lines in told:
            fact.add_run(f" · {label}: {tight('; '.join(lines))}")


def _write(cell: Any, text: str, *, header: bool) -> None:
    paragraph = styled(cell.paragraphs[0], "Cell")
    run = paragraph.add_run(text)
    if header:
        run.bold, run.font.color.rgb = True, RGBColor.from_string(ACCENT)
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", PALE)):
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
