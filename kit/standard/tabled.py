"""What imported tables say, as the document holds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a table with its interval, or the reason why none is given."""

    name: str
    """For programs: ``csat``, ``alpha``; of claims the theme, empty for those without one."""
    label: str
    n: int
    """Answers, claims or dialogues that the figure rests on."""
    unit: str
    """``share``, ``difference`` (of two shares), ``rating`` or ``coefficient``."""
    estimate: float | None
    low: float | None
    high: float | None
    result: str
    interval: str
    note: str
    """The reason where there is no estimate; else what to know when reading it."""
    words: str
    """All of it as one line."""
    count: int | None = None
    """Of a theme: its claims."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """How far coders agree on one technique, or on all together: figures never alone."""

    technique: str
    n: int
    """Dialogues that two or more coders coded."""
    percent: Figure
    alpha: Figure
    ac1: Figure

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The three figures, in the order in which they stand side by side."""
        return (self.percent, self.alpha, self.ac1)


@dataclass(frozen=True, slots=True)
class TableFindings:
    """What one table of the audit says, or why it says nothing."""

    table: str
    """``claims``, ``survey`` or ``codings``."""
    label: str
    status: Literal["imported", "left_out", "missing"]
    words: str
    """The reason of a table that was left out, or that it is missing; else its file."""
    n: int = 0
    """Claims, answered questionnaires or coded dialogues."""
    quotes: tuple[str, ...] = ()
    """What clients say was done best: the first few."""
    praised: int = 0
    """How many clients said what was done best."""
    figures: tuple[Figure, ...] = ()
    """Indices of satisfaction, or themes of claims: their counts add up to ``n``."""
    agreement: tuple[Agreed, ...] = ()
    """All techniques together first, then the least agreed on."""

    @property
    def without_theme(self) -> int:
        """How many claims have no theme."""
        return sum(one.count or 0 for one in self.figures if not one.name)
