"""Claims without a theme: which may be about the same, for a person to name or to refuse.

They are found by a word and suggested by likeness; none is ever given a theme by the kit alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from kit.domain.refusal import Refusal
from kit.domain.workshop import Workshop
from kit.language import N_
from kit.language.phrases import StopPhrase, find_phrases
from kit.language.texts import normalised
from kit.statistics.duplicates import likely_duplicates

if TYPE_CHECKING:
    from scipy.sparse import csr_array

REPEATED = 0.65
"""Similarity from which two claims are suggested as one: of the sample company's repeated
claims nine in ten are found, and about half of what is suggested are repeats."""

MOST = 8
"""Pairs of claims shown at once."""

SUGGESTED = 5
"""Groups shown at once, the clearest and largest first."""

_STEM = 5
_SHORTEST = 4
_TOO_COMMON = 0.25
_LEAST = 3
_NEAR = 0.5
_WORDS = 4
_SAMPLES = 3
_SAMPLES_FOUND = 5
_DIMENSIONS = 40
_MOST_CLUSTERS = 60
_NONE = Refusal(N_("No claim is without a theme."))


class SuggestedTheme(NamedTuple):
    """Claims that may be about the same. It has no name: a person gives it one."""

    claims: tuple[int, ...]
    """Places of the claims in the table, the most typical first."""
    words: tuple[str, ...]
    """Words that these claims hold more often than others, the most telling first."""


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
            "claims": list(one.claims),
            "samples": [texts[place] for place in one.claims[:_SAMPLES]],
        }
        for one in suggested_themes(texts)
    ]
    return {"groups": groups} if texts else _NONE


def suggested_themes(texts: Mapping[int, str]) -> list[SuggestedTheme]:
    """Group texts that share telling words, :data:`SUGGESTED` groups at most.

    Words are compared by their first letters, since Slavic words end in many ways, and are
    weighted by rarity (TF-IDF); the texts are grouped by k-means in the space of latent
    meaning (Deerwester et al. 1990, J. Am. Soc. Inf. Sci. 41, 391-407). Texts far from the
    middle of their group stay out of it. The same texts always give the same groups.
    """
    from kit.statistics.text import tf_idf  # noqa: PLC0415 - phones' pages need none of it

    keys = list(texts)
    stems = {key: _stems(texts[key]) for key in keys}
    if sum(1 for found in stems.values() if found) < 2 * _LEAST:
        return []
    # A word of one text alone says nothing, and neither does one that is everywhere.
    common = max(_TOO_COMMON * len(keys), 2 * _LEAST)
    rows, names = tf_idf([list(stems[key]) for key in keys], 2, common)
    if len(names) < 2:  # noqa: PLR2004 - a space of at least two dimensions
        return []
    written: Counter[tuple[str, str]] = Counter()
    for found in stems.values():
        written.update(found.items())
    return [
        SuggestedTheme(
            tuple(keys[at] for at in members),
            tuple(_written(stem, written) for stem in _telling(rows, members, names)),
        )
        for members in _groups(rows)
    ]


def _stems(text: str) -> dict[str, str]:
    """Give a text's longer words by their first letters."""
    words = (word for word in normalised(text).split() if len(word) >= _SHORTEST)
    return {word[:_STEM]: word for word in words if not word.isdigit()}


def _groups(rows: csr_array) -> list[list[int]]:
    """Give the clearest groups by the places of their rows, the most typical row first."""
    import numpy as np  # noqa: PLC0415 - phones' pages need none of it

    from kit.statistics.text import k_means, latent_space, of_length_one  # noqa: PLC0415 - as above

    flat = latent_space(rows, _DIMENSIONS)
    wanted = min(max(2, round(0.7 * rows.shape[0] ** 0.5)), _MOST_CLUSTERS)
    # Texts without a shared word lie at the origin, far from any group.
    different = len(np.unique(flat.round(6), axis=0))
    labels, middles = k_means(flat, min(wanted, different))
    near = (flat * of_length_one(middles)[labels]).sum(axis=1)
    found = []
    for number in range(len(middles)):
        members = np.flatnonzero((labels == number) & (near >= _NEAR))
        if len(members) >= _LEAST:
            in_order = members[np.argsort(-near[members], kind="stable")]
            found.append((float(near[members].sum()), [int(at) for at in in_order]))
    found.sort(key=lambda one: (-one[0], one[1]))
    return [members for _, members in found[:SUGGESTED]]


def _telling(rows: csr_array, members: Sequence[int], names: Sequence[str]) -> list[str]:
    """Give the words that weigh much in a group, and many times more than in all texts."""
    import numpy as np  # noqa: PLC0415 - phones' pages need none of it

    inside = np.asarray(rows[list(members)].mean(axis=0)).ravel()
    everywhere = np.asarray(rows.mean(axis=0)).ravel()
    # A word that is common everywhere is telling only where it is many times as common.
    telling = inside * np.log(np.maximum(inside, 1e-12) / everywhere)
    return [names[at] for at in np.argsort(-telling, kind="stable")[:_WORDS] if telling[at] > 0]


def _written(stem: str, written: Counter[tuple[str, str]]) -> str:
    """Give the word that is written most often for its first letters."""
    forms = {word: n for (known, word), n in written.items() if known == stem}
    return max(forms, key=lambda word: (forms[word], word))
