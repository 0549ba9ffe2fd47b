"""What a simulated participant does next, seeing what a phone shows."""

from __future__ import annotations

from random import Random

from kit.domain.registry import fetch, type_of
from kit.rehearsal.character import Character
from kit.rehearsal.moment import Action, Deeds, Moment, View

_MOST_TRIES = 3
"""How often somebody tries to join before giving up."""


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
        known = type_of(current["does"])
        if known is None or not known.simulated:
            continue  # they watch
        moment = Moment(now, current, character, deeds, random)
        done: Action | None = fetch(known.simulated)(moment)
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
