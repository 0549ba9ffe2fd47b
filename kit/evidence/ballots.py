"""The ballots on one item: on its present wording, on paper, and inherited support."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kit.domain.activities import Activity
from kit.domain.answers import Box
from kit.domain.events import Ballot
from kit.domain.workshop import Item, Workshop


@dataclass(slots=True)
class Ballots:
    """Votes on one item in one activity, on its present wording."""

    signed: list[tuple[str, Any]] = field(default_factory=list)
    """(who, value)"""
    urn: list[Any] = field(default_factory=list)
    """Values out of the urn of a secret vote."""
    on_paper: list[Any] = field(default_factory=list)
    """Values given on paper: the desk that typed them in lists them."""
    inherited: int = 0
    """People whose vote stands on an earlier wording or on a merged parent only: shown as
    support, never counted as a vote on this wording."""

    @property
    def paper(self) -> int:
        """How many votes came on paper."""
        return len(self.on_paper)

    @property
    def values(self) -> list[tuple[str, Any]]:
        """(who, value) of all votes; secret and paper ballots carry a made-up name."""
        unsigned = {"urn": self.urn, "paper": self.on_paper}
        made_up = [(f"{k} {n}", v) for k, held in unsigned.items() for n, v in enumerate(held)]
        return [*self.signed, *made_up]


Unsigned = tuple[Mapping[str, Sequence[Ballot]], Mapping[str, Sequence[tuple[int, Any, int]]]]
"""By item: what came out of the urn, and what came on paper."""


def unsigned_by_item(box: Box) -> Unsigned:
    """Sort a box's unsigned ballots by item, once for all who ask for several items."""
    urn: dict[str, list[Ballot]] = {}
    paper: dict[str, list[tuple[int, Any, int]]] = {}
    for ballot in box.ballots:
        urn.setdefault(ballot.item, []).append(ballot)
    for (name, _), counted in box.paper.items():
        paper.setdefault(name, []).append(counted)
    return urn, paper


def ballots_on(
    state: Workshop, activity: Activity, item: Item, unsigned: Unsigned | None = None
) -> Ballots:
    """Collect the ballots on an item; votes belong to the version of the wording."""
    box = state.box(activity.id)
    urn, paper = unsigned or unsigned_by_item(box)
    found = Ballots()
    earlier = _of_parents(state, box, item)
    for who, (version, value) in box.votes.get(item.id, {}).items():
        if version == item.version:
            found.signed.append((who, value))
        else:
            earlier.add(who)
    found.urn += [one.value for one in urn.get(item.id, ()) if one.version == item.version]
    for version, value, count in paper.get(item.id, ()):
        if version == item.version:
            found.on_paper += [value] * count
    found.inherited = len(earlier - {who for who, _ in found.signed})
    return found


def _of_parents(state: Workshop, box: Box, item: Item) -> set[str]:
    people: set[str] = set()
    for parent in item.parents:
        people |= set(box.votes.get(parent, {}))
        people |= _of_parents(state, box, state.items[parent])
    return people
