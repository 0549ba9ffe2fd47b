"""WordprocessingML as text: runs, paragraphs, links, fields and tables, in styles by name.

A document is written as one text and read by the library once: for a standard of hundreds of
clauses, an object for each run, and a search of all styles for each paragraph, cost most of the
time.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from kit.standard.formats.places import pieces

_LOCALES = {"en": "en-GB", "uk": "uk-UA", "ru": "ru-RU", "pl": "pl-PL"}
_CYRILLIC = re.compile("[\u0400-\u052f]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_BREAK = re.compile("([\n\t])")
_BREAKS = {"\n": "<w:br/>", "\t": "<w:tab/>"}
_LONGEST_NAME = 40
"""Letters of a bookmark's name, for Word."""


def elements(markup: str) -> Iterator[Any]:
    """Give the elements of a text of markup."""
    yield from parse_xml(f"<w:body {nsdecls('w', 'r')}>{markup}</w:body>")


def locale_of(language: str) -> str:
    """Give the language as Word names it, for spelling and hyphenation."""
    return _LOCALES.get(language, language)


def place_name(name: str) -> str:
    """Give the bookmark of a clause: Word takes letters, digits and underscores."""
    return re.sub(r"\W", "_", name)[:_LONGEST_NAME]


def tight(text: str) -> str:
    """Keep a figure and its sign on one line."""
    return text.replace(" %", "\u00a0%").replace("n = ", "n\u00a0=\u00a0")


@dataclass(frozen=True, slots=True)
class Markup:
    """Writes in the styles and in the language of one document."""

    language: str
    styles: Mapping[str, str]
    """Ids of the styles by their names, in small letters."""
    links: Collection[str] = ()
    """Numbers of the clauses that a text may lead to."""
    marked: Iterator[int] = field(default_factory=count)
    """Ids of bookmarks: they only have to differ."""

    def run(self, text: str, style: str = "", *, bold: bool = False) -> str:
        """Give a text in a character style, with the language it is to be spelled in."""
        look = f'<w:rStyle w:val="{self._id(style)}"/>' if style else ""
        look += "<w:b/>" if bold else ""
        look += f'<w:lang w:val="{self._locale(text)}"/>'
        said = "".join(
            _BREAKS.get(one) or f'<w:t xml:space="preserve">{escape(one)}</w:t>'
            for one in _BREAK.split(text)
            if one
        )
        return f"<w:r><w:rPr>{look}</w:rPr>{said}</w:r>"

    def said(self, text: str) -> str:
        """Give a text in which each number of a clause leads to it."""
        return "".join(
            self.link(piece, place_name(number)) if number else self.run(piece)
            for piece, number in pieces(tight(text), self.links)
        )

    def link(self, text: str, place: str) -> str:
        """Give a text that leads to a bookmark."""
        shown = self.run(text, "Hyperlink")
        return f'<w:hyperlink w:anchor="{place}" w:history="1">{shown}</w:hyperlink>'

    def bookmark(self, name: str, content: str) -> str:
        """Give what a link can lead to."""
        pair = f'w:id="{next(self.marked)}"'
        begin = f'<w:bookmarkStart {pair} w:name="{name}"/>'
        return f"{begin}{content}<w:bookmarkEnd {pair}/>"

    def field(self, code: str, shown: str = "") -> str:
        """Give a field such as PAGE, with what is shown until Word counts anew."""
        text = f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
        result = self.run(shown) if shown else ""
        return f"{field_char('begin')}{text}{field_char('separate')}{result}{field_char('end')}"

    def paragraph(
        self,
        content: str,
        style: str = "",
        *,
        leads: bool = False,
        whole: bool = False,
        page: bool = False,
        level: int = 0,
        tabs: str = "",
    ) -> str:
        """Give a paragraph.

        One that ``leads`` stays with the next, a ``whole`` one on one page, and one with
        ``page`` begins one. ``level`` is its level for readers of the outline where its style
        says another, and ``tabs`` its tab stops.
        """
        look = f'<w:pStyle w:val="{self._id(style)}"/>' if style else ""
        look += "<w:keepNext/>" * leads + "<w:keepLines/>" * whole + "<w:pageBreakBefore/>" * page
        look += tabs
        look += f'<w:outlineLvl w:val="{level - 1}"/>' if level else ""
        return f"<w:p><w:pPr>{look}</w:pPr>{content}</w:p>"

    def table(self, rows: Iterable[str], widths: Sequence[int], about: str) -> str:
        """Give a table of rows; ``about`` says to those who cannot see it what it holds."""
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        look = (
            f'<w:tblStyle w:val="{self._id("Kit Table")}"/>'
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
            'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
            f"<w:tblCaption w:val={quoteattr(about)}/>"
        )
        look = f"<w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        return f"<w:tbl>{look}{''.join(rows)}</w:tbl>"

    def _id(self, style: str) -> str:
        return self.styles[style.lower()]

    def _locale(self, text: str) -> str:
        """Give the language of a text: of Latin words in a Cyrillic document, English."""
        cyrillic = bool(_CYRILLIC.search(text))
        if not cyrillic and not _LATIN.search(text):
            return locale_of(self.language)
        if cyrillic == (self.language in ("uk", "ru")):
            return locale_of(self.language)
        return "uk-UA" if cyrillic else "en-GB"


def tab_stops(right: int, without: Iterable[int] = ()) -> str:
    """Give a right tab stop instead of others, in twentieths of a point."""
    stops = "".join(f'<w:tab w:val="clear" w:pos="{at}"/>' for at in without if at != right)
    return f'<w:tabs>{stops}<w:tab w:val="right" w:pos="{right}"/></w:tabs>'


def field_char(kind: str, *, dirty: bool = False) -> str:
    """Give one of the marks that a field consists of; a dirty one is counted at opening."""
    marked = ' w:dirty="true"' if dirty else ""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"{marked}/></w:r>'


def row(cells: Iterable[str], *, header: bool = False) -> str:
    """Give a row that stays on one page; a header stands again on each page of its table."""
    again = "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{again}</w:trPr>{''.join(cells)}</w:tr>"


def cell(content: str, width: int, *, fill: str = "", across: int = 1, open_: bool = False) -> str:
    """Give a cell across one or several columns; an ``open_`` one has no line below it."""
    look = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    look += f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
    look += '<w:tcBorders><w:bottom w:val="nil"/></w:tcBorders>' if open_ else ""
    look += f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{content}</w:tc>"
