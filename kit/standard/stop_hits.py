"""Adopted modules that say a STOP-phrase."""

from __future__ import annotations

from kit.domain.stop_phrases import phrase_of, spoken_by, stop_items
from kit.domain.workshop import Workshop
from kit.language import LANGUAGES
from kit.language.phrases import find_phrases
from kit.standard.legal import legal
from kit.standard.trying import StopHit


def stop_hits(state: Workshop, number: dict[str, str]) -> tuple[StopHit, ...]:
    """Find the STOP-phrases in what adopted modules say, in the workshop's language."""
    adopted = [item for item in state.of_kind("speech_module") if item.decision == "adopt"]
    if not adopted or state.language not in LANGUAGES:
        return ()
    found = []
    for phrase_item in stop_items(state):
        phrase = phrase_of(state, phrase_item)
        for module in adopted:
            hits = find_phrases(spoken_by(module), [phrase], state.language)
            matched = {hit.matched for hit in hits}
            found += [
                StopHit(
                    number[module.id], number[phrase_item.id], legal(phrase.text), legal(text),
                    legal(phrase.replacement),
                )
                for text in sorted(matched)
            ]  # fmt: skip
    return tuple(found)
