"""What the sessions collected beside clauses: expectations, register, quiz, baseline, freedom."""

from __future__ import annotations

from dataclasses import dataclass

OF_MODULES = ("points", "naturalness", "usefulness")
"""Figures of the baseline that each speech module has."""


@dataclass(frozen=True, slots=True)
class Number:
    """A figure with its range; without an estimate where it may not be shown."""

    n: int
    estimate: float | None
    low: float | None
    high: float | None
    words: str
    """The figure with its range, or why there is none."""


@dataclass(frozen=True, slots=True)
class Expected:
    """One client expectation of the matrix."""

    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Action:
    """One action of ours, or a requirement, and the expectations that it meets."""

    number: str
    """Of a requirement; empty for an action named with an expectation."""
    text: str
    meets: tuple[str, ...]
    """Numbers of the expectations."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Client expectations and our actions, many to many."""

    expectations: tuple[Expected, ...] = ()
    actions: tuple[Action, ...] = ()
    without_action: tuple[str, ...] = ()
    """Numbers of expectations that nothing meets."""
    without_expectation: tuple[str, ...] = ()
    """Numbers of requirements that meet no expectation."""


@dataclass(frozen=True, slots=True)
class Registered:
    """One situation of the register."""

    number: str
    item: str
    text: str
    kind: str
    typical: str
    difficulty: Number
    frequency: Number
    themes: tuple[str, ...]
    """Themes of claims that went into it."""
    claims: int
    modules: int
    """Adopted speech modules."""
    status: str


@dataclass(frozen=True, slots=True)
class ThemeFate:
    """One theme of the claims and what became of it."""

    theme: str
    claims: int
    situations: tuple[str, ...]
    """Numbers of the situations it went into."""
    reason: str
    """Why it was dropped, or empty."""
    words: str


@dataclass(frozen=True, slots=True)
class Answered:
    """What one quiz says of one question."""

    number: str
    item: str
    activity: str
    share: Number
    """Share of right answers."""
    discrimination: Number
    """Correlation with the rest of the quiz."""


@dataclass(frozen=True, slots=True)
class Quiz:
    """One understanding quiz."""

    activity: str
    title: str
    people: int
    reliability: Number
    """KR-20."""
    questions: tuple[Answered, ...]


@dataclass(frozen=True, slots=True)
class BaseFigure:
    """One figure of the test-training from which the introduction starts."""

    measured: str
    """For programs, as in ``kit.standard.baseline``."""
    label: str
    activity: str
    number: str
    """The clause it is about, or empty."""
    about: str
    """The wording, meaning point or statement it is about, or empty."""
    unit: str
    """``share`` or ``rating``."""
    value: Number


@dataclass(frozen=True, slots=True)
class Introduction:
    """What the introduction plan begins with: the baseline, and training needs, weakest first."""

    baseline: tuple[BaseFigure, ...] = ()
    needs: tuple[BaseFigure, ...] = ()


@dataclass(frozen=True, slots=True)
class Authority:
    """What employees may decide themselves, as one module says it."""

    number: str
    text: str
    status: str


@dataclass(frozen=True, slots=True)
class Freedom:
    """How far adopted clauses oblige; shares are of all that is adopted, so without a range."""

    must: int = 0
    should: int = 0
    free: int = 0
    share: float | None = None
    """Of "must" among the adopted clauses."""
    warnings: tuple[str, ...] = ()
    """Of kinds with more "must" than the workshop wanted at most."""


@dataclass(frozen=True, slots=True)
class Authorship:
    """How much of the adopted standard employees wrote."""

    with_employee: int = 0
    of: int = 0
    share: float | None = None
    wanted: float | None = None
    """The share that the facilitator wants; ``None`` while none is set."""
    words: str = ""


@dataclass(frozen=True, slots=True)
class PulseChange:
    """How one statement of the pulse changed, and that nothing here is shown to be the cause."""

    statement: str
    difference: Number
    """Of the means, in points of the scale from 1 to 5."""
    effect: float | None
    """Hedges' g."""
    caution: str
    words: str
