"""The document as a tree: sections made of seven kinds of nodes, before any format gives it a look.

All sentences are in the document's language already. Beside the words stand records: the same
as plain values, so that a program need not read prose.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal

from kit.charts.drawing import Chart
from kit.standard.editions import FILES, Edition

Plain = str | int | float | bool | None
Values = Mapping[str, Plain]

EMPTY = "–"
"""Stands in a cell where there is nothing: a gap shall be seen."""

Fact = tuple[str, tuple[str, ...]]
"""A label and what stands behind it, line by line."""

Mark = tuple[str, str]
"""What a reader may choose clauses by: a label such as Channel, and a value of it."""


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a table for programs; rows of one table have the same names."""

    table: str
    values: Values


def plain_values(one: Any, *without: str) -> dict[str, Plain]:
    """Give the fields of a dataclass that are plain values; several texts become one."""
    found: dict[str, Plain] = {}
    for part in fields(one):
        value = getattr(one, part.name)
        if part.name in without:
            continue
        if part.type == "tuple[str, ...]":
            found[part.name] = "; ".join(value)
        elif value is None or isinstance(value, Plain):
            found[part.name] = value
    return found


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of what follows: level 2 within a section, level 3 of one clause."""

    text: str
    level: int = 2
    anchor: str = ""
    """Number of the clause that begins here, or empty."""
    marks: tuple[Mark, ...] = ()
    """Of that clause."""
    node: Literal["heading"] = "heading"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words of the document itself; ``leads`` when they belong to the node that follows."""

    text: str
    leads: bool = False
    node: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True, slots=True)
class Bullets:
    """Short lines of equal weight; ``name`` says for programs what they answer, or is empty."""

    lines: tuple[str, ...]
    name: str = ""
    node: Literal["bullets"] = "bullets"


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody wrote, its lines kept; ``label`` names the field it answers, or is empty.

    ``name`` is the field's name for programs, in the standard.
    """

    text: str
    label: str = ""
    name: str = ""
    node: Literal["quote"] = "quote"


@dataclass(frozen=True, slots=True)
class Facts:
    """Labelled facts; ``inline`` ones are of a few words and share a line."""

    facts: tuple[Fact, ...]
    inline: bool = False
    proof: str = ""
    """Number of a clause: the last fact leads to it in the evidence book."""
    records: tuple[Record, ...] = ()
    node: Literal["facts"] = "facts"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; widths of one table are in proportion to each other."""

    title: str
    width: float


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, and below the table what no column holds."""

    cells: tuple[str, ...]
    records: tuple[Record, ...] = ()
    below: tuple[Fact, ...] = ()
    anchor: str = ""
    """Number of the clause that stands in this row, or empty."""
    marks: tuple[Mark, ...] = ()
    """Of that clause."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``key`` says for programs what it is about."""

    key: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    gaps: tuple[str, ...] = ()
    """Cells with these words are gaps of the standard, to be seen at a glance."""
    node: Literal["table"] = "table"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that stands by itself: in words, as records, and where it has one as a chart.

    A format that draws the chart gives its title and takes the words for those who do not see it.
    """

    words: str
    records: tuple[Record, ...] = ()
    chart: Chart | None = None
    node: Literal["figure"] = "figure"


Node = Heading | Paragraph | Bullets | Quote | Facts | Table | Figure


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter or an annex of the document."""

    key: str
    title: str
    """With its number or letter."""
    nodes: tuple[Node, ...]
    annex: bool = False
    follows: bool = False
    """Whether it is so short that it shares the page of the section before."""


@dataclass(frozen=True, slots=True)
class Document:
    """An edition of a draft standard as it stood on a day."""

    title: str
    subject: str
    mark: str
    """DRAFT, in the document's language; empty in a final edition."""
    version_words: str
    language: str
    edition: Edition
    version: int
    """Number of the last event of the log that this draft is made from."""
    date: str
    """ISO date of the export."""
    sections: tuple[Section, ...] = ()
    records: tuple[Record, ...] = ()
    """Of the whole document: what programs need and no node of it holds."""
    label: str = ""
    """Version of the standard that the consultant set, such as 0.3; empty until then, and in
    the evidence book, which the log numbers."""
    schema: int = field(default=6)
    """Of this shape; from 6 on another workshop can take the standard in."""

    @property
    def name(self) -> str:
        """What its files are called, before their table and suffix."""
        return FILES[self.edition] if self.mark or not self.label else f"standard-{self.label}"


def drawn(chart: Chart) -> Figure:
    """Give a chart as a node."""
    return Figure(chart.words, chart=chart)


def nodes_of(document: Document) -> Iterator[Node]:
    """Give all nodes of a document, in order."""
    for section in document.sections:
        yield from section.nodes


def records_of(document: Document) -> dict[str, list[Values]]:
    """Give all records of a document, by table and in the order in which they stand."""
    held = [record for node in nodes_of(document) for record in _records(node)]
    found: dict[str, list[Values]] = {}
    for record in (*held, *document.records):
        found.setdefault(record.table, []).append(record.values)
    return found


def _records(node: Node) -> Iterable[Record]:
    if isinstance(node, Table):
        return (record for row in node.rows for record in row.records)
    return node.records if isinstance(node, Facts | Figure) else ()
