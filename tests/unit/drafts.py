"""Reading a draft: what a program finds in the tree of an exported document."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kit.standard.nodes import Document, Heading, Row, Section, Table, records_of


def section(document: Document, key: str) -> Section:
    """The chapter or annex with this key."""
    return next(one for one in document.sections if one.key == key)


def records(document: Document, table: str, within: str = "") -> list[dict[str, Any]]:
    """The rows of a table for programs, of one chapter or of all."""
    if within:
        document = replace(document, sections=(section(document, within),))
    return [dict(one) for one in records_of(document).get(table, [])]


def clause(document: Document, number: str) -> dict[str, Any]:
    """The clause with this number, as plain values."""
    (found,) = (one for one in records(document, "clauses") if one["number"] == number)
    return found


def shown(document: Document, key: str) -> tuple[Row, ...]:
    """The rows of the first table with this key, as a reader sees them."""
    return next(
        node.rows
        for one in document.sections
        for node in one.nodes
        if isinstance(node, Table) and node.key == key
    )


def headings(document: Document, within: str) -> list[str]:
    """The titles within a chapter."""
    found = section(document, within).nodes
    return [node.text for node in found if isinstance(node, Heading) and node.level == 2]
