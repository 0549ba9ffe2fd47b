"""Entries that look alike, for the facilitator to merge or to keep apart."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from kit.domain.workshop import Workshop
from kit.evidence.results import text_of
from kit.statistics.duplicates import Suggestion, likely_duplicates

MOST = 8
"""Suggestions shown at once: the desk works them off one after another."""


@lru_cache(maxsize=8)
def _likely(texts: tuple[tuple[str, str], ...]) -> tuple[Suggestion, ...]:
    """Remember what was found: a desk is refreshed with every vote, texts change rarely."""
    return tuple(likely_duplicates(dict(texts)))


def look_alike(state: Workshop, kind: str) -> list[Suggestion]:
    """Give the likeliest duplicates of a kind, of one situation, not kept apart by hand."""
    items = {item.id: item for item in state.of_kind(kind)}
    found = _likely(tuple((key, text_of(item)) for key, item in items.items()))
    return [
        one
        for one in found
        if frozenset((one.a, one.b)) not in state.apart
        and state.around(items[one.a]) == state.around(items[one.b])
    ]


def alike(state: Workshop, kind: str) -> list[dict[str, Any]]:
    """Give the first of them, with their texts."""
    items, open_ones = state.items, look_alike(state, kind)
    return [
        {
            "a": one.a,
            "b": one.b,
            "a_text": text_of(items[one.a]),
            "b_text": text_of(items[one.b]),
            "similarity": round(one.similarity, 2),
        }
        for one in open_ones[:MOST]
    ]
