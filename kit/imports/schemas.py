"""The kinds of tables that can be imported: their columns, and the typed rows they become.

No names of people are among them. What the columns may be headed with stands in ``columns/``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Generic, Literal, TypeVar

from kit.imports.words import Choices, words_of
from kit.language import N_

T = TypeVar("T")

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
class Schema(Generic[T]):
    """A kind of table: its columns, the type of its rows, and what must not come twice."""

    key: str
    label: str
    make: Callable[..., T]
    columns: tuple[Column, ...]
    unique: tuple[str, ...] = ()
    """Columns that together tell rows apart; rows without a value in one are not compared."""
    one_of: tuple[str, ...] = ()
    """Columns of which each row needs at least one."""
    private: tuple[str, ...] = ()
    """Columns that tell who somebody is: their values are never shown, in no message either.
    Of a table that has some, columns that are not imported are not shown at all."""

    def column(self, name: str) -> Column:
        """Give the column of this name.

        Raises:
            KeyError: there is none.
        """
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)


def _schema(
    key: str, label: str, make: Callable[..., T], *columns: Column, **more: tuple[str, ...]
) -> Schema[T]:
    """Make a schema whose columns know their headings and answers."""
    known = (replace(one, **words_of(key, one.name)._asdict()) for one in columns)
    return Schema(key, label, make, tuple(known), **more)


_DATE = Column("date", N_("date"), "date")
_CHANNEL = Column("channel", N_("channel"), "choice")
_NUMBER = Column("number", N_("number"), "code")
_DIALOGUE = Column("dialogue", N_("dialogue"), "code", required=True)
_TURN = Column("turn", N_("turn"), "whole", required=True, least=1, most=10_000)
_EMPLOYEE = Column("employee", N_("employee"), "code", required=True)


@dataclass(frozen=True, slots=True)
class Claim:
    """What a client claimed or complained of; it belongs to situations, never to a person."""

    row: int
    """Row of the file it came from; so in all rows below."""
    text: str
    number: str = ""
    date: date | None = None
    channel: str = ""
    theme: str = ""


CLAIMS = _schema(
    "claims",
    N_("claims"),
    Claim,
    Column("text", N_("text of the claim"), "text", required=True),
    _NUMBER,
    _DATE,
    _CHANNEL,
    Column("theme", N_("theme"), "code"),
    unique=("number",),
)


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a dialogue."""

    row: int
    dialogue: str
    turn: int
    speaker: str
    """``client`` or ``agent``."""
    text: str
    date: date | None = None
    channel: str = ""


DIALOGUES = _schema(
    "dialogues",
    N_("dialogues"),
    Turn,
    _DIALOGUE,
    _TURN,
    Column("speaker", N_("who speaks"), "choice", required=True),
    Column("text", N_("words"), "text", required=True),
    _DATE,
    _CHANNEL,
    unique=("dialogue", "turn"),
)


@dataclass(frozen=True, slots=True)
class Coding:
    """The techniques that one coder saw in one turn, none if ``techniques`` is empty."""

    row: int
    dialogue: str
    turn: int
    coder: str
    techniques: tuple[str, ...] = ()


CODINGS = _schema(
    "codings",
    N_("technique codes"),
    Coding,
    _DIALOGUE,
    _TURN,
    Column("coder", N_("coder"), "code", required=True),
    Column("techniques", N_("techniques"), "codes"),
    unique=("dialogue", "turn", "coder"),
)


@dataclass(frozen=True, slots=True)
class SurveyAnswer:
    """One client's answers; a question that was not answered is ``None`` or ``""``."""

    row: int
    number: str = ""
    date: date | None = None
    channel: str = ""
    csat: int | None = None
    """Satisfaction, 1 to 5."""
    nps: int | None = None
    """Would recommend, 0 to 10."""
    ces: int | None = None
    """It was easy, 1 to 7."""
    best: str = ""
    """What was done best."""


SURVEY = _schema(
    "survey",
    N_("client survey"),
    SurveyAnswer,
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


@dataclass(frozen=True, slots=True)
class Employee:
    """One employee under a pseudonym, with the groups that people declare when they join."""

    row: int
    employee: str
    role: str = ""
    experience: str = ""
    branch: str = ""


ROSTER = _schema(
    "roster",
    N_("roster"),
    Employee,
    _EMPLOYEE,
    Column("role", N_("role"), "code"),
    Column("experience", N_("experience"), "choice"),
    Column("branch", N_("branch"), "code"),
    unique=("employee",),
    private=("employee",),
)


@dataclass(frozen=True, slots=True)
class Trial:
    """One trial of a speech module in a real dialogue."""

    row: int
    module: str
    employee: str
    outcome: str
    """``settled``, ``partly`` or ``not_settled``: the client's question, in this dialogue."""
    who: str
    """Who tried: ``facilitator``, ``experienced`` or ``other``."""
    number: str = ""
    date: date | None = None
    channel: str = ""
    seconds: int | None = None
    naturalness: int | None = None
    """How natural it felt, 1 to 5."""
    title: str = ""
    """What the file calls the module, beside its code."""


TRIALS = _schema(
    "trials",
    N_("trials"),
    Trial,
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


SCHEMAS: dict[str, Schema[Any]] = {
    schema.key: schema for schema in (CLAIMS, DIALOGUES, CODINGS, SURVEY, ROSTER, TRIALS)
}
"""Every kind of table, by its key."""
