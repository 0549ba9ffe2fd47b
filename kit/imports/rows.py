"""What is imported: one typed row for each kind of table. No names of people are among them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Claim:
    """What a client claimed or complained of; it belongs to situations, never to a person."""

    row: int
    """Row of the file it came from; so in all kinds below."""
    text: str
    number: str = ""
    date: date | None = None
    channel: str = ""
    theme: str = ""


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


@dataclass(frozen=True, slots=True)
class Coding:
    """The techniques that one coder saw in one turn, none if ``techniques`` is empty."""

    row: int
    dialogue: str
    turn: int
    coder: str
    techniques: tuple[str, ...] = ()


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


@dataclass(frozen=True, slots=True)
class Employee:
    """One employee under a pseudonym, with the groups that people declare when they join."""

    row: int
    employee: str
    role: str = ""
    experience: str = ""
    branch: str = ""


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
