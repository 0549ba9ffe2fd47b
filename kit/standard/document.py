"""The document: what a draft standard says, before any format gives it a look.

All sentences are in the document's language already; numbers stand beside the sentences
that tell them, so that a program need not read prose.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from kit.standard.clause import Clause
from kit.standard.collected import (
    Authority,
    Authorship,
    Freedom,
    Introduction,
    Matrix,
    PulseChange,
    Quiz,
    Registered,
    ThemeFate,
)
from kit.standard.tabled import TableFindings
from kit.standard.trying import Coverage, PulseWave, StopHit, TrialsByRole

Fate = Literal["kept", "merged", "hidden", "withdrawn", "dropped"]
"""What became of a contribution; each has exactly one."""


@dataclass(frozen=True, slots=True)
class Contributions:
    """How many contributions came in: the sum of what became of them."""

    came_in: int
    kept: int
    merged: int
    hidden: int
    withdrawn: int
    dropped: int


@dataclass(frozen=True, slots=True)
class Passport:
    """What the title page and the first chapter say of the document as a whole."""

    title: str
    language: str
    version: int
    """Number of the last event of the log that this draft is made from."""
    date: str
    """ISO date of the export."""
    present: int
    """How many people joined the workshop."""
    contributions: Contributions
    contributors: tuple[str, ...]
    """Names, by consent, of authors of adopted clauses."""


@dataclass(frozen=True, slots=True)
class Section:
    """Clauses that belong together; ``about`` is what they are about, or empty."""

    number: str
    about: str
    clauses: tuple[Clause, ...]
    key: str = ""
    """Which table shows them instead of one clause after the other, or empty."""
    note: str = ""
    quotes: tuple[str, ...] = ()
    """What clients said, in their own words."""
    lead: str = ""
    """Which table stands before the clauses, or empty."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """Clauses that are not dropped and belong together: of one kind, or of several.

    ``kind`` names the first of them; ``audit`` and ``introduction`` are no kinds of clauses.
    """

    kind: str
    title: str
    intro: str
    sections: tuple[Section, ...]

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses of all sections, in order."""
        return tuple(clause for section in self.sections for clause in section.clauses)


@dataclass(frozen=True, slots=True)
class HowToRead:
    """Binding levels and how far the standard obliges."""

    paragraphs: tuple[str, ...]
    levels: tuple[tuple[str, str, int], ...]
    """Name of a level, its meaning, and how many adopted clauses have it."""
    summary: str
    freedom: Freedom = field(default_factory=Freedom)
    authority: tuple[Authority, ...] = ()
    """What employees may decide alone, as their modules say."""
    authorship: Authorship = field(default_factory=Authorship)


@dataclass(frozen=True, slots=True)
class Vote:
    """One vote of the workshop, and what it was about."""

    activity: str
    title: str
    method: str
    privacy: str
    turnout: int
    present: int
    words: str


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One contribution and what became of it."""

    number: str
    kind: str
    date: str
    author: str
    fate: Fate
    fate_words: str
    into: str
    text: str


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the evidence and its meaning."""

    word: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Standard:
    """A draft standard."""

    passport: Passport
    how_to_read: HowToRead
    chapters: tuple[Chapter, ...] = ()
    dropped: tuple[Clause, ...] = ()
    votes: tuple[Vote, ...] = ()
    ledger: tuple[LedgerRow, ...] = ()
    glossary: tuple[Term, ...] = ()
    lacking: tuple[str, ...] = ()
    """What the draft still lacks, in sentences."""
    coverage: tuple[Coverage, ...] = ()
    """A row for each situation that was not dropped."""
    stop_hits: tuple[StopHit, ...] = ()
    """Adopted entries that hold a STOP-phrase."""
    by_role: tuple[TrialsByRole, ...] = ()
    pulse: tuple[PulseWave, ...] = ()
    tables: tuple[TableFindings, ...] = ()
    """Imported tables of the audit; empty where no audit was held."""
    matrix: Matrix = field(default_factory=Matrix)
    register: tuple[Registered, ...] = ()
    """The situations, the hardest, most frequent and most claimed first."""
    themes: tuple[ThemeFate, ...] = ()
    quizzes: tuple[Quiz, ...] = ()
    introduction: Introduction = field(default_factory=Introduction)
    pulse_changes: tuple[PulseChange, ...] = ()
    schema: int = field(default=3)

    @property
    def standing(self) -> tuple[Clause, ...]:
        """All clauses of the chapters, in order."""
        return tuple(clause for chapter in self.chapters for clause in chapter.clauses)

    @property
    def undecided(self) -> tuple[Clause, ...]:
        """The clauses nobody has decided on, of kinds that need a decision."""
        return tuple(clause for clause in self.standing if clause.waits)

    @property
    def sent_back(self) -> tuple[Clause, ...]:
        """The clauses that were sent back for rework."""
        return tuple(clause for clause in self.standing if clause.status == "rework")
