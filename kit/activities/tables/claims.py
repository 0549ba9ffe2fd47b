"""Claims without a theme: which may be about the same, for a person to name or to refuse.

They are found by a word and suggested by likeness; none is ever given a theme by the kit alone.
"""

from __future__ import annotations

from collections.abc import Collection

from kit.domain.refusal import Refusal
from kit.domain.workshop import Workshop
from kit.language import N_
from kit.language.phrases import StopPhrase, find_phrases
from kit.statistics.duplicates import likely_duplicates
from kit.statistics.text_groups import suggested_groups

REPEATED = 0.65
"""Similarity from which two claims are suggested as one: of the sample company's repeated
claims nine in ten are found, and about half of what is suggested are repeats."""

MOST = 8
"""Pairs of claims shown at once."""

_SAMPLES = 3
_SAMPLES_FOUND = 5
_NONE = Refusal(N_("No claim is without a theme."))


def found_by_word(state: Workshop, word: str) -> dict[str, object] | Refusal:
    """Find claims without a theme that hold a word in any form."""
    phrase = StopPhrase(word[:100].strip(), state.language)
    if not phrase.text:
        return Refusal(N_("Type a word first."))
    texts = themeless(state)
    places = [at for at, text in texts.items() if find_phrases(text, [phrase], state.language)]
    return {"claims": places, "samples": [texts[place] for place in places[:_SAMPLES_FOUND]]}


def repeated_claims(
    state: Workshop, apart: Collection[frozenset[int]] = ()
) -> dict[str, object] | Refusal:
    """Suggest claims that may be one claim sent twice, likeliest first, :data:`MOST` at most.

    Pairs in ``apart``, and pairs whose themes were both named by a person, are left out.
    Claims are named by their places in the table. Nothing is taken out of it: two claims of
    one theme still count twice, so that themes add up to the number of claims.
    """
    if not themeless(state):
        return _NONE
    claims = state.tables.get("claims", [])
    texts = {str(place): str(claim["text"]) for place, claim in enumerate(claims)}
    pairs: list[dict[str, object]] = []
    for pair in likely_duplicates(texts, REPEATED):
        places = [int(pair.a), int(pair.b)]
        themes = [str(claims[place].get("theme") or "") for place in places]
        if frozenset(places) not in apart and not all(themes):
            theme = next(filter(None, themes), "")
            both = [texts[pair.a], texts[pair.b]]
            told = {"claims": places, "texts": both, "theme": theme, "similarity": pair.similarity}
            pairs.append(told)
    return {"pairs": pairs[:MOST]}


def themeless(state: Workshop) -> dict[int, str]:
    """Give the texts of the claims without a theme, by their place in the table."""
    claims = state.tables.get("claims", [])
    return {at: str(claim["text"]) for at, claim in enumerate(claims) if not claim.get("theme")}


def groups_told(state: Workshop) -> dict[str, object] | Refusal:
    """Give the suggested themes of the claims without one as plain JSON, with samples."""
    texts = themeless(state)
    groups = [
        {
            "words": list(one.words),
            "claims": list(one.members),
            "samples": [texts[place] for place in one.members[:_SAMPLES]],
        }
        for one in suggested_groups(texts)
    ]
    return {"groups": groups} if texts else _NONE
