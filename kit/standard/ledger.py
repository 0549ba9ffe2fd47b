"""The ledger: every contribution and what became of it, with pseudonyms."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

from kit.domain.numbers import numbers
from kit.domain.workshop import Item, Workshop
from kit.evidence.results import text_of
from kit.language import N_, translate
from kit.standard.document import Contributions, Fate, LedgerRow
from kit.standard.legal import legal
from kit.standard.people import ledger_names

FATES: dict[Fate, str] = {
    "kept": N_("kept"),
    "merged": N_("merged"),
    "hidden": N_("hidden"),
    "withdrawn": N_("withdrawn by the author"),
    "dropped": N_("dropped"),
}


def fate(item: Item) -> Fate:
    """Say what became of an item; exactly one answer fits."""
    if item.withdrawn:
        return "withdrawn"
    if item.merged_into:
        return "merged"
    if item.hidden:
        return "hidden"
    return "dropped" if item.decision == "drop" else "kept"


def contributions(state: Workshop) -> Contributions:
    """Count what came in; merged entries are made of contributions and are none themselves."""
    came_in = [item for item in state.items.values() if not item.parents]
    count = Counter(fate(item) for item in came_in)
    return Contributions(
        len(came_in), count["kept"], count["merged"], count["hidden"], count["withdrawn"],
        count["dropped"],
    )  # fmt: skip


def ledger(state: Workshop) -> tuple[LedgerRow, ...]:
    """Give one row per contribution, in the order they came in.

    The day stands there without the hour, and what was hidden or taken back without its
    text: the facilitator or the author wished it out of sight.
    """
    number, names = numbers(state), ledger_names(state)
    rows = []
    for item in state.items.values():
        if item.parents:
            continue
        became = fate(item)
        final = state.standing(item.id) if became == "merged" else None
        unseen = item.hidden or item.withdrawn
        rows.append(
            LedgerRow(
                number=number[item.id],
                kind=translate(state.language, state.kind(item.kind).label),
                date=datetime.fromtimestamp(item.at, UTC).date().isoformat(),
                author=names[item.id],
                fate=became,
                fate_words=translate(state.language, FATES[became]),
                into=number[final.id] if final else "",
                text=translate(state.language, N_("(not shown)"))
                if unseen
                else legal(text_of(item)),
            )
        )
    return tuple(rows)
