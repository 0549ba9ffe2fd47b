"""STOP-phrases of a workshop, found in its own wordings in any inflected form."""

from __future__ import annotations

from functools import lru_cache

from kit.domain.workshop import Item, Workshop
from kit.language import LANGUAGES
from kit.language.phrases import StopPhrase, find_phrases

_SPOKEN = ("say", "points")
"""What of a speech module a client hears."""


def stop_items(state: Workshop, *, adopted: bool = False) -> list[Item]:
    """Give the STOP-phrases that stand; with ``adopted`` only those the standard holds."""
    return [item for item in state.kept("stop_phrase") if not adopted or item.decision == "adopt"]


def phrase_of(state: Workshop, item: Item) -> StopPhrase:
    """Give a STOP-phrase as the detector looks for it, in the workshop's language."""
    return StopPhrase(
        item.fields["text"], state.language, item.fields.get("replacement", ""),
        item.fields.get("why", ""),
    )  # fmt: skip


def spoken_by(item: Item) -> str:
    """Give what of an item a client hears."""
    return "\n".join(filter(None, map(item.fields.get, _SPOKEN)))


def held(state: Workshop, item: Item, *, adopted: bool = False) -> list[str]:
    """Give the STOP-phrases that an item's wording says, each once.

    Nothing is found in a workshop in a language that the detector does not know.
    """
    if state.language not in LANGUAGES:
        return []
    spoken = spoken_by(item)
    phrases = tuple(phrase_of(state, one) for one in stop_items(state, adopted=adopted))
    return list(_found(spoken, phrases, state.language)) if phrases and spoken else []


@lru_cache(maxsize=2_000)
def _found(text: str, phrases: tuple[StopPhrase, ...], language: str) -> tuple[str, ...]:
    """Remember what was found: the desk asks with every refresh, texts change rarely."""
    return tuple(dict.fromkeys(hit.phrase.text for hit in find_phrases(text, phrases, language)))
