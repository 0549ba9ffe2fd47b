"""The ledger: every contribution and what became of it; contributions have numbers, people none."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import Literal

from kit.domain.workshop import Item, Workshop
from kit.evidence.results import text_of
from kit.language import N_
from kit.standard.chapter_texts import texts_beside
from kit.standard.clause_nodes import table
from kit.standard.legal import legal, one_line
from kit.standard.material import Material
from kit.standard.nodes import Node, Record, Row
from kit.standard.outline import Chapter, Place
from kit.standard.people import ledger_name

Fate = Literal["kept", "merged", "hidden", "withdrawn", "dropped"]
"""What became of a contribution; each has exactly one."""

FATES: dict[Fate, str] = {
    "kept": N_("kept"),
    "merged": N_("merged"),
    "hidden": N_("hidden"),
    "withdrawn": N_("withdrawn by the author"),
    "dropped": N_("dropped"),
}

_TEXTS = texts_beside(__file__)


def fate(item: Item) -> Fate:
    """Say what became of an item; exactly one answer fits."""
    if item.withdrawn:
        return "withdrawn"
    if item.merged_into:
        return "merged"
    if item.hidden:
        return "hidden"
    return "dropped" if item.decision == "drop" else "kept"


def contributions(state: Workshop) -> dict[str, int]:
    """Count what came in; merged entries are made of contributions and are none themselves."""
    count = Counter(fate(item) for item in state.items.values() if not item.parents)
    return {key: count[key] for key in FATES}


def _nodes(material: Material) -> list[Node]:
    """Give one row per contribution, in the order they came in.

    The day stands there without the hour, and what was hidden or taken back without its
    text: the facilitator or the author wished it out of sight.
    """
    came_in = [item for item in material.state.items.values() if not item.parents]
    rows = [_row(material, item) for item in came_in]
    return [table(material, "ledger", _TEXTS.columns["ledger"], rows)]


def _row(material: Material, item: Item) -> Row:
    state, became = material.state, fate(item)
    final = state.standing(item.id) if became == "merged" else None
    into = material.number[final.id] if final else ""
    reason = one_line(legal(_reason(state, item, became)))
    unseen = item.hidden or item.withdrawn
    text = material.say(N_("(not shown)")) if unseen else legal(text_of(item))
    kind, author = material.say(state.kind(item.kind).label), ledger_name(state, item)
    told = " → ".join(filter(None, (material.say(FATES[became]), into)))
    record = Record(
        "ledger",
        {
            "number": material.number[item.id],
            "kind": kind,
            "date": datetime.fromtimestamp(item.at, UTC).date().isoformat(),
            "author": author,
            "fate": became,
            "merged_into": into,
            "reason": reason,
            "text": text,
        },
    )
    cells = (record.values["number"], kind, author, f"{told}: {reason}" if reason else told)
    return Row((*map(str, cells), text), (record,))


def _reason(state: Workshop, item: Item, became: Fate) -> str:
    """Give why an entry was hidden, dropped, or merged with another wording than it had."""
    if became == "hidden":
        return item.hidden_because
    if became == "merged":
        return state.items[item.merged_into].wordings[0].reason
    return item.reason if became == "dropped" else ""


LEDGER = Chapter(Place.LEDGER, "ledger", N_("Ledger of contributions"), _nodes)
