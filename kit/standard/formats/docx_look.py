"""The look of the Word document: page, fonts, one accent colour, and a style for each role."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from kit.standard.formats.docx_markup import locale_of

ACCENT = "1F4E79"
PALE = "E8EEF5"
QUIET = "5F6B76"
FONT = "Calibri"

ROLES = (
    "Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3", "List Bullet", "TOC Heading",
    "toc 1", "toc 2", "Hyperlink", "Header", "Footer", "Kit Draft", "Kit Version", "Kit Label",
    "Kit Wording", "Kit Evidence", "Kit Cell", "Kit Number", "Kit Table",
)  # fmt: skip
"""The styles that a document uses, by the names under which a client's template restyles them."""

_BAR = Path(__file__).with_name("logo.png")
"""One pixel in the accent colour."""
_HEADINGS = ((1, 20, 18, 6), (2, 14, 12, 4), (3, 11, 8, 2))
"""Level, size, space before and after, in points."""
_OURS = (
    ("Kit Draft", "", 16, QUIET, 100, 6), ("Kit Version", "", 10.5, "", 0, 6),
    ("Kit Label", "", 9, QUIET, 2, 0), ("Kit Wording", "", 11, "", 0, 2),
    ("Kit Evidence", "", 9, QUIET, 0, 2), ("Kit Cell", "", 9, "", 2, 2),
    ("toc 1", "", 10.5, "", 5, 1), ("toc 2", "", 9.5, "", 0, 1),
)  # fmt: skip
"""Paragraphs: name, base, size, colour, space before and after, in points."""


def blank(language: str) -> Any:
    """Give an empty A4 document with the kit's styles, in a language for spell-checking."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.25)
    section.top_margin, section.bottom_margin = Cm(2.1), Cm(1.9)
    section.header_distance = section.footer_distance = Cm(1.1)
    section.different_first_page_header_footer = True
    for mark in document.styles.element.iter(qn("w:lang")):
        mark.set(qn("w:val"), locale_of(language))
    _of_today(document.settings.element)
    _builtin(document.styles)
    _roles(document.styles)
    return document


def _of_today(settings: Any) -> None:
    """Let Word lay the pages out as it does today, not as the version did that the library knew."""
    for one in settings.iter(qn("w:compatSetting")):
        if one.get(qn("w:name")) == "compatibilityMode":
            one.set(qn("w:val"), "15")


def _builtin(styles: Any) -> None:
    normal = styles["Normal"]
    _font(normal, 10.5)
    normal.paragraph_format.space_after = Pt(4)
    normal.paragraph_format.line_spacing = 1.05
    for level, size, before, after in _HEADINGS:
        style = styles[f"Heading {level}"]
        _font(style, size, ACCENT, bold=True)
        form = style.paragraph_format
        form.space_before, form.space_after, form.keep_with_next = Pt(before), Pt(after), True
    _font(styles["Title"], 30, ACCENT, bold=True)
    styles["Title"].paragraph_format.space_after = Pt(12)
    border = styles["Title"].element.pPr.find(qn("w:pBdr"))
    if border is not None:
        styles["Title"].element.pPr.remove(border)
    _font(styles["Subtitle"], 14, QUIET)
    styles["Subtitle"].font.italic = False
    contents = styles["TOC Heading"]
    contents.base_style = styles["Normal"]
    _font(contents, 20, ACCENT, bold=True)
    _font(styles["List Bullet"], 10.5)
    styles["List Bullet"].paragraph_format.space_after = Pt(1)
    for name in ("Header", "Footer"):
        _font(styles[name], 8.5, QUIET)
        # The library's own tab stops belong to another page width.
        styles[name].paragraph_format.tab_stops.clear_all()


def _roles(styles: Any) -> None:
    for name, base, points, colour, before, after in _OURS:
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name.startswith("toc"))
        style.base_style = styles[base or "Normal"]
        style.quick_style = name.startswith("Kit")
        _font(style, points, colour)
        form = style.paragraph_format
        form.space_before, form.space_after = Pt(before), Pt(after)
    styles["Kit Draft"].font.bold = styles["Kit Label"].font.bold = True
    styles["Kit Cell"].paragraph_format.line_spacing = 1.0
    styles["toc 2"].paragraph_format.left_indent = Cm(0.6)
    for name in ("Kit Label", "Kit Wording", "Kit Evidence"):
        styles[name].paragraph_format.left_indent = Cm(0.35)
    _bar(styles["Kit Wording"].element.get_or_add_pPr())
    number = styles.add_style("Kit Number", WD_STYLE_TYPE.CHARACTER)
    number.font.color.rgb, number.quick_style = RGBColor.from_string(QUIET), True
    number.element.rPr.insert(0, OxmlElement("w:noProof"))
    link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER, builtin=True)
    link.font.color.rgb = RGBColor.from_string(ACCENT)
    styles.element.append(_table_style())


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


def _bar(properties: Any) -> None:
    """Put the accent colour's bar at the left of a style's paragraphs."""
    borders = parse_xml(
        f'<w:pBdr {nsdecls("w")}><w:left w:val="single" w:sz="18" w:space="8" '
        f'w:color="{ACCENT}"/></w:pBdr>'
    )
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc",
        "w:outlineLvl", "w:rPr",
    )  # fmt: skip


def _table_style() -> Any:
    line = 'w:val="single" w:sz="4" w:space="0" w:color="B8C4D0"'
    return parse_xml(
        f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="KitTable">'
        '<w:name w:val="Kit Table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/>'
        f"<w:tblPr><w:tblBorders><w:top {line}/><w:bottom {line}/><w:insideH {line}/>"
        "</w:tblBorders></w:tblPr>"
        '<w:tblStylePr w:type="firstRow">'
        f'<w:rPr><w:b/><w:color w:val="{ACCENT}"/></w:rPr>'
        f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{PALE}"/></w:tcPr>'
        "</w:tblStylePr></w:style>"
    )


def logo(document: Any, described: str) -> None:
    """Put a plain bar where the consultant's logo goes: Word's “Change picture” replaces it."""
    picture = (
        document.add_paragraph()
        .add_run()
        .add_picture(BytesIO(_BAR.read_bytes()), width=Cm(4.5), height=Cm(1.2))
    )
    about = picture._inline.docPr  # noqa: SLF001 - python-docx sets no description
    about.set("descr", described)
    about.set("name", described)
