"""The document as a Word file: editable, numbered, in the workshop's language.

Everything has a style named by its role, so that a client's template restyles all of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from itertools import pairwise
from typing import Any
from zipfile import ZipFile

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Length

from kit.charts.drawing import Chart
from kit.language import N_, translate
from kit.standard.editions import FILES
from kit.standard.formats.chart_png import pngs
from kit.standard.formats.docx_look import blank, logo
from kit.standard.formats.docx_markup import (
    Markup,
    cell,
    elements,
    field_char,
    place_name,
    row,
    tab_stops,
    tight,
)
from kit.standard.formats.docx_template import styled_by
from kit.standard.formats.packed import packed
from kit.standard.formats.places import begins_page, is_part, levels, places
from kit.standard.formats.widths import widths
from kit.standard.nodes import (
    Bullets,
    Document,
    Facts,
    Figure,
    Heading,
    Node,
    Paragraph,
    Quote,
    Row,
    Section,
    Table,
    nodes_of,
)

_WARM = "FBE9D7"
_CLAUSE = 3
"""The level of a clause's heading in the look; its place in the outline may be higher."""
_LISTED = 2
"""Levels of headings that the contents list."""
_PICTURES = 1_000
"""Names of charts begin behind it: a template has pictures of its own."""
_TWIPS = 1440 / 25.4
"""Twentieths of a point in a millimetre."""


def write(document: Document, template: bytes = b"") -> dict[str, bytes]:
    """Give the Word file of a document, in the look of a client's template if there is one.

    Raises:
        ValueError: the template is no document of Word.
    """
    word = styled_by(template, document.language) if template else blank(document.language)
    _properties(word, document)
    if not template:
        logo(word, translate(document.language, N_("Logo")))
    writer = _Writer(word, document)
    writer.edges()
    _fill(word, "".join(writer.whole()))
    raw = BytesIO()
    word.save(raw)
    return {"": _same_bytes(raw)}


def _properties(word: Any, document: Document) -> None:
    core = word.core_properties
    day_zero = datetime.fromisoformat(document.date).replace(tzinfo=UTC)
    core.title, core.language = document.title[:255], document.language
    core.author = core.last_modified_by = core.comments = ""
    core.subject = document.subject[:255]
    core.version = document.label or str(document.version)
    core.created = core.modified = day_zero


def _fill(word: Any, markup: str) -> None:
    """Put markup before the page of the only section.

    It is put into the text of the document, and read with it: moving each element from one tree
    to another takes longer than all else.
    """
    element = word.element
    element.body[-1].addprevious(parse_xml("<here/>"))
    whole = serialize_part_xml(element).replace(b"<here/>", markup.encode(), 1)
    if "r" not in element.nsmap:
        whole = whole.replace(b"<w:document", f"<w:document {nsdecls('r')}".encode(), 1)
    word.part._element = parse_xml(whole)  # noqa: SLF001 - there is no other way to set it


