"""Places of a document that its links lead to, and the order of its headings."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from kit.standard.nodes import Document, Heading, Node, Section, Table

_NUMBER = re.compile(r"(?<![\w.-])[A-Z][A-Z0-9_]*-\d+(?:\.[A-Z][A-Z0-9_]*\d+)*(?![\w-])")


_PART = 2


def places(document: Document) -> dict[str, int]:
    """Give for each clause the one node that its links lead to, by number and ``id()``.

    A clause may stand in a table and again in full: links lead to the full one.
    """
    found: dict[str, int] = {}
    for section in document.sections:
        for node in section.nodes:
            if isinstance(node, Heading) and node.anchor:
                found.setdefault(node.anchor, id(node))
    for section in document.sections:
        for node in section.nodes:
            if isinstance(node, Table):
                for row in node.rows:
                    if row.anchor:
                        found.setdefault(row.anchor, id(row))
    return found


def pieces(text: str, known: Collection[str]) -> Iterator[tuple[str, str]]:
    """Cut a text where it names a clause: pieces with the number each leads to, or ``""``."""
    at = 0
    for match in _NUMBER.finditer(text):
        if match[0] in known:
            if match.start() > at:
                yield text[at : match.start()], ""
            yield match[0], match[0]
            at = match.end()
    if at < len(text):
        yield text[at:], ""


def levels(section: Section) -> Iterator[int]:
    """Give the level of each heading of a section, whose title is 1; no level is left out.

    Clauses stand one level higher as long as they belong to no part with a heading.
    """
    part = 1
    for node in section.nodes:
        if isinstance(node, Heading) and is_part(node):
            part = 2
            yield part
        elif isinstance(node, Heading):
            yield part + 1


def is_part(heading: Heading) -> bool:
    """Say whether a heading begins a part; a clause that is one, such as a situation, too."""
    return not heading.anchor or heading.level == _PART


def begins_page(node: Node) -> bool:
    """Say whether a page begins here: a situation is what people look up and pin up."""
    return isinstance(node, Heading) and bool(node.anchor) and is_part(node)
