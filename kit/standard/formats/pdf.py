"""The document as a PDF: tagged for screen readers (PDF/UA-1), with contents and page numbers.

Typst sets it from ``pdf.typ``. What people typed reaches it as data and is never read as
markup; fonts are those that come with Typst, so that the same document gives the same file.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import typst

from kit.language import N_, translate
from kit.standard.formats.places import is_part, levels, pieces, places
from kit.standard.formats.widths import widths
from kit.standard.nodes import (
    Bullets,
    Document,
    Fact,
    Facts,
    Figure,
    Heading,
    Node,
    Paragraph,
    Quote,
    Row,
    Section,
    Table,
)

_TEMPLATE = Path(__file__).with_suffix(".typ")
_WHOLE = 700
"""Letters of a row that is kept on one page."""
_ENDLESS = re.compile(r"\S{31,}")
_SHAPING = "[\u200d\ufe0e\ufe0f]"
"""Characters that shape the one before them: they go with it."""
_USUAL = re.compile("[\n\u0020-\u007e\u00a0-\u017f\u0400-\u045f\u0490\u0491\u2010-\u2026\u2212]")
"""Characters that Libertinus Serif is known to hold: they need no trial."""


def write(document: Document) -> dict[str, bytes]:
    """Give the PDF file of a document."""
    writer = _Writer(document)
    told = json.dumps(writer.whole(), ensure_ascii=False)
    return {"": _set(_TEMPLATE.read_bytes(), told, document.date)}


def _set(template: bytes, told: str, day: str) -> bytes:
    return typst.compile(
        template,
        sys_inputs={"document": told},
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
        timestamp=datetime.fromisoformat(day).replace(tzinfo=UTC),
    )


class _Writer:
    """Turns nodes into plain data for the template; texts lose what no font of it holds."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.links = places(document)
        self.named: dict[str, str] = {}
        """Characters that stand by their names."""

    def whole(self) -> dict[str, Any]:
        """Give everything that the template reads."""
        document = self.document
        told: dict[str, Any] = {
            "title": self._legal(document.title),
            "subject": self._legal(document.subject),
            "mark": document.mark,
            "version": document.version_words,
            "language": document.language,
            "contents": translate(document.language, N_("Contents")),
            "sections": [self._section(one) for one in document.sections],
        }
        note = N_(
            "These characters stand by their names, since the fonts of this file do not hold "
            "them: {names}"
        )
        names = ", ".join(dict.fromkeys(self.named.values()))
        return told | {"note": translate(document.language, note, names=names) if names else ""}

    def _section(self, section: Section) -> dict[str, Any]:
        level = levels(section)
        return {
            "title": self._legal(section.title),
            "annex": section.annex,
            "nodes": [
                self._node(node, level) | {"leads": _leads(node, after)}
                for node, after in pairwise((*section.nodes, None))
                if node is not None
            ],
        }

    def _node(self, node: Node, level: Iterator[int]) -> dict[str, Any]:
        told: dict[str, Any] = {"is": node.node}
        match node:
            case Heading():
                told |= {"text": self._legal(node.text), "level": next(level)}
                told |= {"clause": not is_part(node), "at": self._place(node)}
                # A situation has a page of its own: it is what people look up and pin up.
                told["page"] = is_part(node) and bool(node.anchor)
            case Paragraph(text=text) | Figure(words=text):
                told |= {"is": "paragraph", "text": self._text(text)}
            case Bullets():
                told["lines"] = [self._text(line) for line in node.lines]
            case Quote():
                told |= {"label": self._legal(node.label), "text": self._legal(node.text)}
            case Facts():
                told |= {"inline": node.inline, "facts": self._facts(node.facts)}
            case Table():
                told |= self._table(node)
        return told

    def _place(self, there: Heading | Row) -> str:
        return there.anchor if self.links.get(there.anchor) == id(there) else ""

    def _facts(self, facts: Iterable[Fact]) -> list[dict[str, Any]]:
        return [
            {
                "label": self._legal(label if label.endswith("?") else f"{label}:"),
                "lines": [self._text(line) for line in told],
            }
            for label, told in facts
        ]

    def _table(self, table: Table) -> dict[str, Any]:
        return {
            "widths": widths(table),
            "titles": [self._legal(column.title) for column in table.columns],
            "rows": [
                {
                    "at": self._place(row),
                    "cells": [
                        {"text": self._text(cell), "gap": bool(n) and cell in table.gaps}
                        for n, cell in enumerate(row.cells)
                    ],
                    "below": self._facts(row.below),
                    "whole": sum(map(len, row.cells)) < _WHOLE,
                }
                for row in table.rows
            ],
        }

    def _text(self, text: str) -> list[list[str]]:
        """Give the pieces of a text, each with the clause it leads to, or ``""``."""
        return [[self._legal(piece), number] for piece, number in pieces(text, self.links)]

    def _legal(self, text: str) -> str:
        """Give a text that the fonts hold, in which endless words may be broken."""
        if strange := _USUAL.sub("", text):
            lacking = _lacking("".join(sorted(set(strange))))
            self.named |= {one: name for one, name in lacking.items() if name}
            told = "".join(map(re.escape, lacking))
            if told:
                text = re.sub(f"([{told}]){_SHAPING}*", lambda one: lacking[one[1]], text)
        text = text.replace(" %", "\u00a0%").replace("n = ", "n\u00a0=\u00a0")
        return _ENDLESS.sub(lambda word: "\u200b".join(_cut(word[0])), text)


def _leads(node: Node, after: Node | None) -> bool:
    """Say whether a node is not left alone at the end of a page."""
    match node:
        case Paragraph():
            return node.leads
        case Figure():
            return isinstance(after, Quote | Table)
        case Facts():
            return isinstance(after, Table)
        case Quote():
            return isinstance(after, Facts) and len(node.text) < _WHOLE
    return False


def _cut(word: str) -> Iterator[str]:
    for at in range(0, len(word), 10):
        yield word[at : at + 10]


@cache
def _lacking(characters: str) -> dict[str, str]:
    """Give what stands for each of these characters that no font of Typst holds.

    The fonts are asked by setting the characters: the half that cannot be set is halved anew.
    """
    probe = b"#set document(title: sys.inputs.document)\n#sys.inputs.document"
    try:
        _set(probe, characters, "2000-01-01")
    except typst.TypstError:
        if len(characters) == 1:
            return {characters: _name(characters)}
        half = len(characters) // 2
        return _lacking(characters[:half]) | _lacking(characters[half:])
    return {one: "" for one in characters if unicodedata.category(one) == "Cc" and one != "\n"}


def _name(character: str) -> str:
    """Give a character's name in brackets; what only shapes another one has none."""
    if unicodedata.category(character) in ("Cc", "Cf", "Mn"):
        return ""
    return f"[{unicodedata.name(character, f'U+{ord(character):04X}').lower()}]"
