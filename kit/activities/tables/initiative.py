"""Who holds the initiative in dialogues: how often an employee's turn leads on to a next step."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kit.activities.tables.codings import Place, agent_dialogues, is_agent, leading_names, place_of
from kit.domain.workshop import Workshop
from kit.language import N_
from kit.statistics.few import ENTRIES
from kit.statistics.figure import Figure
from kit.statistics.intervals import mean_share

PARTS = (
    ("first", N_("first third of the dialogue")),
    ("middle", N_("second third of the dialogue")),
    ("last", N_("last third of the dialogue")),
)
_CLOSING = " \t\n\"'”“»’)]…"


@dataclass(frozen=True, slots=True)
class Initiative:
    """Shares of employees' turns that lead, as the mean over dialogues; ``n`` counts dialogues."""

    whole: Figure
    parts: tuple[tuple[str, Figure], ...]
    """By part of the dialogue, in the order of :data:`PARTS`."""


def initiative(state: Workshop) -> Initiative:
    """Measure who holds the initiative in the imported dialogues.

    A turn of an employee leads if it ends in a question, or if coders marked one of the
    techniques of leading the client in it; what one of two coders marked counts half.
    """
    names = {name.casefold() for name in leading_names(state)}
    coded = _marked(state.tables.get("codings", ()), names)
    shares: defaultdict[str, list[float]] = defaultdict(list)
    for rows in agent_dialogues(state).values():
        turns = list(_leading(rows, coded))
        shares["whole"].append(_mean(lead for _, lead in turns))
        for part, _ in PARTS:
            if found := [lead for where, lead in turns if where == part]:
                shares[part].append(_mean(found))
    return Initiative(
        mean_share(shares["whole"]).shown(ENTRIES),
        tuple((part, mean_share(shares[part]).shown(ENTRIES)) for part, _ in PARTS),
    )


def _leading(
    rows: list[dict[str, Any]], coded: Mapping[Place, float]
) -> Iterator[tuple[str, float]]:
    """Give each turn of an employee: in which part of the dialogue, and whether it leads."""
    for at, row in enumerate(rows):
        if is_agent(row):
            asks = str(row.get("text", "")).rstrip(_CLOSING).endswith("?")
            lead = 1.0 if asks else coded.get(place_of(row), 0.0)
            yield PARTS[len(PARTS) * at // len(rows)][0], lead


def _marked(rows: Iterable[Mapping[str, Any]], names: Collection[str]) -> dict[Place, float]:
    """Give, by coded turn, the share of its coders who saw one of these techniques."""
    seen: defaultdict[Place, list[bool]] = defaultdict(list)
    for row in rows:
        marked = {str(one).casefold() for one in row.get("techniques") or ()}
        seen[place_of(row)].append(not marked.isdisjoint(names))
    return {place: _mean(found) for place, found in seen.items()}


def _mean(values: Iterable[float]) -> float:
    held = list(values)
    return sum(held) / len(held)
