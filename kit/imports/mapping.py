"""Which heading of a table is which column of a schema: suggested, then for a person to change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kit.imports.schemas import Schema
from kit.imports.tables import Table
from kit.language.texts import normalised

_ALIKE = 88
"""Likeness of a misspelt heading to a known one, of 100; short words must fit exactly."""
_SHORT = 5


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """The headings that are imported, by column name. What is not named here stays out."""

    headers: Mapping[str, str]
    left_out: tuple[str, ...]
    """Headings that nobody asked for: names of clients, for one, never come in."""

    def changed(self, column: str, header: str) -> ColumnMapping:
        """Give the mapping with a column taken from another heading, from none if ``""``.

        A heading feeds one column: the one it fed before goes without.
        """
        kept = {name: own for name, own in self.headers.items() if name != column and own != header}
        every = dict.fromkeys([*self.headers.values(), *self.left_out])
        new = {**kept, column: header} if header else kept
        return ColumnMapping(new, tuple(own for own in every if own not in new.values()))


def suggest_mapping(table: Table, schema: Schema) -> ColumnMapping:
    """Match headings in English, Ukrainian, Russian or Polish; misspelt ones by likeness.

    Columns are served in their order, each by its best heading, and no heading twice.
    """
    free = {header: normalised(header) for header in table.headers}
    matched: dict[str, str] = {}
    for likeness in (_same, _like):
        for column in schema.columns:
            if column.name in matched:
                continue
            known = [normalised(heading) for heading in (column.name, *column.headings)]
            scores = {header: likeness(text, known) for header, text in free.items()}
            best = max(scores, key=lambda header: scores[header], default="")
            if best and scores[best]:
                matched[column.name] = best
                del free[best]
    names = (column.name for column in schema.columns if column.name in matched)
    return ColumnMapping({name: matched[name] for name in names}, tuple(free))


def _same(text: str, known: list[str]) -> float:
    """Rate a heading by its place among the known ones: the first is the most telling."""
    return 1 / (1 + known.index(text)) if text in known else 0.0


def _like(text: str, known: list[str]) -> float:
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 - phones' pages need none of it

    if len(text) < _SHORT:
        return 0.0
    best = max(ratio(text, heading) for heading in known if heading)
    return best if best >= _ALIKE else 0.0
