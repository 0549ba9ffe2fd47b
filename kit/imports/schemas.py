"""The kinds of tables that can be imported: their columns, and what a row of each must have.

They stand in ``schemas.toml``; no names of people are among them. What the columns may be headed
with stands in ``columns/``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from kit.imports.words import Choices, words_of

Holds = Literal["text", "code", "date", "whole", "choice", "codes"]
"""A text is masked; a code is short and no address; codes are several, split by ; , or |."""


@dataclass(frozen=True, slots=True)
class Column:
    """One thing to import: what it is called here and in the headings of tables."""

    name: str
    label: str
    holds: Holds
    required: bool = False
    least: int = 0
    most: int = 0
    """Bounds of a whole number, both allowed."""
    headings: tuple[str, ...] = ()
    choices: Choices | None = None


@dataclass(frozen=True, slots=True)
class Schema:
    """A kind of table: its columns, and what must not come twice."""

    key: str
    columns: tuple[Column, ...]
    unique: tuple[str, ...] = ()
    """Columns that together tell rows apart; rows without a value in one are not compared."""
    one_of: tuple[str, ...] = ()
    """Columns of which each row needs at least one."""
    private: tuple[str, ...] = ()
    """Columns that tell who somebody is: their values are never shown, in no message either.
    Of a table that has some, columns that are not imported are not shown at all."""


_TOLD: dict[str, dict[str, Any]] = tomllib.loads(
    Path(__file__).with_suffix(".toml").read_text("utf-8")
)
_SHARED = {column["name"]: column for column in _TOLD.pop("shared")["columns"]}


def _schema(key: str, columns: Iterable[Mapping[str, Any]], **more: Iterable[str]) -> Schema:
    """Make a schema whose columns know their headings and answers."""
    told = (_SHARED.get(one["name"], {}) | one for one in columns)
    known = (Column(**one, **words_of(key, one["name"])._asdict()) for one in told)
    return Schema(key, tuple(known), **{name: tuple(names) for name, names in more.items()})


SCHEMAS = {key: _schema(key, **told) for key, told in _TOLD.items()}
"""Every kind of table, by its key."""
