"""Checking: every row read by its schema, and everything that is wrong reported at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from kit.domain.refusal import Refusal
from kit.imports.dates import Order, reading_of
from kit.imports.mapping import ColumnMapping
from kit.imports.schemas import Column, Schema
from kit.imports.tables import Notice, Row, Table
from kit.imports.values import Value, value_of
from kit.language import N_

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class BadRow:
    """A place in the file that cannot be imported, and why."""

    row: int
    """As the spreadsheet shows it."""
    column: str
    """The heading, ``""`` when it is about the whole row."""
    reason: Refusal


@dataclass(frozen=True, slots=True)
class Checked(Generic[T]):
    """What a table would bring in. Nothing has been imported yet."""

    rows: tuple[T, ...]
    """The rows without a fault; none at all while there are problems."""
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


@dataclass(slots=True)
class _Tally:
    """What checking has found so far."""

    bad: list[BadRow]
    masked: int = 0


@dataclass(frozen=True, slots=True)
class _Source:
    """A column of the schema with its place in the table."""

    column: Column
    header: str
    place: int
    order: Order = ""


def check(
    table: Table, schema: Schema[T], mapping: ColumnMapping, *, dates: Order = ""
) -> Checked[T]:
    """Read all rows and report all faults at once, in the order of the file.

    ``dates`` says how 03/04/2025 is read where the column itself cannot tell. The caller
    imports ``rows`` only when ``complete``, or when a person has accepted what is missing.
    """
    problems = _missing(table, schema, mapping)
    sources, unclear = _sources(table, schema, mapping, dates)
    tally = _Tally([])
    rows: list[T] = []
    seen: dict[tuple[Any, ...], int] = {}
    for row in table.rows:
        values = _read(row, sources, tally)
        if values is None:
            continue
        if wrong := _wrong(row, values, schema, seen):
            tally.bad.append(BadRow(row.number, "", wrong))
        elif not problems and not unclear:
            rows.append(schema.make(row=row.number, **values))
    problems += unclear
    return Checked(
        tuple(rows),
        tuple(tally.bad),
        problems,
        (*table.notices, *_noticed(mapping, tally)),
        tally.masked,
    )


def _missing(table: Table, schema: Schema[T], mapping: ColumnMapping) -> tuple[Refusal, ...]:
    have = {name for name, header in mapping.headers.items() if header in table.headers}
    lacking = [column for column in schema.columns if column.required and column.name not in have]
    headings = ", ".join(table.headers)
    problems = [
        Refusal(
            N_("No column holds “{column}”, which is needed. The headings are: {headings}."),
            {"column": column.label, "headings": headings},
        )
        for column in lacking
    ]
    if schema.one_of and not have & set(schema.one_of):
        why = N_("No column holds an answer to a question. The headings are: {headings}.")
        problems.append(Refusal(why, {"headings": headings}))
    return tuple(problems)


def _sources(
    table: Table, schema: Schema[T], mapping: ColumnMapping, dates: Order
) -> tuple[tuple[_Source, ...], tuple[Refusal, ...]]:
    """Give the columns to read, and those whose dates could be read in two ways."""
    sources: list[_Source] = []
    unclear: list[Refusal] = []
    places = {header: place for place, header in enumerate(table.headers)}
    for column in schema.columns:
        header = mapping.headers.get(column.name, "")
        if header not in places:
            continue
        place = places[header]
        if column.holds != "date":
            sources.append(_Source(column, header, place))
            continue
        reading = reading_of(header, ((row.number, row.cells[place]) for row in table.rows), dates)
        if reading.problem:
            unclear.append(reading.problem)
        else:
            sources.append(_Source(column, header, place, reading.order))
    return tuple(sources), tuple(unclear)


def _read(row: Row, sources: Iterable[_Source], tally: _Tally) -> dict[str, Any] | None:
    """Give the values of a row; ``None`` if one of them is wrong, each reported."""
    if row.wrong:
        tally.bad.append(BadRow(row.number, "", row.wrong))
        return None
    values: dict[str, Any] = {}
    good = True
    hidden = 0
    for source in sources:
        result = value_of(row.cells[source.place], source.column, source.order)
        if isinstance(result, Refusal):
            tally.bad.append(BadRow(row.number, source.header, result))
            good = False
        elif isinstance(result, Value):
            values[source.column.name] = result.value
            hidden += result.masked
    if good:
        tally.masked += hidden
    return values if good else None


def _wrong(
    row: Row, values: dict[str, Any], schema: Schema[T], seen: dict[tuple[Any, ...], int]
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


def _noticed(mapping: ColumnMapping, tally: _Tally) -> list[Notice]:
    notices: list[Notice] = []
    if mapping.left_out:
        text = N_("Columns that are not imported: {headers}.")
        notices.append(Notice(text, {"headers": ", ".join(mapping.left_out)}))
    if tally.masked:
        text = N_(
            "E-mail addresses and phone numbers masked in the texts: {count}. Names cannot be "
            "recognised: look for them before you show the texts to others."
        )
        notices.append(Notice(text, {"count": tally.masked}))
    return notices
