"""Which parts of whose view an event changes, so that only those are sent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kit.domain import door as d
from kit.domain import events as e
from kit.domain.activity_type import ActivityType
from kit.domain.events import Event
from kit.domain.registry import changes, parts, type_of, wall_parts
from kit.domain.workshop import Item, Run, Workshop
from kit.room.item_views import shows_others
from kit.room.views import current_run

SHARED = ("room", "agenda", "current", "choices", "suggested", "results", "turnout", "asks")
"""Parts that are the same for all phones, or for all walls."""


def shared_parts() -> tuple[str, ...]:
    """Give the parts that are the same for all walls; phones get the fixed ones among them."""
    return (*SHARED, *sorted(wall_parts()))


def personal_parts() -> tuple[str, ...]:
    """Give the parts that differ from one participant to the next."""
    return ("me", "items", "beside", *sorted(parts()))


_STAGE = frozenset(
    {"agenda", "current", "choices", "suggested", "results", "turnout", "items", "beside"}
)
_EVERYTHING = _STAGE | {"room"}
_AGENDA = (e.SessionOpened, e.AgendaSet, e.ActivityDeclared)
_WHOLE_STAGE = (*_AGENDA, e.ActivityOpened, e.ActivityClosed, e.ItemDecided)
"""Events that change what activities add to a view as well."""
_FOR_ALL: dict[type, frozenset[str]] = {
    e.WorkshopStarted: frozenset({"room"}),
    e.Entered: frozenset({"room", "turnout"}),
    e.SessionOpened: _EVERYTHING,
    e.AgendaSet: _EVERYTHING,
    e.ActivityDeclared: _STAGE,
    e.KindDefined: _STAGE,
    e.ActivityOpened: _STAGE,
    e.ActivityClosed: _STAGE,
    e.ResultsShown: frozenset({"current", "items", "results"}),
    e.TimerSet: frozenset({"current"}),
    e.UrnEmptied: frozenset({"results"}),
    e.PaperCounted: frozenset({"results", "turnout"}),
    # What is dropped is no answer of a form any more.
    e.ItemDecided: frozenset({"items", "results", "choices", "current", "beside"}),
    e.Erased: frozenset({"room"}),
    d.DoorSet: frozenset({"room"}),
    d.StandardShared: frozenset({"room"}),
    d.ParticipantRemoved: _EVERYTHING,
    e.ProfileSet: frozenset({"current", "beside", "suggested"}),
    e.SuggestionsOffered: frozenset({"suggested"}),
    e.ItemClassified: frozenset({"items", "results", "beside"}),
}
_WRITES = (e.ItemAdded, e.ItemRevised, e.Commented)
_TOUCHES_ITEMS = (*_WRITES, e.ItemWithdrawn, e.ItemHidden, e.ItemsMerged)


def _type_of(run: Run | None) -> ActivityType:
    return type_of(run.activity.does if run else "")


def _asks_for(state: Workshop, run: Run, item: Item) -> bool:
    """Whether the form offers such items as answers: a new client type is one at once."""
    return any(field.of == item.kind for field in state.kind(run.activity.kind).fields)


@dataclass(slots=True)
class ChangedParts:
    """What has changed since views were last sent, to phones or to walls."""

    wall: bool = False
    for_all: set[str] = field(default_factory=set)
    for_one: dict[str, set[str]] = field(default_factory=dict)
    """By participant."""

    def __bool__(self) -> bool:
        return bool(self.for_all or self.for_one)

    def _one(self, who: str, *parts: str) -> None:
        self.for_one.setdefault(who, set()).update(parts)

    def add(self, state: Workshop, events: Iterable[Event]) -> None:
        """Take note of what these events change."""
        run = current_run(state, wall=self.wall)
        own = _type_of(run).parts
        for event in events:
            body = event.body
            self.for_all |= _FOR_ALL.get(type(body), frozenset())
            if isinstance(body, _WHOLE_STAGE):
                self.for_all |= parts() | wall_parts()
            if made := changes().get(type(body)):
                self.for_all |= made.for_all
                self._one(event.actor, *made.for_actor)
            if isinstance(body, e.Entered) and run and run.shown:
                self.for_all.add("results")  # they say of how many
            if isinstance(body, (e.Entered, e.Introduced, e.Erased, d.ParticipantRemoved)):
                self._person(state, run, body.participant)
            elif isinstance(body, (e.Voted, e.VotedSecretly)):
                self.for_all.add("turnout")
                self._one(event.actor, "items", *own)
                if run and run.shown:
                    self.for_all.add("results")
            elif isinstance(body, _TOUCHES_ITEMS):
                self._item(state, event)

    def _person(self, state: Workshop, run: Run | None, who: str) -> None:
        self._one(who, "me", "items", "beside", *_type_of(run).parts)
        if run:
            self.for_all |= _type_of(run).names(state, run, who)

    def _item(self, state: Workshop, event: Event) -> None:
        run = current_run(state, wall=self.wall)
        adding, item = isinstance(event.body, e.ItemAdded), state.items[event.body.item]
        self.for_all.add("turnout")
        if run and run.activity.within:
            self.for_all.add("choices")
        if item.suggestion:
            self.for_all.add("suggested")
        known = _type_of(run)
        self.for_all |= known.follows_items
        if run and run.shown:
            self.for_all.add("results")
        if run and _asks_for(state, run, item):
            self.for_all.add("current")
        if not adding or any(
            item in state.to_try(one.activity.kind) or _asks_for(state, one, item)
            for one in state.beside()
        ):
            self.for_all.add("beside")
        if not adding or (run and shows_others(run)):
            self.for_all |= {"items", *known.parts}
        else:
            self._one(event.actor, "items")
