"""Checking: every row read by its schema, and everything that is wrong reported at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from kit.domain.refusal import Refusal
from kit.imports.dates import Order, reading_of
from kit.imports.mapping import ColumnMapping
from kit.imports.schemas import Column, Schema
from kit.imports.tables import Notice, Row, Table
from kit.imports.values import Value, value_of
from kit.language import N_


class BadRow(NamedTuple):
    """A place in the file that cannot be imported, and why."""

    row: int
    """As the spreadsheet shows it."""
    column: str
    """The heading, ``""`` when it is about the whole row."""
    reason: Refusal


@dataclass(frozen=True, slots=True)
class Checked:
    """What a table would bring in. Nothing has been imported yet."""

    rows: tuple[dict[str, Any], ...]
    """The rows without a fault as plain JSON, by column and without what is empty, each with
    the number of its ``row``; none at all while there are problems."""
    bad: tuple[BadRow, ...]
    problems: tuple[Refusal, ...]
    """What is wrong with the table as a whole: a column that is missing or can be read twice."""
    notices: tuple[Notice, ...]
    masked: int
    """How many e-mail addresses and phone numbers were taken out of the texts."""

    @property
    def complete(self) -> bool:
        """Whether everything in the file can be imported as it is."""
        return not self.bad and not self.problems


class _Source(NamedTuple):
    """A column of the schema with its place in the table."""

    column: Column
    header: str
    place: int
    order: Order = ""


def check(table: Table, schema: Schema, mapping: ColumnMapping, *, dates: Order = "") -> Checked:
    """Read all rows and report all faults at once, in the order of the file.

    ``dates`` says how 03/04/2025 is read where the column itself cannot tell. The caller
    imports ``rows`` only when ``complete``, or when a person has accepted what is missing.
    """
    sources, unclear = _sources(table, schema, mapping, dates)
    problems = (*_missing(table, schema, mapping), *unclear)
    rows: list[dict[str, Any]] = []
    bad: list[BadRow] = []
    masked = 0
    seen: dict[tuple[Any, ...], int] = {}
    for row in table.rows:
        values, hidden, faults = _read(row, sources)
        if not faults:
            masked += hidden
            wrong = _wrong(row, values, schema, seen)
            faults = [BadRow(row.number, "", wrong)] if wrong else []
        bad += faults
        if not faults and not problems:
            rows.append({"row": row.number, **values})
    notices = (*table.notices, *_noticed(mapping, masked))
    return Checked(tuple(rows), tuple(bad), problems, notices, masked)


def _missing(table: Table, schema: Schema, mapping: ColumnMapping) -> list[Refusal]:
    have = {name for name, header in mapping.headers.items() if header in table.headers}
    headings = ", ".join(table.headers)
    why = N_("No column holds “{column}”, which is needed. The headings are: {headings}.")
    problems = [
        Refusal(why, {"column": column.label, "headings": headings})
        for column in schema.columns
        if column.required and column.name not in have
    ]
    if schema.one_of and not have & set(schema.one_of):
        why = N_("No column holds an answer to a question. The headings are: {headings}.")
        problems.append(Refusal(why, {"headings": headings}))
    return problems


def _sources(
    table: Table, schema: Schema, mapping: ColumnMapping, dates: Order
) -> tuple[list[_Source], list[Refusal]]:
    """Give the columns to read, and why those cannot be whose dates can be read in two ways."""
    sources: list[_Source] = []
    unclear: list[Refusal] = []
    places = {header: place for place, header in enumerate(table.headers)}
    for column in schema.columns:
        header = mapping.headers.get(column.name, "")
        if header not in places:
            continue
        place, order = places[header], dates
        if column.holds == "date":
            cells = ((row.number, row.cells[place]) for row in table.rows)
            found = reading_of(header, cells, dates)
            if isinstance(found, Refusal):
                unclear.append(found)
                continue
            order = found
        sources.append(_Source(column, header, place, order))
    return sources, unclear


def _read(row: Row, sources: Iterable[_Source]) -> tuple[dict[str, Any], int, list[BadRow]]:
    """Give the values of a row, how much was masked in them, and what is wrong with them."""
    if row.wrong:
        return {}, 0, [BadRow(row.number, "", row.wrong)]
    values: dict[str, Any] = {}
    hidden = 0
    faults: list[BadRow] = []
    for source in sources:
        result = value_of(row.cells[source.place], source.column, source.order)
        if isinstance(result, Refusal):
            faults.append(BadRow(row.number, source.header, result))
        elif isinstance(result, Value) and result.value not in (None, "", []):
            values[source.column.name] = result.value
            hidden += result.masked
    return values, hidden, faults


def _wrong(
    row: Row, values: dict[str, Any], schema: Schema, seen: dict[tuple[Any, ...], int]
) -> Refusal | None:
    """Give what is wrong with a row whose single values are right."""
    if schema.one_of and not any(name in values for name in schema.one_of):
        return Refusal(N_("No question is answered in this row."))
    own = tuple(values.get(name) for name in schema.unique)
    if own and None not in own:
        first = seen.setdefault(own, row.number)
        if first != row.number and set(schema.unique) & set(schema.private):
            return Refusal(N_("The same stands in row {row} already."), {"row": first})
        if first != row.number:
            why = N_("The same stands in row {row} already: {value}.")
            return Refusal(why, {"row": first, "value": ", ".join(map(str, own))})
    return None


def _noticed(mapping: ColumnMapping, masked: int) -> list[Notice]:
    notices: list[Notice] = []
    if mapping.left_out:
        text = N_("Columns that are not imported: {headers}.")
        notices.append(Notice(text, {"headers": ", ".join(mapping.left_out)}))
    if masked:
        text = N_(
            "E-mail addresses and phone numbers masked in the texts: {count}. Names cannot be "
            "recognised: look for them before you show the texts to others."
        )
        notices.append(Notice(text, {"count": masked}))
    return notices
