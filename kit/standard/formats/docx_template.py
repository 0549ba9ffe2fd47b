"""A client's Word template: its styles, page, header and footer win over the kit's."""

from __future__ import annotations

from copy import deepcopy
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from docx import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.numbering import NumberingPart

from kit.standard.formats.docx_look import ACCENT, ROLES, blank
from kit.standard.formats.docx_markup import locale_of

_AS_WORD_SAYS = {
    "[Content_Types].xml": (
        b"wordprocessingml.template.main+xml", b"wordprocessingml.document.main+xml",
    ),
    "_rels/.rels": (
        b"officedocument/2006/relationships/metadata/core-properties",
        b"package/2006/relationships/metadata/core-properties",
    ),
}  # fmt: skip
"""Parts of a file, what may stand there, and what the library knows: a template is a document,
and the properties are found where LibreOffice wrote them too, or there would be two of them."""


def styled_by(template: bytes, language: str) -> Any:
    """Give an empty document that looks as a template of Word (DOCX or DOTX) does.

    Roles that the template has no style for get the kit's, in the template's fonts and accent
    colour.

    Raises:
        ValueError: this is no document of Word.
    """
    try:
        document = Document(_as_document(template))
    except (BadZipFile, KeyError, ValueError, SyntaxError) as error:
        raise ValueError("no document of Word") from error
    if document.element.prefix != "w":
        raise ValueError("no document that Word wrote")
    _empty(document.element.body)
    for mark in document.styles.element.iter(qn("w:lang")):
        mark.set(qn("w:val"), locale_of(language))
    _add_styles(document, blank(language))
    return document


def _as_document(template: bytes) -> BytesIO:
    """Give a template as a document that the library knows."""
    made = BytesIO()
    with ZipFile(BytesIO(template)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(*_AS_WORD_SAYS.get(name, (b"", b""))))
    return made


def _empty(body: Any) -> None:
    """Leave nothing but the last section's page; headers of a section before it go on in it."""
    sections = list(body.iter(qn("w:sectPr"))) or [body.get_or_add_sectPr()]
    last = sections[-1]
    kept = {(edge.tag, edge.get(qn("w:type"))) for edge in last if edge.tag.endswith("Reference")}
    for section in reversed(sections[:-1]):
        for edge in section:
            which = (edge.tag, edge.get(qn("w:type")))
            if edge.tag.endswith("Reference") and which not in kept:
                kept.add(which)
                last.insert(0, deepcopy(edge))
    for one in list(body):
        if one is not last:
            body.remove(one)


def _add_styles(document: Any, ours: Any) -> None:
    theirs = {style.name.lower(): style.style_id for style in document.styles}
    used = set(theirs.values())
    for role in ROLES:
        if role.lower() in theirs:
            continue
        added = deepcopy(ours.styles[role].element)
        if added.styleId in used:
            added.styleId = f"Kit{added.styleId}"
        base = added.find(qn("w:basedOn"))
        if base is not None:
            _based(added, base, theirs, ours)
        for name in ("w:link", "w:next"):
            for one in added.findall(qn(name)):
                added.remove(one)
        _in_their_look(added)
        for number in added.iter(qn("w:numId")):
            number.set(qn("w:val"), _bullets(document))
        document.styles.element.append(added)


def _based(added: Any, base: Any, theirs: dict[str, str], ours: Any) -> None:
    """Base a style on theirs of the same name, or on nothing."""
    names = {style.style_id: style.name.lower() for style in ours.styles}
    found = theirs.get(names[base.get(qn("w:val"))])
    if found:
        base.set(qn("w:val"), found)
    else:
        added.remove(base)


def _in_their_look(style: Any) -> None:
    """Take the kit's font from a style, and let the theme's accent colour stand for the kit's."""
    for fonts in list(style.iter(qn("w:rFonts"))):
        fonts.getparent().remove(fonts)
    for one in style.iter():
        if one.get(qn("w:val")) == ACCENT or one.get(qn("w:color")) == ACCENT:
            one.set(qn("w:themeColor"), "accent1")


def _bullets(document: Any) -> str:
    """Add a list with dots to a template that has none; give its number."""
    try:
        part = document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
    except KeyError:
        empty = f"<w:numbering {nsdecls('w')}/>".encode()
        place = PackURI("/word/numbering.xml")
        part = NumberingPart.load(place, CONTENT_TYPE.WML_NUMBERING, empty, document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    lists, numbers = (part.element.findall(qn(f"w:{name}")) for name in ("abstractNum", "num"))
    shape = max((int(one.get(qn("w:abstractNumId"))) for one in lists), default=0) + 1
    number = max((int(one.get(qn("w:numId"))) for one in numbers), default=0) + 1
    made = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{shape}">'
        '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
    )
    part.element.insert(len(lists), made)
    part.element.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{shape}"/></w:num>'
        )
    )
    return str(number)
