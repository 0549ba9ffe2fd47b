"""STOP-phrases in texts, found in any inflected form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kit.language import LANGUAGES

_INSERTED = {1: 0, 2: 1}
_MOST_INSERTED = 2
_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f'’‘ʼ`´-]+[^\W_]+)*[\u0300-\u036f]*")
_SENTENCE_END = re.compile(r"[.!?…;\n]")
_APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼ`´"), "'")
_STRESS = "\u0301"

_NEGATIONS = {
    "en": {"not", "never", "no"},
    "uk": {"не", "ні", "ніколи"},
    "ru": {"не", "ни", "никогда"},
    "pl": {"nie", "nigdy"},
}
# Another case of a pronoun is another person of the sentence: "вам повинні" is not "ви повинні".
_PRONOUNS = {
    "en": {"i", "you", "he", "she", "it", "we", "they"},
    "uk": {"я", "ти", "він", "вона", "воно", "ми", "ви", "вони"},
    "ru": {"я", "ты", "он", "она", "оно", "мы", "вы", "они"},
    "pl": {"ja", "ty", "on", "ona", "ono", "my", "wy", "oni", "one"},
}
_SHORT_FORMS = {"'re": "are", "'m": "am", "'ve": "have", "'ll": "will", "'d": "would"}
_DENIALS = {"can't": "can", "won't": "will", "shan't": "shall", "cannot": "can"}
_BEFORE_IS = {"that", "it", "there", "what", "he", "she", "who", "here", "where", "how"}


@dataclass(frozen=True, slots=True)
class StopPhrase:
    """A phrase that clients should never hear, and what to say instead.

    A slash without spaces offers alternatives for one word: "pan/pani musi".
    """

    text: str
    language: str
    replacement: str = ""
    why: str = ""
    inflected: bool = True
    """Whether other forms of its words count; ``False`` looks for these very forms."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where a text says a STOP-phrase."""

    phrase: StopPhrase
    start: int
    end: int
    """The text says it from ``start`` to ``end``, counted in characters."""
    matched: str


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    sentence: int
    forms: frozenset[str]
    """The word as written and its dictionary form, both in lower case."""
    written: str


def find_phrases(text: str, phrases: Sequence[StopPhrase], language: str) -> list[Hit]:
    """Find the STOP-phrases of a language in a text, in the order in which they occur.

    The phrase's words must come in its order within one sentence, in any form that has the
    same dictionary form (simplemma's dictionaries); personal pronouns in their own form.
    Between the words of a longer phrase one other word may stand, two from three words on,
    but no negation; nor may one stand right before it. "You do not have to" is not "you have
    to", while a single word counts wherever it stands. Synonyms, the other aspect of a verb,
    and another order of words are not found: they are phrases of their own.

    Raises:
        ValueError: a language that the kit does not speak.
    """
    if language not in LANGUAGES:
        raise ValueError(f"no dictionary for the language {language}")
    words = list(_words(text, language))
    hits = [
        Hit(phrase, words[first].start, words[last].end, text[words[first].start : words[last].end])
        for phrase in phrases
        if phrase.language == language
        for first, last in _places(words, phrase)
    ]
    return sorted(hits, key=lambda hit: (hit.start, hit.end))


def _places(words: Sequence[_Word], phrase: StopPhrase) -> Iterator[tuple[int, int]]:
    """Give where a phrase begins and ends, by the places of the first and last word."""
    wanted = _wanted(phrase)
    negations = _NEGATIONS[phrase.language]
    # A single word, or a phrase with a negation of its own, is meant whatever stands before it.
    free = len(wanted) == 1 or any(forms & negations for forms in wanted)
    spare = _INSERTED.get(len(wanted), _MOST_INSERTED)
    after = 0
    for first, word in enumerate(words):
        if not wanted or first < after or not word.forms & wanted[0]:
            continue
        if not free and first and _denies(words[first - 1], word, negations):
            continue
        last = _last(words, first, wanted, spare, negations)
        if last is not None:
            after = last + 1
            yield first, last


def _denies(before: _Word, word: _Word, negations: set[str]) -> bool:
    return before.sentence == word.sentence and bool(before.forms & negations)


def _last(
    words: Sequence[_Word],
    first: int,
    wanted: Sequence[frozenset[str]],
    spare: int,
    negations: set[str],
) -> int | None:
    """Give the place of the phrase's last word, when its first stands at ``first``."""
    if len(wanted) == 1:
        return first
    for at in range(first + 1, min(first + 2 + spare, len(words))):
        if words[at].sentence != words[first].sentence:
            return None
        if words[at].forms & wanted[1]:
            last = _last(words, at, wanted[1:], spare - (at - first - 1), negations)
            if last is not None:
                return last
        if words[at].forms & negations:
            return None
    return None


@lru_cache(maxsize=1_000)
def _wanted(phrase: StopPhrase) -> tuple[frozenset[str], ...]:
    """Give, for each word of a phrase, the forms of which a word in a text must have one."""
    wanted: list[frozenset[str]] = []
    for chunk in phrase.text.split():
        choices = [list(_words(choice, phrase.language)) for choice in chunk.split("/")]
        forms = [
            [word.forms if phrase.inflected else frozenset({word.written}) for word in choice]
            for choice in choices
        ]
        # English short forms are two words, so "can't/cannot" offers choices for each of them.
        if len({len(choice) for choice in forms}) == 1:
            wanted += [frozenset().union(*place) for place in zip(*forms, strict=True)]
        else:
            wanted += [one for choice in forms for one in choice]
    return tuple(wanted)


def _words(text: str, language: str) -> Iterator[_Word]:
    """Give the words of a text; English short forms as the two words they are."""
    sentence, end = 0, 0
    for found in _WORD.finditer(text):
        sentence += bool(_SENTENCE_END.search(text, end, found.start()))
        end = found.end()
        plain = unicodedata.normalize("NFC", found.group()).replace(_STRESS, "").casefold()
        for word in filter(None, _unfolded(plain.translate(_APOSTROPHES), language)):
            yield _Word(found.start(), end, sentence, _forms(word, language), word)


def _unfolded(word: str, language: str) -> list[str]:
    if language != "en":
        return [word]
    if word in _DENIALS:
        return [_DENIALS[word], "not"]
    if word.endswith("n't"):
        return [word[:-3], "not"]
    stem, mark, ending = word.partition("'")
    if mark and mark + ending in _SHORT_FORMS:
        return [stem, _SHORT_FORMS[mark + ending]]
    if ending == "s":
        return [stem, "is"] if stem in _BEFORE_IS else [stem]
    return [word]


@lru_cache(maxsize=50_000)
def _forms(word: str, language: str) -> frozenset[str]:
    # The dictionaries take up to two seconds to load: only those who look for phrases wait.
    from simplemma import lemmatize  # noqa: PLC0415 - see above

    lemma = lemmatize(word, lang=language).casefold().replace("ё", "е")
    written = word.replace("ё", "е")
    return frozenset({written} if lemma in _PRONOUNS[language] else {written, lemma})
