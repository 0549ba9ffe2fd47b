"""The document as a PDF: tagged for screen readers (PDF/UA-1), with contents and page numbers.

Typst sets it from ``pdf.typ``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from kit.charts.drawing import svg
from kit.language import N_, translate
from kit.standard.formats.places import begins_page, is_part, levels, pieces, places
from kit.standard.formats.typesetting import FONT, Letters, typeset
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

_WHOLE = 700
"""Letters of a row that is kept on one page."""


def write(document: Document) -> dict[str, bytes]:
    """Give the PDF file of a document."""
    return {"": typeset("pdf.typ", _Writer(document).whole(), document.date)}


class _Writer:
    """Turns nodes into plain data for the template; texts lose what no font of it holds."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.links = places(document)
        self.letters = Letters()
        self._legal = self.letters.legal

    def whole(self) -> dict[str, Any]:
        """Give everything that the template reads."""
        language = self.document.language
        told = self.letters.about(self.document) | {
            "contents": translate(language, N_("Contents")),
            "sections": [self._section(one) for one in self.document.sections],
        }
        return told | {"note": self.letters.note(language)}

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
                told["page"] = begins_page(node)
            case Figure(chart=chart) if chart:
                told |= {"svg": svg(chart, font=FONT), "title": self._text(chart.title)}
                told["words"] = self._legal(chart.words)
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
                    "tied": len(row.cells) > 1 and 0 < _letters_below(row) < _TIED,
                }
                for row in table.rows
            ],
        }

    def _text(self, text: str) -> list[list[str]]:
        """Give the pieces of a text, each with the clause it leads to, or ``""``."""
        return [[self._legal(piece), number] for piece, number in pieces(text, self.links)]


def _letters_below(row: Row) -> int:
    return sum(len(line) for _, told in row.below for line in told)


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


_TIED = 120
"""Letters below a row that stay on its page, beside its number."""
