"""What a simulated participant knows at one moment, from view and deeds, and does next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

from kit.domain.activities import SCALE
from kit.domain.registry import fetch, type_of
from kit.rehearsal.character import Character

_MOST_TRIES = 3
"""How often somebody tries to join, or to write where that is refused, before giving up."""
View = Mapping[str, Any]
"""The ``view`` of the room's protocol."""


@dataclass(frozen=True)
class Action:
    """Something a person does: a command of the protocol, still without its id."""

    command: dict[str, Any]
    seconds: float = 5.0
    """Median time that it takes people, reading and typing on a phone included."""
    second_thought: bool = False
    owes: dict[str, str] | None = None
    """The complete entry, when this is only the short first version of it."""

    @property
    def do(self) -> str:
        """What kind of command it is."""
        return str(self.command["do"])


@dataclass
class Deeds:
    """What a person remembers of what they did: a view comes later than a deed."""

    tries: Counter[tuple[str, str]] = field(default_factory=Counter)
    """By activity and ``do``; refused tries count, but for the first few entries."""
    refused: Counter[str] = field(default_factory=Counter)
    """By activity: entries that were refused and are still to be written."""
    votes: dict[tuple[str, str], tuple[int, Any]] = field(default_factory=dict)
    """By activity and item: version and value."""
    pairs: set[tuple[str, frozenset[str]]] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)
    owed: dict[str, dict[str, str]] = field(default_factory=dict)
    """By first line: the complete wording of an entry that was begun short."""

    def note(self, action: Action, view: View) -> None:
        """Remember an action, taken on this view."""
        command = action.command
        activity = str(command.get("activity") or (view.get("current") or {}).get("id", ""))
        self.tries[(activity, "second" if action.second_thought else action.do)] += 1
        if action.do == "vote":
            self._note_vote(activity, command, view)
        elif action.do == "comment":
            self.texts.add(command["text"])
        elif action.do in ("add", "revise"):
            first = next(iter(command["fields"].values()))
            self.texts.add(first)
            self.owed.pop(first, None)
            if action.owes:
                self.owed[first] = action.owes

    def take_back(self, action: Action) -> None:
        """Remember that an action was refused, as when its activity closed meanwhile.

        An entry is still to be written then, once that can be done; nobody insists for ever.
        """
        activity = str(action.command.get("activity"))
        if action.do != "add" or self.refused[activity] == _MOST_TRIES:
            return
        self.refused[activity] += 1
        self.tries[activity, "add"] -= 1
        first = next(iter(action.command["fields"].values()))
        self.texts.discard(first)
        self.owed.pop(first, None)

    def _note_vote(self, activity: str, command: dict[str, Any], view: View) -> None:
        item, value = command["item"], command["value"]
        if isinstance(value, dict) and "over" in value:
            self.pairs.add((activity, frozenset((item, value["over"]))))
            return
        version = next((one["version"] for one in view["items"] if one["id"] == item), 1)
        self.votes[(activity, item)] = (version, value)


@dataclass(frozen=True)
class Moment:
    """All a person knows while deciding what to do in the current activity."""

    view: View
    current: Mapping[str, Any]
    character: Character
    deeds: Deeds
    random: Random

    @property
    def activity(self) -> str:
        """The id of the current activity."""
        return str(self.current["id"])

    @property
    def items(self) -> list[dict[str, Any]]:
        """The items of the current activity, in the order this phone shows them."""
        return list(self.view.get("items") or ())

    @property
    def headline(self) -> str:
        """Name of the field that stands for a whole item."""
        return str(self.current["form"][0]["name"])

    def text(self, item: Mapping[str, Any]) -> str:
        """Give the words by which an item is judged."""
        return str(item["fields"].get(self.headline, ""))

    def tries(self, do: str) -> int:
        """How often this person did so in this activity."""
        return self.deeds.tries[self.activity, do]


def given(moment: Moment, item: Mapping[str, Any]) -> bool:
    """Whether this version of an item has this person's vote, seen or remembered."""
    if item.get("my_vote") is not None:
        return True
    version, _ = moment.deeds.votes.get((moment.activity, item["id"]), (0, None))
    return bool(version == item["version"])


def more(moment: Moment) -> Action:
    """Ask for the next batch of items."""
    return Action({"do": "more", "activity": moment.activity}, seconds=1.0)


def rating(opinion: float) -> int:
    """Give the rating from 1 to 5 that an opinion comes to."""
    low, high = SCALE
    return min(high, max(low, round(3.2 + opinion)))


def next_action(view: View, character: Character, deeds: Deeds, random: Random) -> Action | None:
    """Give what this person does next, or ``None`` as long as there is nothing to do.

    Depends on its arguments alone and changes none but ``random``; the caller tells
    :meth:`Deeds.note` what was really done.
    """
    if not view.get("me"):
        return _enter(character) if deeds.tries["", "enter"] < _MOST_TRIES else None
    for now in (view, *({**view, **one} for one in view.get("beside") or ())):
        current = now.get("current")
        if not current or current["state"] != "open":
            continue
        if not (simulated := type_of(current["does"]).simulated):
            continue  # they watch
        moment = Moment(now, current, character, deeds, random)
        beyond = now.get("batch")
        if beyond and beyond["left"] and not beyond["shown"] and moment.tries("more") < _MOST_TRIES:
            return more(moment)
        done: Action | None = fetch(simulated)(moment)
        if done:
            return done
    return None


def _enter(character: Character) -> Action:
    return Action(
        {
            "do": "enter",
            "name": character.name,
            "groups": dict(character.groups),
            "language": character.people.language,
            "credit": character.credit,
        },
        seconds=8.0,
    )
