"""The look of the Word document: page, fonts, one accent colour, header, footer, fields."""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.run import Run

ACCENT = "1F4E79"
PALE = "E8EEF5"
QUIET = "5F6B76"
FONT = "Calibri"
TEXT_WIDTH = Cm(16.5)

_BAR = Path(__file__).with_name("logo.png")
"""One pixel in the accent colour."""
_LOCALES = {"en": "en-GB", "uk": "uk-UA", "ru": "ru-RU", "pl": "pl-PL"}
_HEADINGS = ((1, 20, 0, 10), (2, 14, 16, 6), (3, 11, 14, 3))
"""Level, size, space before and after, in points."""


def blank(language: str) -> Any:
    """Give an empty A4 document with the kit's styles, in a language for spell-checking."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.25)
    section.top_margin, section.bottom_margin = Cm(2.4), Cm(2.2)
    section.header_distance = section.footer_distance = Cm(1.1)
    for mark in document.styles.element.iter(qn("w:lang")):
        mark.set(qn("w:val"), _LOCALES.get(language, language))
    _styles(document.styles)
    return document


def _styles(styles: Any) -> None:
    normal = styles["Normal"]
    _font(normal, 10.5)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.15
    for level, size, before, after in _HEADINGS:
        style = styles[f"Heading {level}"]
        _font(style, size, ACCENT, bold=True)
        form = style.paragraph_format
        form.space_before, form.space_after, form.keep_with_next = Pt(before), Pt(after), True
        form.page_break_before = level == 1
    _font(styles["Title"], 30, ACCENT, bold=True)
    styles["Title"].paragraph_format.space_after = Pt(12)
    border = styles["Title"].element.pPr.find(qn("w:pBdr"))
    if border is not None:
        styles["Title"].element.pPr.remove(border)
    _font(styles["List Bullet"], 10.5)
    for name in ("Header", "Footer"):
        _font(styles[name], 8.5, QUIET)
        # The template's own tab stops belong to another page width.
        styles[name].paragraph_format.tab_stops.clear_all()
    added = {}
    for name, points, colour in (("Clause", 11.5, ""), ("Fact", 9.0, QUIET), ("Cell", 9.0, "")):
        style = added[name] = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        _font(style, points, colour)
    clause, fact, cell = (style.paragraph_format for style in added.values())
    clause.left_indent = fact.left_indent = Cm(0.35)
    _line(added["Clause"].element.get_or_add_pPr(), "left", 18, ACCENT)
    fact.space_after = cell.space_before = cell.space_after = Pt(2)
    cell.line_spacing = 1.0


def _font(style: Any, size: float, colour: str = "", *, bold: bool | None = None) -> None:
    style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold
    if colour:
        style.font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.rPr.rFonts
    # A theme font would win over the name; Cyrillic and Latin shall look alike.
    for name in list(fonts.attrib):
        if name.endswith("Theme"):
            del fonts.attrib[name]
    for name in ("w:cs", "w:eastAsia"):
        fonts.set(qn(name), FONT)


def element(name: str, /, **values: str) -> Any:
    """Make an element of WordprocessingML with its attributes."""
    made = OxmlElement(f"w:{name}")
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    return made


def _line(properties: Any, side: str, eighths: int, colour: str) -> None:
    borders = element("pBdr")
    borders.append(element(side, val="single", sz=str(eighths), space="8", color=colour))
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc",
        "w:outlineLvl", "w:rPr",
    )  # fmt: skip


def field(paragraph: Any, code: str, shown: str) -> None:
    """Add a field such as PAGE, with what is shown until Word counts anew."""
    for kind in ("begin", "code", "separate", "shown", "end"):
        run = paragraph.add_run(shown if kind == "shown" else "")
        if kind == "code":
            text = element("instrText")
            text.set(qn("xml:space"), "preserve")
            text.text = f" {code} "
            run._r.append(text)  # noqa: SLF001 - python-docx has no fields of its own
        elif kind != "shown":
            run._r.append(element("fldChar", fldCharType=kind))  # noqa: SLF001 - as above


def bookmark(paragraph: Any, name: str) -> None:
    """Name a place of the document that a link can lead to; without a name nothing is done."""
    if not name:
        return
    # Word takes letters, digits and underscores; the id only has to pair the two ends.
    pair = str(zlib.crc32(name.encode()))
    begin = element("bookmarkStart", id=pair, name=_place(name))
    for mark in (begin, element("bookmarkEnd", id=pair)):
        paragraph._p.append(mark)  # noqa: SLF001 - python-docx has no bookmarks


def link(paragraph: Any, text: str, name: str) -> None:
    """Add a text that leads to a bookmark of the document."""
    leading, run = element("hyperlink", anchor=_place(name)), element("r")
    leading.append(run)
    paragraph._p.append(leading)  # noqa: SLF001 - python-docx has no links within
    Run(run, paragraph).text = text


def _place(name: str) -> str:
    return "_" + re.sub(r"\W", "_", name)[:38]


def margins(section: Any, head: str, foot: str, draft: str) -> None:
    """Write header and footer: all pages but the title page show them."""
    section.different_first_page_header_footer = True
    top, bottom = section.header.paragraphs[0], section.footer.paragraphs[0]
    for edge, left in ((top, head), (bottom, foot)):
        edge.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
        edge.add_run(f"{left}\t")
    mark = top.add_run(draft)
    mark.bold, mark.font.color.rgb = True, RGBColor.from_string(ACCENT)
    field(bottom, "PAGE", "1")
    bottom.add_run(" / ")
    field(bottom, "NUMPAGES", "1")


def logo(document: Any, described: str) -> None:
    """Put a plain bar where the consultant's logo goes: Word's “Change picture” replaces it."""
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
    picture = paragraph.add_run().add_picture(
        BytesIO(_BAR.read_bytes()), width=Cm(4.5), height=Cm(1.2)
    )
    with_words(picture, described)
    picture._inline.docPr.set("name", described)  # noqa: SLF001 - python-docx sets no name


def with_words(picture: Any, words: str) -> None:
    """Say what a picture shows to those who do not see it."""
    picture._inline.docPr.set("descr", words)  # noqa: SLF001 - python-docx sets no description


def tight(text: str) -> str:
    """Keep a figure and its sign on one line."""
    return text.replace(" %", "\u00a0%").replace("n = ", "n\u00a0=\u00a0")


def line(holder: Any, text: str, style: str = "") -> Any:
    """Add a paragraph in a style, named by its id.

    python-docx searches all styles for each paragraph it styles by name: in a long standard
    that is most of the time.
    """
    return styled(holder.add_paragraph(text), style)


def styled(paragraph: Any, style: str) -> Any:
    """Give a paragraph a style, named by its id."""
    if style:
        paragraph._p.style = style  # noqa: SLF001 - see above
    return paragraph
