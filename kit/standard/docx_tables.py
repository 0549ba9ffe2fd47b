"""Tables of the Word document: thin lines, a pale header row that repeats on every page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, RGBColor

from kit.standard.blocks import EMPTY, Block
from kit.standard.docx_look import ACCENT, PALE, line, styled, tight

_WARM = "FBE9D7"
_LINES = (("top", 4), ("bottom", 4), ("insideH", 4))


def table(
    document: Any, header: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[float]
) -> Any:
    """Add a table and give it; ``widths`` of its columns are in centimetres."""
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
    return made


_WIDTHS: dict[str, tuple[float, ...]] = {
    "success_story": (1.5, 4.4, 3.9, 4.7, 2),
    "plus": (1.5, 7, 5.4, 2.6),
    "minus": (1.5, 7, 5.4, 2.6),
    "hard": (1.5, 7.8, 3.6, 3.6),
    "local_practice": (1.5, 5, 4, 2.4, 3.6),
    "restriction": (1.5, 4.7, 2.8, 2, 2.2, 3.3),
    "satisfaction": (5.4, 2.2, 2.7, 1.2, 5),
    "claims": (8.3, 2.2, 3, 3),
    "techniques": (9.5, 3.5, 3.5),
    "agreement": (3.3, 1.1, 2.9, 3.2, 3, 3),
    "stop_phrase": (1.9, 3.9, 4.1, 4, 2.6),
    "coverage": (1.3, 2.9, 2, 2, 2, 2.3, 2.3, 1.7),
    "matrix_listed": (1.5, 9, 6),
    "register": (1.2, 3.8, 2.4, 2.4, 2.5, 2.3, 1.9),
    "themes": (5.5, 2.5, 8.5),
    "side_by_side": (8.25, 8.25),
    "norm": (1.3, 3.8, 3.2, 2.8, 3.2, 2.2),
    "quiz": (1.3, 3.9, 4.2, 0.9, 3, 3.2),
    "baseline": (6, 5.3, 4, 1.2),
    "baseline_modules": (1.8, 5.4, 3.1, 3.1, 3.1),
    "needs": (1.8, 3.4, 6.5, 3.6, 1.2),
    "authority": (1.8, 11.5, 3.2),
    "stop_hits": (2, 5, 4, 5.5),
    "trials": (1.8, 3.7, 1.3, 3.3, 3.6, 2.8),
    "roles": (6.5, 2, 4, 4),
    "pulse": (6.5, 2.2, 1.3, 6.5),
}
"""Of the columns of each block, in centimetres."""


_GAPS = ("coverage", "matrix", "matrix_listed", "norm")
"""Blocks in which an empty cell is a gap of the standard, and so is coloured."""


def block(document: Any, shown: Block) -> None:
    """Add a table of the document, and below it what no column holds."""
    rows = [[tight(cell) for cell in row] for row in shown.rows]
    made = table(document, shown.header, rows, _widths(shown))
    if shown.key in _GAPS:
        for row in made.rows[1:]:
            for cell in row.cells[1:]:
                if cell.text == EMPTY or cell.text in shown.gaps:
                    _shade(cell, _WARM)
    for number, told in shown.below:
        fact = line(document, "", "Fact")
        fact.add_run(number).bold = True
        for label, lines in told:
            fact.add_run(f" · {label}: {tight('; '.join(lines))}")


def _widths(shown: Block) -> tuple[float, ...]:
    """Give the widths of a block; a matrix has as many narrow columns as expectations."""
    if shown.key != "matrix":
        return _WIDTHS[shown.key]
    narrow = (1.3,) * (len(shown.header) - 2)
    return (1.3, 15.2 - sum(narrow), *narrow)


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
