"""Pocket cards for situations, and sheets for stages and roles, from the standard, as PDF.

A card (A6) holds what a client says in a situation, what we say and do, and what we never say;
the same cards stand four to a page (A4) to be printed on both sides and cut. A sheet (A4) holds
the clauses of one stage or role. What does not fit goes on on the back, or on the next card.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from kit.language import N_, translate
from kit.standard.formats.places import is_part
from kit.standard.formats.typesetting import Letters, typeset
from kit.standard.nodes import (
    Bullets,
    Document,
    Heading,
    Mark,
    Node,
    Paragraph,
    Quote,
    Row,
    Table,
)

_CLIENT = frozenset({"client_says", "expects"})
_OURS = frozenset({"say", "do", "text"})
_NEVER = "never"
_LETTERS, _LINES = 330, 8
"""Of a piece of text, at most: so it fits a card whole, and what is longer goes on."""
_TITLE = 220
"""Letters of a title, at most."""
_PIECE = re.compile(
    "|".join(rf".{{1,{_LETTERS}}}{end}" for end in (r"(?:[.!?…](?=\s)|$)", r"(?:\s|$)", "")),
    re.DOTALL,
)
"""A piece ends with a sentence, or else with a word, or anywhere."""


@dataclass(frozen=True, slots=True)
class _Block:
    """A labelled text of a card: of the client, of ours, or what is never said."""

    kind: str
    label: str
    text: str
    about: str = ""
    """The situation that it is for, where the card is for something else."""


@dataclass(slots=True)
class _Card:
    title: str
    blocks: list[_Block] = field(default_factory=list)


def write(document: Document) -> dict[str, bytes]:
    """Give the cards, the same to print, and the sheets if any clause is of a stage or role."""
    cards, sheets = list(_cards(document)), list(_sheets(document))
    if not cards:
        nothing = translate(document.language, N_("Nothing is adopted yet."))
        cards = [_Card(document.title, [_Block("client", "", nothing)])]
    files = {
        "cards": _set(document, cards, "cards"),
        "cards-print": _set(document, cards, "print"),
    }
    return files | ({"sheets": _set(document, sheets, "sheets")} if sheets else {})


def _set(document: Document, cards: Iterable[_Card], form: str) -> bytes:
    letters = Letters()
    told: list[dict[str, Any]] = [
        {"title": letters.legal(_title(one.title)), "blocks": [
            {name: letters.legal(text) for name, text in asdict(block).items()}
            for block in _pieces(one.blocks)
        ]}
        for one in cards
    ]  # fmt: skip
    if note := letters.note(document.language):
        told[-1]["blocks"] += [asdict(one) for one in _pieces([_Block("client", "", note)])]
    whole = letters.about(document) | {"form": form, "cards": told}
    return typeset("cards.typ", whole, document.date)


def _title(text: str) -> str:
    return text if len(text) <= _TITLE else f"{text[: _TITLE - 1]}…"


def _pieces(blocks: Iterable[_Block]) -> Iterator[_Block]:
    """Cut long texts, so that no piece is longer than a card; the label stands on the first."""
    for one in blocks:
        lines = one.text.splitlines()
        chunks = ["\n".join(lines[n : n + _LINES]) for n in range(0, len(lines), _LINES)]
        pieces = [piece.strip() for chunk in chunks for piece in _PIECE.findall(chunk)]
        for n, piece in enumerate(filter(None, pieces)):
            yield replace(one, text=piece) if not n else _Block(one.kind, "", piece)


def _cards(document: Document) -> Iterator[_Card]:
    """Give a card for each situation: for each part of a chapter that says what we say or do."""
    for section in document.sections:
        part: list[Node] = []
        for node in (*section.nodes, None):
            if node is None or (isinstance(node, Heading) and is_part(node)):
                if part and isinstance(title := part[0], Heading) and is_part(title):
                    blocks = list(_blocks(part[1:]))
                    if any(block.kind == "ours" for block in blocks):
                        yield _Card(_named(title, part[1]), blocks)
                part = []
            if node is not None:
                part.append(node)


def _named(heading: Heading, after: Node) -> str:
    """Name a situation in all its words: where its heading has but the first, they follow it."""
    if not (isinstance(after, Paragraph) and heading.anchor):
        return heading.text
    return f"{heading.text.partition(' ')[0]} {after.text} · {heading.anchor}"


def _blocks(nodes: Iterable[Node]) -> Iterator[_Block]:
    """Give what stands on a card; evidence and gain, reasons and limits are in the standard."""
    label = ""
    for node in nodes:
        match node:
            case Heading(text=text) | Paragraph(text=text):
                label = text
            case Quote() if node.name in _CLIENT:
                yield _Block("client", node.label, node.text)
            case Quote() if node.name in _OURS or not node.label:
                yield _Block("ours", node.label or label, node.text)
            case Bullets() if node.name == _NEVER:
                yield _Block("never", label, "\n".join(node.lines))


def _sheets(document: Document) -> Iterator[_Card]:
    """Give a sheet for each stage, with all its clauses, and for each role.

    A role's sheet is what is expected of it: all clauses that it must keep to, and no others.
    """
    stage, role, level, must = (
        translate(document.language, one)
        for one in (N_("Stage"), N_("Role"), N_("How far it obliges"), N_("must"))
    )
    stages: dict[Mark, _Card] = {}
    roles: dict[Mark, _Card] = {}
    for marks, blocks in _clauses(document):
        for mark in marks:
            if mark[0] == stage:
                stages.setdefault(mark, _Card(": ".join(mark))).blocks += blocks
            elif mark[0] == role and (level, must) in marks:
                title = f"{': '.join(mark)} · {must}"
                roles.setdefault(mark, _Card(title)).blocks += blocks
    yield from (*stages.values(), *roles.values())


def _clauses(document: Document) -> Iterator[tuple[tuple[Mark, ...], list[_Block]]]:
    """Give each clause that stands in full or in a table, with its marks."""
    for section in document.sections:
        about, clause, inner = "", None, list[Node]()
        for node in (*section.nodes, None):
            if clause is not None and (node is None or isinstance(node, Heading | Table)):
                # A clause of one line is its own heading.
                blocks = [*_blocks([clause, *inner])] or [_Block("ours", "", clause.text)]
                yield clause.marks, [replace(blocks[0], about=about), *blocks[1:]]
                clause, inner = None, []
            if isinstance(node, Heading) and is_part(node):
                about = node.text
            elif isinstance(node, Heading):
                clause = node
            elif isinstance(node, Table):
                yield from ((row.marks, [_of_row(node, row)]) for row in node.rows if row.anchor)
            elif node is not None and clause is not None:
                inner.append(node)


def _of_row(table: Table, row: Row) -> _Block:
    told = zip(table.columns[1:], row.cells[1:], strict=True)
    text = "\n".join(f"{column.title}: {cell}" for column, cell in told if cell)
    return _Block("ours", row.cells[0], text)
