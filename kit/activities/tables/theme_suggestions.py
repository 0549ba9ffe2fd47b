"""Themes of the claims on the desk: found by a word, suggested by likeness, never given alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kit.activities.tables.claims import repeated_plain, suggested_plain, themeless
from kit.domain.refusal import Refusal
from kit.domain.workshop import Workshop
from kit.language import N_
from kit.language.phrases import StopPhrase, find_phrases

_SAMPLES = 5
_NONE = Refusal(N_("No claim is without a theme."))


class Themes:
    """What the desk is told about claims on demand; a person decides what becomes of it."""

    def __init__(self) -> None:
        self._apart: set[frozenset[int]] = set()

    def forget(self) -> None:
        """Forget which pairs were said to be two claims: another file came in."""
        self._apart.clear()

    def find(self, state: Workshop, message: Mapping[str, Any]) -> dict[str, object] | Refusal:
        """Find claims without a theme that hold a word in any form."""
        phrase = StopPhrase(str(message.get("word", ""))[:100].strip(), state.language)
        if not phrase.text:
            return Refusal(N_("Type a word first."))
        texts = themeless(state)
        places = [at for at, text in texts.items() if find_phrases(text, [phrase], state.language)]
        return {"claims": places, "samples": [texts[place] for place in places[:_SAMPLES]]}

    def suggest(self, state: Workshop, _: Mapping[str, Any]) -> dict[str, object] | Refusal:
        """Suggest groups of claims without a theme that may be about the same."""
        return {"groups": suggested_plain(state)} if themeless(state) else _NONE

    def alike(self, state: Workshop, message: Mapping[str, Any]) -> dict[str, object] | Refusal:
        """Suggest claims that may be one claim sent twice.

        ``apart`` names a pair, by its places, of which somebody has said that it is two claims.
        """
        pair = message.get("apart") or ()
        if pair:
            self._apart.add(frozenset(int(place) for place in pair))
        if not themeless(state):
            return _NONE
        return {"pairs": repeated_plain(state, frozenset(self._apart))}
