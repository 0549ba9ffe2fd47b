"""The ballots on one item: on its present wording, on paper, and inherited support."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from kit.domain.activities import Activity
from kit.domain.answers import Box
from kit.domain.workshop import Item, Workshop


@dataclass(slots=True)
class Ballots:
    """Votes on one item in one activity."""

    values: list[tuple[str, Any]] = field(default_factory=list)
    """(who, value) on the present wording; secret and paper ballots carry a made-up name."""
    paper: int = 0
    """How many of them came on paper."""
    unsigned: int = 0
    """How many of them came out of the urn of a secret vote."""
    inherited: int = 0
    """People whose vote stands on an earlier wording or on a merged parent only: shown as
    support, never counted as a vote on this wording."""


def ballots_on(state: Workshop, activity: Activity, item: Item) -> Ballots:
    """Collect the ballots on an item; votes belong to the version of the wording."""
    box = state.box(activity.id)
    found = Ballots()
    earlier: set[str] = set()
    _signed(box, item, found, earlier)
    _unsigned(box, item, found)
    voted = {who for who, _ in found.values}
    earlier |= _of_parents(state, box, item)
    found.inherited = len(earlier - voted)
    return found


def _signed(box: Box, item: Item, found: Ballots, earlier: set[str]) -> None:
    for who, (version, value) in box.votes.get(item.id, {}).items():
        if version == item.version:
            found.values.append((who, value))
        else:
            earlier.add(who)


def _unsigned(box: Box, item: Item, found: Ballots) -> None:
    for n, ballot in enumerate(box.ballots):
        if ballot.item == item.id and ballot.version == item.version:
            found.values.append((f"urn {n}", ballot.value))
            found.unsigned += 1
    for (name, key), (version, value, count) in box.paper.items():
        if name == item.id and version == item.version:
            found.values += [(f"paper {key} {n}", value) for n in range(count)]
            found.paper += count


def _of_parents(state: Workshop, box: Box, item: Item) -> set[str]:
    people: set[str] = set()
    for parent in item.parents:
        people |= set(box.votes.get(parent, {}))
        people |= _of_parents(state, box, state.items[parent])
    return people
