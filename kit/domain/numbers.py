"""Numbers of clauses: given once, in the order of the log, and never given again."""

from __future__ import annotations

from collections import Counter

from kit.domain.workshop import Item, Workshop


def numbers(state: Workshop) -> dict[str, str]:
    """Give each item's number: ``S-3``, and ``S-3.M1`` for what belongs to it.

    Dropped, merged, hidden and withdrawn items keep theirs. The log only grows, so a number
    never changes, whatever is added or decided later.
    """
    taken: Counter[str] = Counter()
    found: dict[str, str] = {}
    for item in state.items.values():
        prefix = state.kind(item.kind).prefix or item.kind.upper()
        place = f"{found[item.within]}.{prefix}" if item.within in found else f"{prefix}-"
        taken[place] += 1
        found[item.id] = f"{place}{taken[place]}"
    return found


def variants_of(state: Workshop, item: Item) -> Item:
    """Give the first wording that an item is a variant of, itself if it varies none."""
    first = item
    while first.of and (earlier := state.standing(first.of)) is not None:
        if earlier.id in (first.id, item.id):
            break
        first = earlier
    return first
