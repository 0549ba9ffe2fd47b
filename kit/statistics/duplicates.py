"""Likely duplicates: pairs of texts that may say the same, for a person to confirm or not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kit.language.texts import normalised

THRESHOLD = 0.55
"""Similarity from which a pair is suggested."""

NEIGHBOURS = 10
"""How many likenesses of one text are looked at, the closest first."""

_READ = 300
_NEARLY = 0.99


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two texts that may be duplicates, the one that came first in front."""

    a: str
    b: str
    similarity: float
    """From the threshold up; 1.0 only when the words are the same ones in the same order."""


def likely_duplicates(texts: Mapping[str, str], threshold: float = THRESHOLD) -> list[Suggestion]:
    """Suggest pairs of texts that may be duplicates, the most similar first.

    The similarity is the mean of two views that err differently: the cosine of the texts'
    letter sequences weighted by rarity (character n-grams, TF-IDF), and RapidFuzz' ratio of
    their words in sorted order. It needs no dictionary, so it works in any language, but it
    compares letters and not meanings: a sentence and its denial look alike, and so does not
    a translation. Only the first 300 characters are compared, except for equality.

    Of texts that are equal, all are paired with the first one alone; and each text with at
    most :data:`NEIGHBOURS` similar ones, so that the list stays readable.

    Raises:
        ValueError: a threshold that is not above 0 and at most 1.
    """
    if not 0 < threshold <= 1:
        raise ValueError(f"a threshold must lie above 0 and be at most 1, not {threshold}")
    first: dict[str, str] = {}
    found: list[Suggestion] = []
    for key, text in texts.items():
        words = normalised(text)
        if words in first:
            found.append(Suggestion(first[words], key, 1.0))
        elif words:
            first[words] = key
    keys = list(first.values())
    for one, other, similarity in _similar([words[:_READ] for words in first], threshold):
        found.append(Suggestion(keys[one], keys[other], similarity))
    return sorted(found, key=lambda pair: -pair.similarity)


def _similar(texts: Sequence[str], threshold: float) -> Iterator[tuple[int, int, float]]:
    """Give similar pairs of different texts by their places, the lesser first."""
    from rapidfuzz.fuzz import token_sort_ratio  # noqa: PLC0415 - phones' pages need none of it

    from kit.statistics.text import letter_sequences, nearest, tf_idf  # noqa: PLC0415 - as above

    rows = tf_idf([letter_sequences(text) for text in texts]).rows
    # The words' ratio is at most 1, so a smaller cosine cannot reach the threshold.
    close = nearest(rows, max(2 * threshold - 1, 0.1), NEIGHBOURS)
    pairs = {(min(pair), max(pair)): cosine for *pair, cosine in close}
    for (one, other), cosine in pairs.items():
        ratio = token_sort_ratio(texts[one], texts[other]) / 100
        similarity = min((cosine + ratio) / 2, _NEARLY)
        if similarity >= threshold:
            yield one, other, round(similarity, 4)
