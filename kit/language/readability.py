"""How hard a text is to read, and how long it takes to say."""

from __future__ import annotations

import re
from dataclasses import dataclass

WORDS_A_MINUTE = {"en": 150, "uk": 140, "ru": 140, "pl": 140}
"""Words that people say in a minute of quiet talk.

English: what guides for public speaking take for conversation. Slavic languages, with longer
words: the middle of 130 to 150. A company that measures its own calls knows better.
"""

ONE_BREATH = 10.0
"""Seconds: who says a sentence that is longer has to breathe in the middle of it.

The kit's own limit; in talk people draw breath about twice as often.
"""

LONG_WORD = 6
"""Letters: a word of more is long (Björnsson 1968)."""

_WORD = re.compile(r"[^\W_]+(?:['’ʼ-][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?…]+(?=\s|[\"”»)]|$)|\n")


@dataclass(frozen=True, slots=True)
class Readability:
    """What is counted in a text that is not empty."""

    words: int
    sentences: int
    long_words: int
    """Words of more than :data:`LONG_WORD` letters."""
    longest: int
    """Words of the longest sentence."""
    words_a_minute: int

    @property
    def sentence(self) -> float:
        """The mean number of words in a sentence."""
        return self.words / self.sentences

    @property
    def long_share(self) -> float:
        """The share of long words, from 0 to 1."""
        return self.long_words / self.words

    @property
    def lix(self) -> float:
        """How hard it is to read: words a sentence and long words in a hundred, added up.

        Formula: Björnsson (1968), Läsbarhet; it needs no dictionary. Limits differ from language
        to language, so the kit sets none.
        """
        return self.sentence + 100 * self.long_share

    @property
    def seconds(self) -> float:
        """How long it takes to say."""
        return 60 * self.words / self.words_a_minute

    @property
    def longest_seconds(self) -> float:
        """How long its longest sentence takes to say."""
        return 60 * self.longest / self.words_a_minute

    @property
    def breathless(self) -> bool:
        """Whether a sentence is too long to be said in one breath (:data:`ONE_BREATH`)."""
        return self.longest_seconds > ONE_BREATH


def readability(text: str, language: str) -> Readability | None:
    """Count a text; ``None`` where it holds no word.

    A language that the kit does not speak is taken to be spoken as fast as English.
    """
    sentences = [len(found) for one in _SENTENCE_END.split(text) if (found := _WORD.findall(one))]
    if not sentences:
        return None
    long_words = sum(sum(map(str.isalnum, word)) > LONG_WORD for word in _WORD.findall(text))
    rate = WORDS_A_MINUTE.get(language, WORDS_A_MINUTE["en"])
    return Readability(sum(sentences), len(sentences), long_words, max(sentences), rate)
