"""What trials in real dialogues and role plays say of a clause."""

from __future__ import annotations

from dataclasses import dataclass


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
    estimate: float | None
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Played:
    """The observers' sheets of one activity on a clause's present wording."""

    activity: str
    n: int
    """Sheets, not people."""
    share: float | None
    """Share of all points that were said."""
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
class Coverage:
    """How far the standard covers one situation."""

    number: str
    item: str
    about: str
    adopted: int
    """Adopted speech modules: each is one wording that may be used."""
    variants: int
    """How many of these wordings really differ from each other."""
    schemes: int
    """Adopted behaviour schemes."""
    stageless: tuple[str, ...]
    """Numbers of those that name no stage."""
    stages: tuple[str, ...]
    """Stages of a conversation that modules and schemes are for, in words."""
    channels: tuple[str, ...]
    """Where they are used, in words."""
    tried: int
    """How many of them were tried in their present wording."""
    approved: int
    played: int
    """How often the situation was drawn in role plays."""
    gaps: tuple[str, ...]
    """The empty cells, in words."""


@dataclass(frozen=True, slots=True)
class StopHit:
    """An adopted entry that holds a STOP-phrase."""

    number: str
    phrase_number: str
    phrase: str
    matched: str
    """The words of the entry."""
    replacement: str


@dataclass(frozen=True, slots=True)
class RoleTrials:
    """How trials went when people of one role made them; never of fewer than five people."""

    role: str
    label: str
    n: int
    estimate: float | None
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class TrialsByRole:
    """The trials of one kind of clause by who tried."""

    kind: str
    title: str
    shown: tuple[RoleTrials, ...]
    hidden: tuple[str, ...]
    """Roles without figures, in words."""
    lines: tuple[str, ...]
    """Which trials are in no figure and why, and the effect of who tried."""
    notes: tuple[str, ...] = ()
    """The rule of the advice, how often it is wrong, and that clients were not drawn by lot."""


@dataclass(frozen=True, slots=True)
class PulseWave:
    """The answers to one statement before or after a test-training; no mean under five."""

    activity: str
    when: str
    """``before`` or ``after``."""
    when_words: str
    statement: str
    n: int
    estimate: float | None
    low: float | None
    high: float | None
    words: str
