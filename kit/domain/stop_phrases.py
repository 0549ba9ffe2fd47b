"""STOP-phrases of a workshop, found in its own wordings in any inflected form."""

from __future__ import annotations

from functools import lru_cache

from kit.domain.workshop import Item, Workshop
from kit.language import LANGUAGES
from kit.language.phrases import StopPhrase, find_phrases


def stop_items(state: Workshop, *, adopted: bool = False) -> list[Item]:
    """Give the STOP-phrases that stand; with ``adopted`` only those the standard holds."""
    return [
        item
        for key, kind in state.all_kinds().items()
        if kind.forbidden
        for item in state.kept(key)
        if not adopted or item.decision == "adopt"
    ]


def phrase_of(state: Workshop, item: Item) -> StopPhrase:
    """Give a STOP-phrase as the detector looks for it, in the workshop's language."""
    return StopPhrase(
        next(iter(item.fields.values())), state.language, item.fields.get("replacement", ""),
        item.fields.get("why", ""),
    )  # fmt: skip


def wording_of(state: Workshop, item: Item) -> str:
    """Give what an item words as ours: what we say and do, not what clients say or we avoid."""
    ours = (one.name for one in state.kind(item.kind).fields if one.ours)
    return "\n".join(filter(None, map(item.fields.get, ours)))


def held(state: Workshop, item: Item, *, adopted: bool = False) -> list[str]:
    """Give the STOP-phrases that an item's wording holds, each once.

    Nothing is found in a workshop in a language that the detector does not know.
    """
    if state.language not in LANGUAGES:
        return []
    wording = wording_of(state, item)
    phrases = tuple(phrase_of(state, one) for one in stop_items(state, adopted=adopted))
    return list(_found(wording, phrases, state.language)) if phrases and wording else []


@lru_cache(maxsize=2_000)
def _found(text: str, phrases: tuple[StopPhrase, ...], language: str) -> tuple[str, ...]:
    """Remember what was found: the desk asks with every refresh, texts change rarely."""
    return tuple(dict.fromkeys(hit.phrase.text for hit in find_phrases(text, phrases, language)))
