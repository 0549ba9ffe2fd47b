"""Codes of dialogues: which techniques a coder saw in a turn of an employee."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kit.domain.items import tidy
from kit.domain.workshop import Workshop

Place = tuple[str, int]
"""A turn of a dialogue: the dialogue's code and the number of the turn in it."""


def place_of(row: dict[str, Any]) -> Place:
    """Give the turn that a row of dialogues or of codes is about."""
    # A script may have imported rows without a number; they are about no turn that is coded.
    turn = row.get("turn")
    return str(row.get("dialogue", "")), turn if isinstance(turn, int) else 0


def turn_at(state: Workshop, place: Place) -> dict[str, Any] | None:
    """Give the imported turn at a place, ``None`` if there is none."""
    rows = state.tables.get("dialogues", ())
    return next((row for row in rows if place_of(row) == place), None)


def agent_dialogues(state: Workshop) -> dict[str, list[dict[str, Any]]]:
    """Give the turns of each dialogue in order; without those in which no employee speaks."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in state.tables.get("dialogues", ()):
        found.setdefault(place_of(row)[0], []).append(row)
    return {
        key: sorted(rows, key=place_of)
        for key, rows in found.items()
        if any(row.get("speaker") == "agent" for row in rows)
    }


def codes_of(state: Workshop, coder: str) -> dict[Place, list[str]]:
    """Give what one coder saw, by turn; an empty list means "looked at, none seen"."""
    rows = state.tables.get("codings", ())
    return {
        place_of(row): list(row.get("techniques") or ())
        for row in rows
        if row.get("coder") == coder
    }


def coder_named(state: Workshop, name: str) -> str:
    """Give the coder of these initials, ``""`` for none; "am" is AM, and no second coder."""
    rows = state.tables.get("codings", ())
    return _known(name, (str(row.get("coder", "")) for row in rows))


def technique_named(state: Workshop, name: str) -> str:
    """Give a technique as it is written in the codes so far: capitals make no disagreement."""
    rows = state.tables.get("codings", ())
    return _known(name, (str(one) for row in rows for one in row.get("techniques") or ()))


def _known(name: str, spelled: Iterable[str]) -> str:
    name = " ".join(tidy(name).split())
    return next((one for one in spelled if one.casefold() == name.casefold()), name)
