"""How much of a standard is what its people adopted, and which tables a document repeats."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from kit.domain.workshop import Workshop
from kit.language import translate
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
    Table,
)

_NUMBER = re.compile(r"^(?:\d+\. |\d[\d.]* · )")


def words(text: str) -> int:
    """Count words; signs between them are none."""
    return len(re.findall(r"\w+", text))


def shares(document: Document, state: Workshop) -> dict[str, tuple[int, int]]:
    """Give by chapter the words that are adopted wording or headings over it, and all words."""
    said = _said(state)
    found: dict[str, tuple[int, int]] = {}
    for section in document.sections:
        own, total = Counter[str](), Counter[str]()
        for text, heads in ((section.title, True), *_texts(section.nodes)):
            for line in text.splitlines():
                total[section.key] += words(line)
                own[section.key] += words(line) if heads else _adopted(line.strip(), said)
        found[section.key] = own[section.key], total[section.key]
    return found


def share(document: Document, state: Workshop) -> float:
    """Give the share of words that are adopted wording or headings over it."""
    each = shares(document, state).values()
    return sum(own for own, _ in each) / sum(total for _, total in each)


def repeated_tables(document: Document) -> list[str]:
    """Name the tables whose rows stand under the same columns before, about the same clause."""
    found: Counter[tuple[object, ...]] = Counter()
    for section in document.sections:
        about = ""
        for node in section.nodes:
            if isinstance(node, Heading):
                about = node.anchor
            if isinstance(node, Table) and node.rows:
                columns = tuple(one.title for one in node.columns)
                found[node.key, about, columns, tuple(row.cells for row in node.rows)] += 1
    return [str(key) for (key, *_), n in found.items() if n > 1]


def _said(state: Workshop) -> set[str]:
    """Give every line that people wrote or chose in what stands."""
    found: set[str] = set()
    for item in state.items.values():
        if not item.stands:
            continue
        choices = {field.name: dict(field.choices) for field in state.kind(item.kind).fields}
        for name, text in item.fields.items():
            label = choices.get(name, {}).get(text)
            told = translate(state.language, str(label)) if label else text
            found |= {line.strip() for line in told.splitlines()}
    return found - {""}


def _adopted(line: str, said: set[str]) -> int:
    """Count the words at the end of a line that somebody wrote; a label may stand before them."""
    parts = _NUMBER.sub("", line).split(" ")
    rests = (" ".join(parts[n:]) for n in range(len(parts)))
    return next((words(rest) for rest in rests if rest in said), 0)


def _texts(nodes: Iterable[Node]) -> Iterator[tuple[str, bool]]:
    """Give the texts of nodes, each with whether it is a heading over what was adopted."""
    for node in nodes:
        match node:
            case Heading():
                yield node.text, True
            case Paragraph(text=text) | Figure(words=text):
                yield text, False
            case Bullets():
                yield "\n".join(node.lines), False
            case Quote():
                yield node.label, True
                yield node.text, False
            case Facts():
                yield from _of_facts(node.facts)
            case Table():
                yield from ((column.title, True) for column in node.columns)
                for row in node.rows:
                    yield from ((cell, False) for cell in row.cells)
                    yield from _of_facts(row.below)


def _of_facts(facts: Iterable[Fact]) -> Iterator[tuple[str, bool]]:
    return ((text, False) for label, told in facts for text in (label, *told))
