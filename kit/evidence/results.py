"""Results: the items of an activity in order, each with its tallies. One form for all faces."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kit.domain.activities import Activity
from kit.domain.registry import type_of
from kit.domain.workshop import Item, Workshop
from kit.evidence.tallies import Tally, tallies

EVERY = slice(None)
SHOWN = slice(40)
"""Which results phones and wall get, the best: nobody reads four thousand there."""

_HARD = frozenset({"difficulty", "frequency"})


def asks_how_hard(criteria: Iterable[str]) -> bool:
    """Whether a rating asks how hard or how frequent something is."""
    return bool(_HARD & set(criteria))


def is_tallied(activity: Activity) -> bool:
    """Whether the ballots of an activity are votes on the items of its kind."""
    return type_of(activity.does).tallied


def votes_on(state: Workshop, kind: str) -> list[Activity]:
    """Give the votes about a kind that have taken place, in the order they were declared."""
    return [
        run.activity
        for run in state.runs.values()
        if is_tallied(run.activity) and run.activity.kind == kind and run.state != "waiting"
    ]


def text_of(item: Item) -> str:
    """Give the text that stands for an item in a list: the answer to the first question."""
    return next(iter(item.fields.values()), "")


def item_tallies(
    state: Workshop, kind: str, items: list[Item], *, closed: bool = False
) -> dict[str, list[Tally]]:
    """Give every tally of each item, one per vote on its kind; ``closed`` leaves out open ones."""
    found: dict[str, list[Tally]] = {item.id: [] for item in items}
    for vote in votes_on(state, kind):
        if closed and state.runs[vote.id].state == "open":
            continue
        for key, tally in tallies(state, vote, items).items():
            found[key].append(tally)
    return found


def results_of(
    state: Workshop, activity: Activity, *, to_room: bool = False, part: slice = EVERY
) -> list[dict[str, Any]]:
    """Give the results of an activity as plain JSON, best first.

    A vote gives its own tallies, other activities those of all votes on their kind; the
    order goes by the last vote, and without figures by age. ``to_room`` leaves out open votes,
    in which some still choose; ``part`` says which of the results to give.
    """
    if not activity.kind:
        return []
    if is_tallied(activity):
        items = state.on_ballot(activity)
        found = {key: [one] for key, one in tallies(state, activity, items).items()}
    else:
        items = state.of_kind(activity.kind)
        found = item_tallies(state, activity.kind, items, closed=to_room)
    ordered = sorted(items, key=lambda item: -found[item.id][-1].key if found[item.id] else 0.0)
    return [_plain(state, item, found[item.id]) for item in ordered[part]]


def _plain(state: Workshop, item: Item, found: list[Tally]) -> dict[str, Any]:
    around = state.standing(item.within)
    return {
        "id": item.id,
        "kind": item.kind,
        "text": text_of(item),
        "fields": item.fields,
        "about": text_of(around) if around and around.seen else "",
        "version": item.version,
        "decision": item.decision,
        "hidden": item.hidden,
        "comments": len(item.comments),
        "tallies": [tally.plain() for tally in found],
    }
