"""The state of a workshop: what the events so far add up to.

``fold(events)`` is a pure function of the events; every view, chart and document is
computed from its result.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from kit.domain.activities import Activity
from kit.domain.answers import Box, Given, Theme
from kit.domain.door import Door, Limits
from kit.domain.items import Binding, Decision, Kind
from kit.domain.kinds import KINDS, in_order
from kit.domain.profile import Profile
from kit.domain.suggestion import Suggestion
from kit.language import OwnText

RunState = Literal["waiting", "open", "closed"]


@dataclass(slots=True)
class Participant:
    """Somebody in the room."""

    id: str
    at: float
    name: str = ""
    groups: dict[str, str] = field(default_factory=dict)
    language: str = "en"
    credit: bool = False
    sent: float = 0.0
    """Answers and entries that still count for the pace, when the last one came."""
    sent_at: float = 0.0
    fast: bool = False
    """Whether more came in a minute, once, than the pace allows by half."""
    entries: dict[str, int] = field(default_factory=dict)
    """Entries and comments by activity, those taken back included."""
    characters: int = 0
    """Written so far."""


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
    for_room: bool = True
    """Whether it stands in the room's agenda."""
    answered: bool = False
    """Whether phones take part in it."""
    beside: bool = False
    """Whether it runs on beside whatever is current."""
    state: RunState = "waiting"
    shown: bool = False
    told: bool = False
    """Whether results were ever shown, though they may have been taken back."""
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
    activity: str = ""


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
    imported: bool = False
    """Whether it came in a table, and not from a phone."""


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
    hidden_because: str = ""
    withdrawn: bool = False
    tags: tuple[str, ...] = ()
    decision: Decision | None = None
    decided_version: int = 0
    decided_at: float = 0.0
    """When it was decided on last; 0 for never."""
    reason: str = ""
    binding: Binding = "should"
    comments: list[Comment] = field(default_factory=list)
    trials: list[Trial] = field(default_factory=list)
    plan: Plan | None = None
    approved_version: int = 0
    """The version that was approved after trials, 0 for none."""
    links: tuple[str, ...] = ()
    """What the facilitator said that it belongs with, beside ``within``."""
    note: str = ""
    """What became of trying an idea."""
    named: bool = False
    """Whether its author was told that the facilitator sees the name."""
    suggestion: str = ""
    """The suggestion that its author took up, so that the first wording is a pack's."""

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

    @property
    def stands(self) -> bool:
        """Whether the workshop goes on with it: it is seen, and was not dropped."""
        return self.seen and self.decision != "drop"


@dataclass(slots=True)
class Removed:
    """Somebody who was taken out, and all that left the counts with them."""

    person: Participant
    reason: str
    at: float
    votes: list[tuple[str, str, Given]] = field(default_factory=list)
    """By activity and item."""
    pairs: list[tuple[str, tuple[str, str, str], tuple[str, bool]]] = field(default_factory=list)
    """By activity and pair: what was chosen."""
    trials: list[tuple[str, Trial]] = field(default_factory=list)
    comments: list[tuple[str, Comment]] = field(default_factory=list)
    entries: list[str] = field(default_factory=list)
    """Items that nobody else had worked on: they are hidden."""

    @property
    def answers(self) -> int:
        """How many votes and trials left the counts."""
        return len(self.votes) + len(self.pairs) + len(self.trials)


