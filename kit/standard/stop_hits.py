"""STOP-phrases that stand in what is adopted."""

from __future__ import annotations

from kit.domain.stop_phrases import phrase_of, stop_items, wording_of
from kit.domain.workshop import Workshop
from kit.language import LANGUAGES
from kit.language.phrases import find_phrases
from kit.standard.legal import legal
from kit.standard.trying import StopHit


def stop_hits(state: Workshop, number: dict[str, str]) -> tuple[StopHit, ...]:
    """Find the STOP-phrases in what is adopted, in the workshop's language."""
    phrases = {phrase_of(state, item): number[item.id] for item in stop_items(state)}
    if not phrases or state.language not in LANGUAGES:
        return ()
    adopted = (
        item
        for kind in state.all_kinds()
        for item in state.of_kind(kind)
        if item.decision == "adopt"
    )
    return tuple(
        StopHit(
            number[item.id],
            phrases[phrase],
            legal(phrase.text),
            legal(matched),
            legal(phrase.replacement),
        )
        for item in adopted
        for phrase, matched in dict.fromkeys(
            (hit.phrase, hit.matched)
            for hit in find_phrases(wording_of(state, item), list(phrases), state.language)
        )
    )
