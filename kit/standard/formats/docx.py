"""The document as a Word file: editable, numbered, in the workshop's language."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from itertools import pairwise
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from kit.language import N_, translate
from kit.standard.formats.docx_look import (
    ACCENT,
    PALE,
    QUIET,
    TEXT_WIDTH,
    blank,
    bookmark,
    element,
    line,
    link,
    logo,
    margins,
    styled,
    tight,
)
from kit.standard.nodes import (
    Bullets,
    Document,
    Facts,
    Figure,
    Heading,
    Node,
    Paragraph,
    Quote,
    Section,
    Table,
)

_WARM = "FBE9D7"
_LINES = ("top", "bottom", "insideH")


def write(document: Document) -> dict[str, bytes]:
    """Give the Word file of a document."""
    word = blank(document.language)
    _properties(word, document)
    margins(word.sections[0], document.title, document.version_words, document.mark)
    _title_page(word, document)
    for section in document.sections:
        _section(word, section)
    raw = BytesIO()
    word.save(raw)
    return {"": _same_bytes(raw)}


def _properties(word: Any, document: Document) -> None:
    core = word.core_properties
    day_zero = datetime.fromisoformat(document.date).replace(tzinfo=UTC)
    core.title, core.language = document.title[:255], document.language
    core.author = core.last_modified_by = core.comments = ""
    core.subject, core.version = document.subject, document.label or str(document.version)
    core.created = core.modified = day_zero


def _title_page(word: Any, document: Document) -> None:
    say = document.language
    logo(word, translate(say, N_("Logo")))
    mark = word.add_paragraph()
    mark.paragraph_format.space_before = Pt(100)
    run = mark.add_run(document.mark)
    run.bold, run.font.size, run.font.color.rgb = True, Pt(16), RGBColor.from_string(QUIET)
    line(word, document.title, "Title")
    word.add_paragraph().add_run(document.subject).font.size = Pt(14)
    word.add_paragraph(document.version_words)
    contents = word.add_paragraph()
    contents.paragraph_format.space_before = Pt(40)
    run = contents.add_run(translate(say, N_("Contents")))
    run.bold, run.font.color.rgb = True, RGBColor.from_string(ACCENT)
    for section in document.sections:
        entry = word.add_paragraph()
        link(entry, section.title, section.key)
        entry.paragraph_format.space_after, entry.paragraph_format.line_spacing = Pt(1), 1.0


def _section(word: Any, section: Section) -> None:
    heading = line(word, section.title, "Heading1")
    bookmark(heading, section.key)
    if section.follows:
        heading.paragraph_format.page_break_before = False
        heading.paragraph_format.space_before = Pt(24)
    for node, after in pairwise((*section.nodes, None)):
        if node is not None:
            _node(word, node, after)


def _node(word: Any, node: Node, after: Node | None) -> None:
    """Add a node; what belongs to the node after it is not left alone at the end of a page."""
    match node:
        case Heading():
            bookmark(line(word, node.text, f"Heading{node.level}"), node.anchor)
        case Paragraph():
            word.add_paragraph(tight(node.text)).paragraph_format.keep_with_next = node.leads
        case Figure():
            leads = isinstance(after, Quote | Table)
            word.add_paragraph(tight(node.words)).paragraph_format.keep_with_next = leads
        case Bullets():
            for text in node.lines:
                line(word, tight(text), "ListBullet")
        case Quote():
            _quote(word, node, after)
        case Facts():
            _facts(word, node, after)
        case Table():
            _table(word, node)


def _quote(word: Any, node: Quote, after: Node | None) -> None:
    if node.label:
        label = line(word, "", "Fact")
        label.add_run(node.label).bold = True
        label.paragraph_format.keep_with_next = True
    said = line(word, node.text, "Clause").paragraph_format
    said.keep_together = True
    labelled = isinstance(after, Quote) and bool(after.label)
    said.keep_with_next = labelled or isinstance(after, Facts | Table)


def _facts(word: Any, node: Facts, after: Node | None) -> None:
    if node.inline:
        fact = line(word, "", "Fact")
        for n, (label, told) in enumerate(node.facts):
            fact.add_run(f"{' · ' if n else ''}{_label(label)} ").bold = True
            fact.add_run(tight("\n".join(told)))
        fact.paragraph_format.keep_with_next = isinstance(after, Facts)
        return
    for n, (label, told) in enumerate(node.facts, 1):
        fact = line(word, "", "Fact")
        fact.add_run(f"{_label(label)} ").bold = True
        fact.add_run(tight("\n".join(told)))
        # The last line is not left alone on the next page, nor is the table below it.
        last = n == len(node.facts)
        fact.paragraph_format.keep_with_next = (
            isinstance(after, Table) if last else (n == len(node.facts) - 1)
        )


def _table(document: Any, shown: Table) -> None:
    """Add a table of the document, and below it what no column holds."""
    made = document.add_table(rows=1 + len(shown.rows), cols=len(shown.columns))
    made.autofit = False
    _borders(made)
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
    shade = element("shd", val="clear", color="auto", fill=colour)
    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 - python-docx has no shading


def _whole(row: Any, *, header: bool) -> None:
    """Keep a row on one page, and repeat the header on the next."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no such switch
    for name in ("cantSplit", *(("tblHeader",) if header else ())):
        properties.append(element(name))


def _borders(made: Any) -> None:
    borders = element("tblBorders")
    for side in _LINES:
        borders.append(element(side, val="single", sz="4", color="B8C4D0"))
    properties = made._tbl.tblPr  # noqa: SLF001 - python-docx has no lines of its own
    layout = properties.find(qn("w:tblLayout"))
    layout.addprevious(borders) if layout is not None else properties.append(borders)


def _label(label: str) -> str:
    return label if label.endswith("?") else f"{label}:"


def _same_bytes(raw: BytesIO) -> bytes:
    """Pack the file anew without the time of day, so that equal documents are equal files."""
    packed = BytesIO()
    with ZipFile(raw) as old, ZipFile(packed, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            info = ZipInfo(name)
            info.compress_type = ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return packed.getvalue()
