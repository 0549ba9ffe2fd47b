"""What trials in real dialogues and role plays say of a clause."""

from __future__ import annotations

from dataclasses import dataclass

from kit.standard.number_words import Number


@dataclass(frozen=True, slots=True)
class Trials:
    """The trials of a clause's present wording, as figures and in words."""

    n: int
    people: int
    """How many made them."""
    outcomes: dict[str, int]
    """How many worked, partly worked and failed."""
    by: dict[str, int]
    """How many were made by whom. Counts only: results by role need five people."""
    earlier: int
    """Trials of earlier wordings; they enter no figure."""
    wanted: int
    """Trials planned, 0 without a plan."""
    watch: str
    """What counts as a success, said beforehand."""
    estimate: float | None
    """The chance that it works: posterior mean, with trials of one person weighed down."""
    low: float | None
    high: float | None
    compared: float | None
    """The chance drawn towards what all modules have in common: to compare modules by."""
    p0: float
    """The chance to beat."""
    rated: int
    """People who rated naturalness."""
    naturalness: float | None
    """The mean of their ratings; never of fewer than five."""
    decision: str
    """``keep``, ``rework``, ``drop`` or ``more``: advice, not a decision."""
    advice: str
    words: str


@dataclass(frozen=True, slots=True)
class Point:
    """How often one meaning point was said in role plays, in any words."""

    text: str
    said: Number


@dataclass(frozen=True, slots=True)
class Played:
    """The observers' sheets of one activity on a clause's present wording."""

    activity: str
    n: int
    """Sheets, not people."""
    share: Number
    """Share of all points that were said; of fewer than five sheets without an estimate."""
    points: tuple[Point, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Approval:
    """Whether a clause is approved after its trials, and if not, what blocks it."""

    approved: bool
    version: int
    """The version that was approved, 0 for none."""
    blockers: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class StopHit:
    """An adopted entry that holds a STOP-phrase."""

    number: str
    phrase_number: str
    phrase: str
    matched: str
    """The words of the entry."""
    replacement: str
