"""Codes of dialogues: which techniques a coder saw in a turn, and no coder sees another's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from kit.domain.items import tidy
from kit.domain.refusal import Refusal
from kit.domain.workshop import Workshop
from kit.language import N_

Place = tuple[str, int]
"""A turn of a dialogue: the dialogue's code and the number of the turn in it."""

REPLACES = N_("Importing this file replaces all codes that are there, also those given here.")
MOST_LETTERS = 60
"""Of the name of a technique, as coders give it."""
NOBODY = Refusal(N_("Write your initials first."))
_NONE = Refusal(N_("Import the dialogues with clients first; then they can be coded here."))


def place_of(row: Mapping[str, Any]) -> Place:
    """Give the turn that a row of dialogues or of codes is about."""
    # A script may have imported rows without a number; they are about no turn that is coded.
    turn = row.get("turn")
    return str(row.get("dialogue", "")), turn if isinstance(turn, int) else 0


def is_agent(row: Mapping[str, Any]) -> bool:
    """Whether an employee speaks in this turn; clients' turns are not coded."""
    return row.get("speaker") == "agent"


def agent_dialogues(state: Workshop) -> dict[str, list[dict[str, Any]]]:
    """Give the turns of each dialogue in order; without those in which no employee speaks."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in state.tables.get("dialogues", ()):
        found.setdefault(place_of(row)[0], []).append(row)
    return {
        key: sorted(rows, key=place_of) for key, rows in found.items() if any(map(is_agent, rows))
    }


def codes_of(state: Workshop, coder: str) -> dict[Place, list[str]]:
    """Give what one coder saw, by turn; an empty list means "looked at, none seen"."""
    rows = (row for row in _codes(state) if row.get("coder") == coder)
    return {place_of(row): list(row.get("techniques") or ()) for row in rows}


def coder_named(state: Workshop, name: str) -> str:
    """Give the coder of these initials, ``""`` for none; "am" is AM, and no second coder."""
    return _known(name, (str(row.get("coder", "")) for row in _codes(state)))


def technique_named(state: Workshop, name: str) -> str:
    """Give a technique as it is written in the codes so far: capitals make no disagreement."""
    return _known(name, _seen(state))


def leading_names(state: Workshop) -> list[str]:
    """Give the short names of the techniques of leading the client: coders mark them by these."""
    names = (" ".join(one.fields.get("name", "").split()) for one in state.kept("technique"))
    return list(dict.fromkeys(name for name in names if 0 < len(name) <= MOST_LETTERS))


def _known(name: str, spelled: Iterable[str]) -> str:
    name = " ".join(tidy(name).split())
    return next((one for one in spelled if one.casefold() == name.casefold()), name)


def _codes(state: Workshop) -> list[dict[str, Any]]:
    return state.tables.get("codings", [])


def _seen(state: Workshop) -> Iterable[str]:
    return (str(one) for row in _codes(state) for one in row.get("techniques") or ())


def coding_told(state: Workshop) -> dict[str, Any]:
    """Give what the desk must know of coding at any time: the dialogues come one by one."""
    return {
        "dialogues": len(agent_dialogues(state)),
        "turns": len(state.tables.get("dialogues", ())),
        "from": state.sources.get("dialogues", ""),
        "here": coded_here(state),
    }


def coded_here(state: Workshop) -> bool:
    """Whether codes were given on the desk; those of a file tell which row they come from."""
    return any("row" not in row for row in _codes(state))


def dialogue_told(state: Workshop, message: Mapping[str, Any]) -> dict[str, object] | Refusal:
    """Give one dialogue with what this coder saw in it.

    ``at`` counts from 0; without it comes a dialogue that this coder has not finished, the
    first one, or the next after the place ``after``. ``others`` counts the finished others.
    """
    dialogues = agent_dialogues(state)
    coder = coder_named(state, str(message.get("coder", "")))
    if not dialogues:
        return _NONE
    if not coder:
        return NOBODY
    mine = codes_of(state, coder)
    places = [[place_of(row) for row in rows if is_agent(row)] for rows in dialogues.values()]
    left = [at for at, turns in enumerate(places) if any(turn not in mine for turn in turns)]
    at = message.get("at")
    if not isinstance(at, int):
        after = message.get("after")
        later = [place for place in left if isinstance(after, int) and place > after]
        at = next(iter([*later, *left]), 0)
    at = min(max(at, 0), len(dialogues) - 1)
    key = list(dialogues)[at]
    turns = [
        {
            "turn": place_of(row)[1],
            "agent": is_agent(row),
            "text": str(row.get("text", "")),
            "techniques": mine.get(place_of(row)),
        }
        for row in dialogues[key]
    ]
    others = len(dialogues) - len(left) - (at not in left)
    told = {"id": key, "at": at, "of": len(dialogues), "others": others, "turns": turns}
    counts = Counter(_seen(state))
    known = sorted(counts, key=lambda name: (-counts[name], name))
    used = {name.casefold() for name in known}
    known += [name for name in leading_names(state) if name.casefold() not in used]
    return {"dialogue": told, "known": known}
