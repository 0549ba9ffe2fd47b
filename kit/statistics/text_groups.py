"""Texts that may be about the same: groups that share telling words, for a person to name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from kit.language.texts import normalised

if TYPE_CHECKING:
    from scipy.sparse import csr_array

SUGGESTED = 5
"""Groups shown at once, the clearest and largest first."""

_STEM = 5
_SHORTEST = 4
_TOO_COMMON = 0.25
_LEAST = 3
_NEAR = 0.5
_WORDS = 4
_DIMENSIONS = 40
_MOST_CLUSTERS = 60

K = TypeVar("K", bound=Hashable)


class SuggestedGroup(NamedTuple, Generic[K]):
    """Texts that may be about the same. It has no name: a person gives it one."""

    members: tuple[K, ...]
    """Keys of the texts, the most typical first."""
    words: tuple[str, ...]
    """Words that these texts hold more often than others, the most telling first."""


def suggested_groups(texts: Mapping[K, str], most: int = SUGGESTED) -> list[SuggestedGroup[K]]:
    """Group texts that share telling words, ``most`` groups at most.

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
        SuggestedGroup(
            tuple(keys[at] for at in members),
            tuple(_written(stem, written) for stem in _telling(rows, members, names)),
        )
        for members in _groups(rows, most)
    ]


def _stems(text: str) -> dict[str, str]:
    """Give a text's longer words by their first letters."""
    words = (word for word in normalised(text).split() if len(word) >= _SHORTEST)
    return {word[:_STEM]: word for word in words if not word.isdigit()}


def _groups(rows: csr_array, most: int) -> list[list[int]]:
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
    return [members for _, members in found[:most]]


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
