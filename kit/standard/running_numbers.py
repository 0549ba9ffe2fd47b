"""Running numbers of an edition: without gaps, beside the permanent numbers of the log."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kit.standard.nodes import Heading, Node, Row, Table

_PART = 2
"""The level of headings of parts: a clause that is a part may hold others."""


def with_running_numbers(section: int, nodes: Iterable[Node]) -> list[Node]:
    """Number the clauses of a section: ``5.3``, and ``5.3.1`` for what belongs to 5.3.

    A heading has its number in front of its words, a row before the permanent number in its
    first cell.
    """
    count = _Count(section)
    return [_numbered(count, node) for node in nodes]


@dataclass(slots=True)
class _Count:
    section: int
    outer: int = 0
    inner: int = 0
    belongs: bool = False
    """Whether the next clause belongs to the one that a heading of level 2 names."""

    def up(self) -> str:
        self.outer, self.inner = self.outer + 1, 0
        return f"{self.section}.{self.outer}"

    def down(self) -> str:
        self.inner += 1
        return f"{self.section}.{self.outer}.{self.inner}"


def _numbered(count: _Count, node: Node) -> Node:
    if isinstance(node, Heading):
        if node.level <= _PART:
            count.belongs = bool(node.anchor)
        if not node.anchor:
            return node
        number = count.down() if count.belongs and node.level > _PART else count.up()
        return replace(node, text=f"{number}. {node.text}")
    if isinstance(node, Table):
        return replace(node, rows=tuple(_row(count, row) for row in node.rows))
    return node


def _row(count: _Count, row: Row) -> Row:
    if not row.anchor:
        return row
    number = count.down() if count.belongs else count.up()
    first, *rest = row.cells
    return replace(row, cells=(f"{number} · {first}", *rest))
