"""The state of a workshop: what the events so far add up to.

``fold(events)`` is a pure function of the events; every view, chart and document is
computed from its result.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from kit.domain.activities import Activity
from kit.domain.events import Ballot, DrawnGroup, Event, Scored, VoteValue
from kit.domain.items import Binding, Decision


@dataclass(slots=True)
class Participant:
    """Somebody in the room."""

    id: str
    at: float
    name: str = ""
    groups: dict[str, str] = field(default_factory=dict)
    language: str = "en"
    credit: bool = False


@dataclass(slots=True)
class Session:
    """One session of the workshop and its agenda."""

    key: str
    order: list[str] = field(default_factory=list)
    failed_cell: int | None = None
    error: str = ""
    prepared: bool = False


@dataclass(slots=True)
class Run:
    """How an activity is going."""

    activity: Activity
    state: str = "waiting"
    """``waiting``, ``open`` or ``closed``."""
    shown: bool = False
    closes_at: float | None = None


@dataclass(slots=True)
class Wording:
    """One version of an item's text, and who wrote it when and why."""

    version: int
    fields: dict[str, str]
    actor: str
    at: float
    reason: str = ""


@dataclass(slots=True)
class Comment:
    """What somebody said about an item."""

    actor: str
    text: str
    at: float


@dataclass(slots=True)
class Trial:
    """One try of a wording in a real dialogue."""

    actor: str
    at: float
    version: int
    outcome: str
    seconds: float | None
    naturalness: int | None
    channel: str
    by: str


@dataclass(slots=True)
class Plan:
    """How a module is to be tried."""

    wanted: int
    watch: str = ""


@dataclass(slots=True)
class Item:
    """Something collected: a situation, a speech module or another kind."""

    id: str
    kind: str
    activity: str
    author: str
    at: float
    wordings: list[Wording]
    within: str = ""
    of: str = ""
    parents: tuple[str, ...] = ()
    merged_into: str = ""
    hidden: bool = False
    withdrawn: bool = False
    tags: tuple[str, ...] = ()
    decision: Decision | None = None
    decided_version: int = 0
    reason: str = ""
    binding: Binding = "should"
    comments: list[Comment] = field(default_factory=list)
    trials: list[Trial] = field(default_factory=list)
    plan: Plan | None = None
    approved_version: int = 0
    """The version that was approved after trials, 0 for none."""

    @property
    def fields(self) -> dict[str, str]:
        """The current wording."""
        return self.wordings[-1].fields

    @property
    def version(self) -> int:
        """Number of the current wording, from 1."""
        return self.wordings[-1].version

    @property
    def seen(self) -> bool:
        """Whether phones and wall may show it."""
        return not (self.hidden or self.withdrawn or self.merged_into)


Given = tuple[int, VoteValue]
"""A vote as it is kept: the version voted on, and the value."""


@dataclass(slots=True)
class Box:
    """The votes of one activity."""

    votes: dict[str, dict[str, Given]] = field(default_factory=dict)
    """By item, then by participant."""
    pairs: dict[tuple[str, str, str], tuple[str, bool]] = field(default_factory=dict)
    """Pairwise: (participant, lesser id, greater id) to (winner, tie)."""
    secret: dict[str, set[str]] = field(default_factory=dict)
    """Secret: by participant, what they have voted on (an item, or ``lesser|greater``)."""
    ballots: list[Ballot] = field(default_factory=list)
    """Secret: the ballots counted so far, unsigned."""
    paper: dict[tuple[str, str], tuple[int, VoteValue, int]] = field(default_factory=dict)
    """On paper: (item, value as text) to (version, value, how many)."""
    voters: dict[str, int] = field(default_factory=dict)
    """Participant to the number of votes that stand: turnout counts those above zero."""

    @property
    def turnout(self) -> int:
        """How many people have a vote here."""
        return sum(1 for n in self.voters.values() if n > 0)


@dataclass(slots=True)
class Play:
    """The role plays of one activity."""

    ready: list[str] = field(default_factory=list)
    """Who takes part, in the order they said so."""
    rounds: list[tuple[DrawnGroup, ...]] = field(default_factory=list)
    scores: dict[tuple[int, int], Scored] = field(default_factory=dict)
    """By round (from 1) and group (from 0); the last sheet of a group counts."""

    def place_of(self, who: str) -> tuple[int, DrawnGroup] | None:
        """Give the number and the group of somebody in the present round."""
        for number, group in enumerate(self.rounds[-1] if self.rounds else ()):
            if who in group.roles:
                return number, group
        return None


@dataclass(slots=True)
class Workshop:
    """Everything known of a workshop after the event number ``seq``."""

    seq: int = 0
    title: str = ""
    language: str = "en"
    code: str = ""
    pack: str = ""
    session: str = ""
    current: str = ""
    participants: dict[str, Participant] = field(default_factory=dict)
    secrets: dict[str, str] = field(default_factory=dict)
    """Hash of a phone's secret to the participant's id."""
    sessions: dict[str, Session] = field(default_factory=dict)
    runs: dict[str, Run] = field(default_factory=dict)
    """Activities by id."""
    items: dict[str, Item] = field(default_factory=dict)
    boxes: dict[str, Box] = field(default_factory=dict)
    plays: dict[str, Play] = field(default_factory=dict)
    tables: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    """Imported rows by table; claims carry their ``theme``."""
    sources: dict[str, str] = field(default_factory=dict)
    """Where each table came from."""
    skipped: dict[str, str] = field(default_factory=dict)
    """Tables left out of the audit, with the reason."""
    gates: dict[str, str] = field(default_factory=dict)
    """Steps that were passed although something lacked, with the reason."""
    apart: set[frozenset[str]] = field(default_factory=set)
    """Pairs of items that are not duplicates, by the facilitator's word."""
    strange: int = 0
    """Events of kinds that this version of the kit does not know."""

    def agenda(self) -> list[Run]:
        """Give the activities of the open session in order; opening and imports are not for the room."""
        session = self.sessions.get(self.session)
        runs = [self.runs[key] for key in session.order if key in self.runs] if session else []
        return [run for run in runs if run.activity.does not in ("opening", "tables")]

    def of_kind(self, kind: str) -> list[Item]:
        """Give the items of a kind that phones may see, oldest first."""
        return [item for item in self.items.values() if item.kind == kind and item.seen]

    def on_ballot(self, activity: Activity) -> list[Item]:
        """Give the items a vote is about: seen, and not dropped."""
        return [item for item in self.of_kind(activity.kind) if item.decision != "drop"]

    def play(self, activity: str) -> Play:
        """Give the role plays of an activity, none if there are none yet."""
        return self.plays.get(activity) or Play()

    def box(self, activity: str) -> Box:
        """Give the votes of an activity, an empty box if there are none yet."""
        return self.boxes.get(activity) or Box()


def fold(events: Iterable[Event], onto: Workshop | None = None) -> Workshop:
    """Add events to a state, an empty one by default, and give the state.

    ``onto`` is changed in place: a server folds a million votes without copying.
    """
    from kit.domain.folding import FOLD, strange  # noqa: PLC0415 - the steps need these classes

    state = onto if onto is not None else Workshop()
    for event in events:
        FOLD.get(type(event.body), strange)(state, event, event.body)
        state.seq = event.seq
    return state
