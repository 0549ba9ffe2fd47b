"""STOP-phrases of a workshop, found in its own speech modules in any inflected form."""

from __future__ import annotations

from kit.domain.workshop import Workshop
from kit.evidence.phrases import StopPhrase, find_phrases


def stop_phrases(state: Workshop) -> list[StopPhrase]:
    """Give the STOP-phrases that stand: collected and not dropped."""
    return [
        StopPhrase(
            item.fields["text"], state.language, item.fields.get("replacement", ""),
            item.fields.get("why", ""),
        )
        for item in state.of_kind("stop_phrase")
        if item.decision != "drop"
    ]  # fmt: skip


def stopped(state: Workshop) -> dict[str, list[str]]:
    """Give the speech modules that hold a STOP-phrase, each with the phrases it holds."""
    phrases = stop_phrases(state)
    found: dict[str, list[str]] = {}
    if not phrases:
        return found
    for item in state.of_kind("speech_module"):
        hits = find_phrases(item.fields.get("say", ""), phrases, state.language)
        if hits:
            found[item.id] = list(dict.fromkeys(hit.phrase.text for hit in hits))
    return found
