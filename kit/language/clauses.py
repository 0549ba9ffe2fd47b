"""The words of a text, with the clause in which each stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from kit.language.grammar import GRAMMARS, Grammar
from kit.language.lemmas import Lemmas, lemmas_of

_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f'’‘ʼ`´-]+[^\W_]+)*[\u0300-\u036f]*")
_SENTENCE_END = re.compile(r"[.!?…;\n]")
_QUOTATION_MARK = re.compile('["“”„«»]')
_COMMA = re.compile("[,()]")
_APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼ`´"), "'")
_STRESS = "\u0301"
_ASIDE = 5
"""Most words of an insertion between commas; two when it begins as a clause does."""


@dataclass(slots=True)
class Word:
    """A word of a text."""

    start: int
    end: int
    written: str
    """In small letters, without stress marks, ё as е."""
    lemmas: Lemmas
    sentence: int
    clause: int
    """Colons and quotation marks end a clause as the end of the sentence does."""
    part: int
    """Commas, brackets and some conjunctions divide a clause into parts."""
    quotation: int
    """The number of the quotation in which it stands; 0 outside."""
    aside: bool = False
    """Whether its part is short enough for an insertion, which interrupts a clause."""
    opens: bool = False
    """Whether it begins another clause."""


def words_of(text: str, language: str) -> list[Word]:
    """Give the words of a text; English short forms as the two words they are."""
    grammar = GRAMMARS[language]
    words: list[Word] = []
    sentence = clause = part = quotation = marks = end = begun = 0
    for found in _WORD.finditer(text):
        start = found.start()
        between, end = text[end:start], found.end()
        spelled = _spelled(found.group(), language)
        begins = bool(spelled) and spelled[0][0] in grammar.breaks
        if begins or between != " ":
            quoted = len(_QUOTATION_MARK.findall(between))
            ended = bool(_SENTENCE_END.search(between))
            apart = ended or quoted > 0 or ":" in between
            if apart or begins or _COMMA.search(between):
                _close(words[begun:], grammar)
                begun, part = len(words), part + 1
            marks += quoted
            quotation = marks if marks % 2 else 0
            sentence += ended
            clause += apart
        for written, lemmas in spelled:
            words.append(Word(start, end, written, lemmas, sentence, clause, part, quotation))
    _close(words[begun:], grammar)
    return words


def _close(part: Sequence[Word], grammar: Grammar) -> None:
    """Tell the words of a part, now that it is whole, what it is."""
    if not part:
        return
    part[0].opens = part[0].written in grammar.openers
    if len(part) <= (2 if part[0].opens else _ASIDE):
        for word in part:
            word.aside = True
    for word, after in pairwise(part):
        if word.written in grammar.negations and after.written in grammar.only:
            # It denies nothing, and is the same only where that other word follows as well.
            both = frozenset({f"{word.written} {after.written}"})
            word.lemmas = Lemmas(both, 0, verb=False, infinitive=False)


@lru_cache(maxsize=50_000)
def _spelled(typed: str, language: str) -> tuple[tuple[str, Lemmas], ...]:
    """Give a word as typed in small letters, or the two words it is, with their lemmas."""
    plain = unicodedata.normalize("NFC", typed).replace(_STRESS, "").casefold()
    plain = plain.translate(_APOSTROPHES)
    grammar = GRAMMARS[language]
    bare = grammar.attached.sub("", plain) if grammar.attached else plain
    words = _unfolded(bare, grammar) if grammar.short_forms else [bare]
    return tuple((word.replace("ё", "е"), lemmas_of(word, language)) for word in words if word)


def _unfolded(word: str, grammar: Grammar) -> list[str]:
    """Give an English word, or the two words that a short form is."""
    word = next((whole for whole in grammar.hasty if whole.replace("'", "") == word), word)
    if word in grammar.denied:
        return [grammar.denied[word], "not"]
    if word.endswith("n't"):
        return [word[:-3], "not"]
    stem, mark, ending = word.partition("'")
    if mark and ending in grammar.short_forms:
        return [stem, grammar.short_forms[ending]]
    if ending == "s":
        return [stem, "is"] if stem in grammar.before_is else [stem]
    return [word]