@dataclass(slots=True)
class Workshop:
    """Everything known of a workshop after the event number ``seq``."""

    seq: int = 0
    title: str = ""
    language: str = "en"
    code: str = ""
    rooms: tuple[str, ...] = ()
    """The rooms that it was merged from, if it was."""
    pack: str = ""
    session: str = ""
    current: str = ""
    wall: str = ""
    """What is shown on the wall while phones stay with the current activity; ``""`` for that."""
    participants: dict[str, Participant] = field(default_factory=dict)
    secrets: dict[str, str] = field(default_factory=dict)
    """Hash of a phone's secret to the participant's id."""
    removed: dict[str, Removed] = field(default_factory=dict)
    """Who was taken out of the workshop, by id, with all that left the counts."""
    shared: bool = False
    """Whether participants may read and keep the standard."""
    door: Door = field(default_factory=Door)
    limits: Limits = field(default_factory=Limits)
    tickets: dict[str, str] = field(default_factory=dict)
    """What the log keeps of each printed ticket, to the participant who used it, or ``""``."""
    sessions: dict[str, Session] = field(default_factory=dict)
    runs: dict[str, Run] = field(default_factory=dict)
    """Activities by id."""
    kinds: dict[str, Kind] = field(default_factory=dict)
    """Kinds of items that the log itself defines: its own, and those of extensions."""
    items: dict[str, Item] = field(default_factory=dict)
    suggestions: dict[str, Suggestion] = field(default_factory=dict)
    """What packs offer, by id; see :meth:`suggested` for what is still to be taken up."""
    boxes: dict[str, Box] = field(default_factory=dict)
    own: dict[str, Any] = field(default_factory=dict)
    """What activity types keep for themselves; see :func:`kit.domain.registry.own`."""
    tables: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    """Imported rows by table; claims carry their ``theme``."""
    sources: dict[str, str] = field(default_factory=dict)
    """Where each table came from."""
    skipped: dict[str, str] = field(default_factory=dict)
    """Tables left out of the audit, with the reason."""
    themes: dict[str, Theme] = field(default_factory=dict)
    """What became of the themes of the claims, by name."""
    wanted_share: float | None = None
    """Share of the standard that employees should have written, by the facilitator's word."""
    profile: Profile = field(default_factory=Profile)
    """Where the company serves its clients; everywhere, until somebody says it."""
    gates: dict[str, str] = field(default_factory=dict)
    """Steps that were passed although something lacked, with the reason."""
    apart: set[frozenset[str]] = field(default_factory=set)
    """Pairs of items that are not duplicates, by the facilitator's word."""
    strange: int = 0
    """Events of kinds that this version of the kit does not know."""

    def agenda(self) -> list[Run]:
        """Give the activities of the open session that are for the room, in order."""
        session = self.sessions.get(self.session)
        runs = [self.runs[key] for key in session.order if key in self.runs] if session else []
        return [run for run in runs if run.for_room]

    def running(self) -> list[Run]:
        """Give what is open for phones to answer and has to be closed before another opens."""
        runs = self.runs.values()
        return [run for run in runs if run.state == "open" and run.answered and not run.beside]

    def beside(self) -> list[Run]:
        """Give what is open beside the current activity, whatever session the room is in."""
        keys = (key for session in self.sessions.values() for key in session.order)
        runs = (self.runs[key] for key in keys if key in self.runs and key != self.current)
        return [run for run in runs if run.state == "open" and run.beside]

    def kind(self, key: str) -> Kind:
        """Give a kind of item, installed or defined by the log.

        One that nobody knows any more has its key for a name, and a form without questions.
        """
        return KINDS.get(key) or self.kinds.get(key) or Kind(key, OwnText(key), OwnText(key), ())

    def all_kinds(self) -> dict[str, Kind]:
        """Give every kind of item, installed or defined by the log, by its place."""
        return in_order({**self.kinds, **KINDS})

    def of_kind(self, kind: str) -> list[Item]:
        """Give the items of a kind that phones may see, oldest first."""
        return [item for item in self.items.values() if item.kind == kind and item.seen]

    def kept(self, kind: str) -> list[Item]:
        """Give the items of a kind that stand, oldest first: seen, and not dropped."""
        return [item for item in self.items.values() if item.kind == kind and item.stands]

    def suggested(self, kind: str) -> list[Suggestion]:
        """Give what packs offer of a kind and nobody has taken up, in the packs' order.

        What was taken back may be taken up again; what was merged, hidden or dropped was seen.
        """
        offered = [one for one in self.suggestions.values() if one.kind == kind]
        taken = {item.suggestion for item in self.items.values() if not item.withdrawn}
        return [one for one in offered if one.id not in taken]

    def to_try(self, kind: str) -> list[Item]:
        """Give the items of a kind to try with clients: the adopted ones, if there are any."""
        standing = self.kept(kind)
        return [item for item in standing if item.decision == "adopt"] or standing

    def standing(self, key: str) -> Item | None:
        """Give the item that one was merged into in the end, or itself."""
        item = self.items.get(key)
        while item is not None and item.merged_into:
            item = self.items.get(item.merged_into)
        return item

    def around(self, item: Item) -> str:
        """Give the id of what an item belongs to now, merges followed; ``""`` for none."""
        found = self.standing(item.within)
        return found.id if found else ""

    def on_ballot(self, activity: Activity) -> list[Item]:
        """Give the items a vote is about: seen, and not dropped."""
        return self.kept(activity.kind)

    def box(self, activity: str) -> Box:
        """Give the votes of an activity, an empty box if there are none yet."""
        return self.boxes.get(activity) or Box()
