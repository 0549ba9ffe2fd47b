"""The kinds of tables that can be imported: their columns, and what a row of each must have.

No names of people are among them. What the columns may be headed with stands in ``columns/``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from kit.imports.words import Choices, words_of
from kit.language import N_

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


def _schema(key: str, *columns: Column, **more: tuple[str, ...]) -> Schema:
    """Make a schema whose columns know their headings and answers."""
    known = (replace(one, **words_of(key, one.name)._asdict()) for one in columns)
    return Schema(key, tuple(known), **more)


_DATE = Column("date", N_("date"), "date")
_CHANNEL = Column("channel", N_("channel"), "choice")
_NUMBER = Column("number", N_("number"), "code")
_DIALOGUE = Column("dialogue", N_("dialogue"), "code", required=True)
_TURN = Column("turn", N_("turn"), "whole", required=True, least=1, most=10_000)
_EMPLOYEE = Column("employee", N_("employee"), "code", required=True)

CLAIMS = _schema(
    "claims",
    Column("text", N_("text of the claim"), "text", required=True),
    _NUMBER,
    _DATE,
    _CHANNEL,
    Column("theme", N_("theme"), "code"),
    unique=("number",),
)
"""What clients claimed or complained of; a claim belongs to situations, never to a person."""

DIALOGUES = _schema(
    "dialogues",
    _DIALOGUE,
    _TURN,
    Column("speaker", N_("who speaks"), "choice", required=True),
    Column("text", N_("words"), "text", required=True),
    _DATE,
    _CHANNEL,
    unique=("dialogue", "turn"),
)
"""Dialogues, a row a turn."""

CODINGS = _schema(
    "codings",
    _DIALOGUE,
    _TURN,
    Column("coder", N_("coder"), "code", required=True),
    Column("techniques", N_("techniques"), "codes"),
    unique=("dialogue", "turn", "coder"),
)
"""The techniques that one coder saw in one turn: none if there are no ``techniques``."""

SURVEY = _schema(
    "survey",
    _NUMBER,
    _DATE,
    _CHANNEL,
    Column("csat", N_("satisfaction, 1–5"), "whole", least=1, most=5),
    Column("nps", N_("would recommend, 0–10"), "whole", least=0, most=10),
    Column("ces", N_("it was easy, 1–7"), "whole", least=1, most=7),
    Column("best", N_("what was done best"), "text"),
    unique=("number",),
    one_of=("csat", "nps", "ces", "best"),
)
"""Clients' answers, a row a client."""

ROSTER = _schema(
    "roster",
    _EMPLOYEE,
    Column("role", N_("role"), "code"),
    Column("experience", N_("experience"), "choice"),
    Column("branch", N_("branch"), "code"),
    unique=("employee",),
    private=("employee",),
)
"""Employees under a pseudonym, with the groups that people declare when they join."""

TRIALS = _schema(
    "trials",
    Column("module", N_("speech module"), "code", required=True),
    Column("title", N_("what the module is called"), "text"),
    _EMPLOYEE,
    Column("outcome", N_("outcome"), "choice", required=True),
    _NUMBER,
    _DATE,
    _CHANNEL,
    Column("seconds", N_("seconds"), "whole", least=1, most=36_000),
    Column("naturalness", N_("naturalness, 1–5"), "whole", least=1, most=5),
    Column("who", N_("who tried"), "choice", required=True),
    unique=("number",),
)
"""Trials of speech modules in real dialogues. ``outcome`` is of the client's question there;
``title`` is what the file calls the module, beside its code."""

SCHEMAS = {schema.key: schema for schema in (CLAIMS, DIALOGUES, CODINGS, SURVEY, ROSTER, TRIALS)}
"""Every kind of table, by its key."""
