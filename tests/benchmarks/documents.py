"""How long a standard of hundreds of clauses takes as a Word file.

Beside it stands the same text through the library's own calls, a paragraph and a run at a time,
each styled by the name of its style: that is how the file was written before.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from io import BytesIO

from docx import Document as Word

from kit.standard.formats.docx import write
from kit.standard.nodes import (
    Column,
    Document,
    Facts,
    Heading,
    Node,
    Quote,
    Row,
    Section,
    Table,
    nodes_of,
)
from tests.benchmarks.harness import Row as Line
from tests.benchmarks.harness import Settings

_REACH = 3.0
"""Seconds."""
_COLUMNS = ("Vote", "Result", "Interval", "Turnout", "Notes")


def measure(settings: Settings) -> list[Line]:
    """Write a book of evidence as a Word file in both ways."""
    clauses = settings.size(500, 50)
    document = _book(clauses)
    write(document)  # what is loaded at first use is no part of it
    kit, plain = _seconds(lambda: write(document)), _seconds(lambda: _plainly(document))
    return [
        Line(
            f"{clauses} clauses with their evidence as a Word file",
            f"≤ {_REACH:.0f} s",
            f"{kit:.2f} s",
            ratio=f"the library's own calls ×{plain / kit:.1f} the time",
            numbers={"clauses": clauses, "kit_s": kit, "plain_s": plain},
        )
    ]


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _book(clauses: int) -> Document:
    nodes: list[Node] = []
    ledger: list[Row] = []
    for n in range(clauses):
        number = f"S-{n // 5 + 1}.M{n % 5 + 1}"
        nodes += [
            Heading(f"{number} · must · adopted", 3, number),
            Quote("You have waited three days, and that is on us. I stay on the line."),
            Quote("Call the warehouse, give a time, check it in the evening.", "We do"),
            Facts((
                ("Decision", ("Proved itself in trials",)),
                ("Authors", ("3 employees",)),
                ("Trials", ("24 trials, 80 % worked", "planned: 20")),
                ("Merged from", ("S-1.M2: You have waited",)),
            )),
            _table("evidence", [("Is it useful?", "12 of 15", "55 to 93 %", "15 of 17", "–")] * 2),
        ]  # fmt: skip
        ledger.append(Row((number, "kept", "You have waited three days", "an employee", "–")))
    sections = (
        Section("modules", "1. Speech modules", tuple(nodes)),
        Section("ledger", "Annex A", (Table("ledger", _columns(), tuple(ledger)),), annex=True),
    )
    return Document(
        "Standard", "Evidence", "DRAFT", "Version 1", "en", "evidence", 1, "2026-11-24", sections
    )


def _columns() -> tuple[Column, ...]:
    return tuple(Column(title, 3) for title in _COLUMNS)


def _table(key: str, rows: list[tuple[str, ...]]) -> Table:
    return Table(key, _columns(), tuple(map(Row, rows)))


def _plainly(document: Document) -> None:
    word = Word()
    for node in nodes_of(document):
        match node:
            case Heading():
                word.add_heading(node.text, node.level)
            case Quote():
                word.add_paragraph(node.label, "Caption")
                word.add_paragraph(node.text, "Quote")
            case Facts():
                for label, told in node.facts:
                    fact = word.add_paragraph(style="Body Text")
                    fact.add_run(label).bold = True
                    fact.add_run("\n".join(told))
            case Table():
                cells = [[column.title for column in node.columns], *(r.cells for r in node.rows)]
                made = word.add_table(len(cells), len(node.columns), "Table Grid")
                for row, texts in zip(made.rows, cells, strict=True):
                    for cell, text in zip(row.cells, texts, strict=True):
                        cell.paragraphs[0].add_run(text)
    word.save(BytesIO())
