"""What an activity is to the core: one contract, the same for the kit's own and for others'.

An activity is a folder that holds an :class:`ActivityType`. Whoever needs to know something of
an activity asks its type (:func:`kit.domain.registry.type_of`) and never its name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any, Literal

from kit.domain.activities import Activity
from kit.domain.commands import Command
from kit.domain.events import Body
from kit.domain.items import Choices
from kit.domain.refusal import Refusal
from kit.domain.workshop import Item, Run, Workshop
from kit.language import N_

Rule = Callable[[Workshop, Any, Any, float], list[Body] | Refusal]
"""``rule(state, actor, command, now)``: the events that carry a command out, or why not.

It may raise :class:`~kit.domain.refusal.Refused`, as what it asks first does.
"""

Step = Callable[[Workshop, Any, Any], None]
"""``step(state, event, body)``: what an event does to the state."""

Place = str
"""``module:name`` of something that is fetched when it is needed: Jupyter comes late."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Which parts of whose view an event changes."""

    for_all: frozenset[str] = frozenset()
    for_actor: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class ActivityType:
    """One kind of activity: everything that the rest of the kit needs to know of it."""

    key: str
    """What stands in ``Activity.does`` and in the log."""
    title: str
    """What it is called when the notebook gives no title; may hold ``{kinds}``."""
    call: Place
    """The session's method of this name declares it: ``module:function``."""
    desk: Place
    """The widget on the desk, called with the bench and the activity's id."""

    # --- what it is ---------------------------------------------------------------------
    needs_kind: bool = True
    """Whether it is about a kind of item."""
    kind_is_item: bool = True
    """Whether ``kind`` names a kind of item; for imports it names a table."""
    for_room: bool = True
    """Whether it stands in the room's agenda; else only the facilitator works on it."""
    answered: bool = False
    """Whether phones take part in it: it is opened and closed."""
    beside: bool = False
    """Whether it runs on, for weeks, beside whatever is current."""
    ballot: bool = False
    """Whether answers go into a box; a secret one is opened when it closes. Its results are
    shown once nobody can answer any more."""
    tallied: bool = False
    """Whether its ballots are tallied as votes on the items of its kind."""
    shows_others: bool = False
    """Whether phones see what others wrote while it is open."""
    reveals: bool = False
    """Whether its results are shown to the room, and taken back."""
    show_label: str = N_("Show on the wall")
    """What the desk's button says where nothing is answered: it only shows something."""
    counts_items: bool = False
    """Whether the wall says how many entries have come in."""

    offers: Mapping[str, Choices] = field(default_factory=dict)
    """Answers that phones and desk offer in it beside a form, by question: keys and words."""

    # --- rules --------------------------------------------------------------------------
    takes: frozenset[type[Command]] = frozenset()
    """Commands of the core that it takes as answers."""
    takes_from_desk: frozenset[type[Command]] = frozenset()
    """Further ones that only the facilitator may give in it."""
    rules: Mapping[type[Command], Rule] = field(default_factory=dict)
    """Its own commands, each with its rule."""
    steps: Mapping[type[Body], Step] = field(default_factory=dict)
    """Its own events, each with what it does to the state."""
    secret: Mapping[type[Command], str] = field(default_factory=dict)
    """By its own command: the part that is a secret ballot; it never stands in the log signed."""
    left: Callable[[Workshop, str], None] = lambda *_: None
    """Takes somebody who was taken out of the workshop out of its own state as well."""
    state: Callable[[], Any] | None = None
    """Makes the state of its own, kept in ``Workshop.own`` under its key."""
    unfit: Callable[[Activity], Refusal | None] = lambda _activity: None
    """Why an activity cannot be held as it was declared."""
    bars: Mapping[type[Command], Callable[[Workshop, Run], Refusal | None]] = field(
        default_factory=dict
    )
    """By command of the core (open, reveal, vote): why it cannot be carried out now."""
    on_scale: Callable[[Any, Item | None], bool] | None = None
    """Whether a value is an answer of its ballot, where the method does not say so."""
    lacks: Mapping[str, Callable[[Workshop], Sequence[Refusal]]] = field(default_factory=dict)
    """By step of the method: what it still lacks, in words."""

    # --- views --------------------------------------------------------------------------
    changes: Mapping[type[Body], Changes] = field(default_factory=dict)
    """By event: the parts of the view that it changes."""
    follows_items: frozenset[str] = frozenset()
    """Further parts of the view that change with any entry while it is current."""
    items: Callable[[Workshop, Run, str], list[Any]] = lambda *_: []
    """The items that one participant sees in it."""
    parts: Mapping[str, Callable[[Workshop, Run, str | None], Any]] = field(default_factory=dict)
    """Further personal parts of the view, by name."""
    results: Callable[[Workshop, Activity], list[dict[str, Any]] | None] | None = None
    """Its results, where they are not the tallies of its items."""
    wall_parts: Mapping[str, Callable[[Workshop, Run], Any]] = field(default_factory=dict)
    """Further parts of the view that walls get and phones do not, by name."""
    names: Callable[[Workshop, Run, str], AbstractSet[str]] = lambda *_: frozenset()
    """The parts that name a participant: they change with what somebody says of themselves."""
    voters: Callable[[Workshop, Activity], AbstractSet[str]] = lambda *_: frozenset()
    """Ids of those who have answered: a vote of theirs stands, an entry, a trial. Only
    participants are counted."""

    # --- faces --------------------------------------------------------------------------
    phone: str = ""
    """Script beside the call's module that exports ``phone``: how it looks and speaks there."""
    wall: str = ""
    """Script that exports ``wall``, where the wall shows it in a way of its own."""
    simulated: Place = ""
    """What a simulated person does in it."""
    chapters: Place = ""
    """Its chapters of the documents."""
    without: Mapping[Literal["phone", "chapters"], str] = field(default_factory=dict)
    """Of these two faces the ones that it does without, each with the reason."""

    def takes_from(self, role: str, command: type[Command]) -> bool:
        """Whether this command is an answer that somebody in this role may give in it."""
        from_desk = role == "facilitator" and command in self.takes_from_desk
        return command in self.takes or command in self.rules or from_desk

    def barred(self, command: type[Command], state: Workshop, run: Run) -> Refusal | None:
        """Say why a command of the core cannot be carried out on a run now, ``None`` if it can."""
        bar = self.bars.get(command)
        return bar(state, run) if bar else None