class _Writer:
    """Turns nodes into markup of Word."""

    def __init__(self, word: Any, document: Document) -> None:
        self.word, self.document = word, document
        self.links = places(document)
        ids = {style.name.lower(): style.style_id for style in word.styles}
        self.markup = Markup(document.language, ids, self.links)
        page = word.sections[-1]
        edges = (page.left_margin or 0) + (page.right_margin or 0)
        self.width = Length((page.page_width or Cm(21)) - edges)
        charts = [one.chart for one in nodes_of(document) if isinstance(one, Figure) and one.chart]
        self.drawn = dict(zip(map(id, charts), pngs(charts), strict=True))
        self.shown = 0
        """Charts that stand in the text already."""
        self.listed: list[str] = []
        """Entries of the contents."""
        self.about = ""
        """The last heading: what a table below it is about."""

    def edges(self) -> None:
        """Write header and footer where the template has none."""
        page, say = self.word.sections[-1], self.document.language
        mark, ours = self.markup, self.document
        right = "<w:r><w:tab/></w:r>"
        numbered = translate(say, N_("Page {page} of {pages}"), page="\0", pages="\1")
        before, _, rest = numbered.partition("\0")
        between, _, after = rest.partition("\1")
        counted = f"{mark.run(before)}{mark.field('PAGE', '1')}{mark.run(between)}"
        counted += mark.field("NUMPAGES", "1") + (mark.run(after) if after else "")
        texts = (
            (page.header, "Header", mark.run(ours.title), mark.run(ours.mark, bold=True)),
            (page.footer, "Footer", mark.run(ours.version_words), counted),
        )
        for edge, style, left, told in texts:
            if edge.is_linked_to_previous:
                old = edge.paragraphs[0]._p  # noqa: SLF001 - python-docx has no fields
                stops = [one.position.twips for one in _tab_stops(self.word.styles[style])]
                tabs = tab_stops(self._right, without=stops)
                for one in elements(mark.paragraph(f"{left}{right}{told}", style, tabs=tabs)):
                    old.addprevious(one)
                old.getparent().remove(old)

    @property
    def _right(self) -> int:
        """The right edge of the text, in twentieths of a point from the left one."""
        return round(float(self.width.mm) * _TWIPS)

    def whole(self) -> Iterator[str]:
        """Give the body: title page, contents, and what they list."""
        mark, ours = self.markup, self.document
        # A final edition has no mark, but the room for it: its title stands where it stood.
        yield mark.paragraph(mark.run(ours.mark) if ours.mark else "", "Kit Draft")
        yield mark.paragraph(mark.run(ours.title), "Title")
        yield mark.paragraph(mark.run(ours.subject), "Subtitle")
        yield mark.paragraph(mark.run(ours.version_words), "Kit Version")
        body = [one for at in range(len(ours.sections)) for one in self._section(at)]
        yield self._contents()
        yield from body

    def _contents(self) -> str:
        """Give the contents as a field of Word.

        Its entries lead to their places at once. On which page these are nobody knows before
        Word has set the pages, so the field is marked for it to be counted at opening; there
        are no dots that lead to nothing meanwhile.
        """
        mark = self.markup
        title = translate(self.document.language, N_("Contents"))
        begin = field_char("begin", dirty=True)
        code = '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z </w:instrText></w:r>'
        first, *rest = self.listed or [mark.paragraph("", "toc 1")]
        opened = first.replace("</w:pPr>", f"</w:pPr>{begin}{code}{field_char('separate')}", 1)
        gallery = (
            '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
            "</w:docPartObj>"
        )
        return (
            f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>"
            f"{mark.paragraph(mark.run(title), 'TOC Heading', page=True)}"
            f"{opened}{''.join(rest)}{mark.paragraph(field_char('end'))}"
            "</w:sdtContent></w:sdt>"
        )

    def _list(self, text: str, level: int) -> str:
        """List a heading in the contents; give the bookmark that it has to have."""
        mark, place = self.markup, f"_Toc{len(self.listed):08}"
        page = "<w:r><w:tab/></w:r>" + mark.field(f"PAGEREF {place} \\h")
        entry = (
            f'<w:hyperlink w:anchor="{place}" w:history="1">{mark.run(text)}{page}</w:hyperlink>'
        )
        tabs = tab_stops(self._right)
        self.listed.append(mark.paragraph(entry, f"toc {level}", tabs=tabs))
        return place

    def _section(self, at: int) -> Iterator[str]:
        """Give a section; text, annexes and chapters of whole pages begin one, as what follows."""
        sections, mark = self.document.sections, self.markup
        section, before = sections[at], sections[at - 1] if at else None
        begins = before is None or before.annex != section.annex
        page = begins or _of_pages(section) or (before is not None and _of_pages(before))
        title = mark.bookmark(self._list(section.title, 1), mark.run(section.title))
        self.about = section.title
        yield mark.paragraph(mark.bookmark(place_name(section.key), title), "Heading 1", page=page)
        level = levels(section)
        for n, (node, after) in enumerate(pairwise((*section.nodes, None))):
            if isinstance(node, Heading):
                yield self._heading(node, next(level), page=bool(n) and begins_page(node))
            elif node is not None:
                yield from self._node(node, after)

    def _heading(self, node: Heading, level: int, *, page: bool) -> str:
        mark, self.about = self.markup, node.text
        said = self._numbered(node.text, node.anchor)
        shown = level if is_part(node) else _CLAUSE
        if shown <= _LISTED:
            said = mark.bookmark(self._list(node.text, shown), said)
        if self.links.get(node.anchor) == id(node):
            said = mark.bookmark(place_name(node.anchor), said)
        return mark.paragraph(
            said, f"Heading {shown}", page=page, level=0 if level == shown else level
        )

    def _numbered(self, text: str, anchor: str) -> str:
        """Give a text in which the clause's permanent number has a style of its own."""
        before, number, after = text.partition(anchor) if anchor else (text, "", "")
        styled = ((before, ""), (number, "Kit Number"), (after, ""))
        return "".join(self.markup.run(piece, style) for piece, style in styled if piece)

    def _node(self, node: Node, after: Node | None) -> Iterator[str]:
        """Give a node; what belongs to the node after it is not left alone at a page's end."""
        mark = self.markup
        match node:
            case Paragraph():
                yield mark.paragraph(mark.said(node.text), leads=node.leads)
            case Figure(chart=chart) if chart:
                yield from self._chart(chart)
            case Figure():
                leads = isinstance(after, Quote | Table)
                yield mark.paragraph(mark.said(node.words), leads=leads)
            case Bullets():
                for text in node.lines:
                    yield mark.paragraph(mark.said(text), "List Bullet")
            case Quote():
                yield from self._quote(node, after)
            case Facts():
                yield from self._facts(node, after)
            case Table():
                yield self._table(node)

    def _chart(self, chart: Chart) -> Iterator[str]:
        """Give what is to be seen and the picture; its words are read to who does not see it."""
        mark = self.markup
        yield mark.paragraph(mark.run(tight(chart.title), bold=True), leads=True)
        shape = self.word.part.new_pic_inline(BytesIO(self.drawn[id(chart)]), width=self.width)
        self.shown += 1
        shape.docPr.set("descr", chart.words)
        shape.docPr.set("id", str(_PICTURES + self.shown))
        yield mark.paragraph(f"<w:r><w:drawing>{shape.xml}</w:drawing></w:r>")

    def _quote(self, node: Quote, after: Node | None) -> Iterator[str]:
        mark = self.markup
        if node.label:
            yield mark.paragraph(mark.run(node.label), "Kit Label", leads=True)
        labelled = isinstance(after, Quote) and bool(after.label)
        leads = labelled or isinstance(after, Facts | Table)
        yield mark.paragraph(mark.run(node.text), "Kit Wording", leads=leads, whole=True)

    def _facts(self, node: Facts, after: Node | None) -> Iterator[str]:
        told = []
        for n, (label, lines) in enumerate(node.facts, 1):
            text = tight("\n".join(lines))
            to_proof = bool(node.proof) and n == len(node.facts)
            said = self._proof(node.proof, text) if to_proof else self.markup.said(text)
            told.append(self.markup.run(f"{_label(label)} ", bold=True) + said)
        if node.inline:
            told = [self.markup.run(" · ").join(told)]
        for n, one in enumerate(told, 1):
            # The last line is not left alone on the next page, nor is the table below it.
            leads = isinstance(after, Table) if n == len(told) else n == len(told) - 1
            if node.inline:
                leads = isinstance(after, Facts)
            yield self.markup.paragraph(one, "Kit Evidence", leads=leads)

    def _proof(self, number: str, text: str) -> str:
        """Give the mark of evidence, which leads to the clause in the evidence book beside it."""
        there = self.word.part.relate_to(
            f"{FILES['evidence']}.docx", RELATIONSHIP_TYPE.HYPERLINK, is_external=True
        )
        to = f'r:id="{there}" w:anchor="{place_name(number)}" w:history="1"'
        return f"<w:hyperlink {to}>{self.markup.run(text, 'Hyperlink')}</w:hyperlink>"

    def _table(self, shown: Table) -> str:
        """Give a table; what no column of a row holds stands below it, across all columns."""
        mark = self.markup
        wide = [round(one * _TWIPS) for one in widths(shown, self.width.mm)]
        titles = [mark.paragraph(mark.run(one.title), "Kit Cell") for one in shown.columns]
        rows = [row(map(cell, titles, wide), header=True)]
        for one in shown.rows:
            rows.append(row(self._cells(shown, one, wide)))
            if one.below:
                lines = (
                    mark.run(f"{_label(label)} ", bold=True) + mark.said("; ".join(told))
                    for label, told in one.below
                )
                below = "".join(mark.paragraph(line, "Kit Evidence") for line in lines)
                rows.append(row([cell(below, sum(wide), across=len(wide))]))
        return mark.table(rows, wide, self.about) + mark.paragraph("", "Kit Cell")

    def _cells(self, shown: Table, one: Row, wide: list[int]) -> Iterator[str]:
        mark = self.markup
        for n, (text, width) in enumerate(zip(one.cells, wide, strict=True)):
            said = mark.said(text) if n or not one.anchor else self._numbered(text, one.anchor)
            if not n and self.links.get(one.anchor) == id(one):
                said = mark.bookmark(place_name(one.anchor), said)
            fill = _WARM if n and text in shown.gaps else ""
            held = mark.paragraph(said, "Kit Cell", leads=bool(one.below))
            yield cell(held, width, fill=fill, open_=bool(one.below))


def _tab_stops(style: Any) -> Any:
    """Give the tab stops of a style and of those it is based on."""
    while style is not None:
        yield from style.paragraph_format.tab_stops
        style = style.base_style


def _of_pages(section: Section) -> bool:
    return bool(section.nodes) and begins_page(section.nodes[0])


def _label(label: str) -> str:
    return label if label.endswith("?") else f"{label}:"


def _same_bytes(raw: BytesIO) -> bytes:
    with ZipFile(raw) as whole:
        return packed({name: whole.read(name) for name in whole.namelist()})
