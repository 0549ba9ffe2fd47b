"""A clause: one entry of the standard with everything that stands behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kit.domain.items import Binding
from kit.standard.nodes import Mark
from kit.standard.number_words import Number

Status = Literal["draft", "adopted", "rework", "dropped"]
"""Not decided yet, adopted, sent back for rework, or dropped."""


@dataclass(frozen=True, slots=True)
class Part:
    """One filled-in field of a form."""

    name: str
    label: str
    text: str
    brief: bool = False
    """Whether it is an answer of a few words, which stands on one line with its label."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """What one criterion of a rating, or the support of a dot vote, came to."""

    name: str
    label: str
    estimate: float | None
    low: float | None
    high: float | None
    n: int
    why: str = ""
    """Why there is no figure."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One vote's result for one clause, as figures and in words."""

    activity: str
    vote: str
    method: str
    unit: str
    n: int
    voted: int
    present: int
    estimate: float | None
    low: float | None
    high: float | None
    counts: dict[str, int]
    criteria: tuple[Criterion, ...]
    paper: int
    inherited: int
    contested: bool
    rank: int
    result: str
    interval: str
    turnout: str
    notes: str
    words: str
    """All of it as one line."""


@dataclass(frozen=True, slots=True)
class Source:
    """An entry that went into a merged one, with its own wording and votes."""

    number: str
    parts: tuple[Part, ...]
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of wording: what stood before, who changed it in which role, and why."""

    version: int
    by: str
    reason: str
    before: tuple[Part, ...]
    evidence: tuple[Evidence, ...]
    """Votes that stand on the wording before: a decision may rest on them."""


@dataclass(frozen=True, slots=True)
class Authors:
    """Who wrote a clause: names only by consent and only of what was adopted."""

    names: tuple[str, ...]
    unnamed: int
    words: str


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


@dataclass(frozen=True, slots=True)
class Clause:
    """One entry of the standard with everything that stands behind it."""

    number: str
    item: str
    kind: str
    parts: tuple[Part, ...]
    status: Status
    status_words: str
    binding: Binding | None
    """Only of adopted clauses."""
    binding_words: str
    version: int
    decided_version: int
    changed: str
    """A sentence when the wording changed after the decision, else empty."""
    reason: str
    authors: Authors
    evidence: tuple[Evidence, ...]
    warnings: tuple[str, ...]
    """Groups that reject it: reasons for a second look."""
    sources: tuple[Source, ...]
    merged_because: str
    """Why a merge has a wording of its own, or empty."""
    edits: tuple[Edit, ...]
    comments: tuple[str, ...]
    tags: tuple[str, ...]
    within: str
    """Number of the clause it belongs to, or empty."""
    variant_of: str
    """Number of the clause it is a variant of, or empty."""
    variants: tuple[str, ...] = ()
    """Numbers of the other wordings for the same situation."""
    trials: Trials | None = None
    """Only of kinds that are tried in real dialogues."""
    approval: Approval | None = None
    played: tuple[Played, ...] = ()
    flags: tuple[str, ...] = ()
    """For programs: ``company_only``, ``norm_without_when``, ``norm_without_not``, or
    ``stop_phrase:`` and the number of the phrase."""
    links: tuple[str, ...] = ()
    """Numbers of the modules a story led to, or of the expectations a requirement meets; not of
    principles."""
    principles: tuple[str, ...] = ()
    """Numbers of the principles it follows."""
    note: str = ""
    """What became of trying an idea."""
    marks: tuple[Mark, ...] = ()
    """Its situation, stage, channel and the like: what readers choose clauses by."""
    waits: bool = False
    """Whether the draft waits for a decision on it."""

    @property
    def all_evidence(self) -> tuple[tuple[int, Evidence], ...]:
        """Each result with the version of the wording it is about, the present one first."""
        earlier = (
            (edit.version - 1, found) for edit in reversed(self.edits) for found in edit.evidence
        )
        return (*((self.version, found) for found in self.evidence), *earlier)

    @property
    def headline(self) -> str:
        """The text that stands for the clause in a list."""
        return self.parts[0].text if self.parts else ""

    def part(self, name: str) -> str:
        """Give the text of a field, or nothing."""
        return next((part.text for part in self.parts if part.name == name), "")
