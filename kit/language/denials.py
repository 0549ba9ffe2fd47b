"""Whether a text denies a phrase that stands in it, or tells not to say or to do it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from kit.language.clauses import Word
from kit.language.grammar import GRAMMARS, Grammar
from kit.language.lemmas import lemmas_of

_NEAR = 2
"""Most words between a word that denies and what it denies."""
_AFTER_QUOTATION = 4


def negated(words: Sequence[Word], first: int, last: int, language: str) -> bool:
    """Whether a negation right before a phrase, or a "there is no" beside it, denies it."""
    grammar = GRAMMARS[language]
    before, after = _before(words, first, 1 + _NEAR), _after(words, last, 1 + _NEAR)
    if any(_absent(words, at, grammar) for at in (*before, *after)):
        return True
    near = before[:1]
    if not words[last].lemmas.forms.isdisjoint(grammar.auxiliaries):
        near += after[:1]
    return any(words[at].written in grammar.denying for at in near)


def waived(words: Sequence[Word], first: int, last: int, language: str) -> bool:
    """Whether a text tells that nobody is to say, or need do, what a phrase says.

    "We never say …", "Instead of “…”", "There is no need to …", "… is not necessary". Of such
    words before the phrase the nearest decides; a quotation is what the words around it make
    of it.
    """
    grammar = GRAMMARS[language]
    quotation = words[first].quotation
    for at in _governing(words, first, grammar):
        cue = _cue(words, at, language)
        if cue and (cue != "avoided" or first - at <= 1 + _NEAR):
            return cue != "meant"
        if words[at].quotation != quotation and words[at].written in grammar.negations:
            return True
    if not quotation:
        return any(_cue(words, at, language) == "denied" for at in _after(words, last, len(words)))
    outside = [at for at in range(last, len(words)) if words[at].quotation != quotation]
    following = outside[:_AFTER_QUOTATION]
    return any(words[at].written in grammar.denying for at in following[:_NEAR]) or any(
        _cue(words, at, language) in {"denied", "avoided"} for at in following
    )


def _governing(words: Sequence[Word], first: int, grammar: Grammar) -> Iterator[int]:
    """Give the places of the words on which a phrase or its quotation depends, nearest first."""
    for at in range(first - 1, -1, -1):
        word, after = words[at], words[at + 1]
        depends = word.quotation != after.quotation or after.written in grammar.reporting
        if word.sentence != after.sentence or (word.part != after.part and not depends):
            return
        yield at


def _cue(words: Sequence[Word], at: int, language: str) -> str:
    """Say what a word makes of a phrase: "meant", "denied", "avoided", or nothing."""
    grammar = GRAMMARS[language]
    forms = words[at].lemmas.forms
    avoiding = _family(grammar.avoiding, language)
    if not forms.isdisjoint(avoiding):
        return "avoided"
    if forms.isdisjoint(_family(f"{grammar.saying} {grammar.needing}", language)):
        return ""
    denied = any(
        words[near].written in grammar.negations
        or not words[near].lemmas.forms.isdisjoint(avoiding)
        for near in _before(words, at, 1 + _NEAR)
    )
    return "denied" if denied else "meant"


def _absent(words: Sequence[Word], at: int, grammar: Grammar) -> bool:
    """Whether a word, or the "not" and "has" that Polish says for it, means "there is no"."""
    if words[at].written in grammar.absences:
        return True
    has = grammar.having in words[at].lemmas.forms
    return has and at > 0 and words[at - 1].written in grammar.negations


def _before(words: Sequence[Word], first: int, most: int) -> list[int]:
    """Give the places before one, nearest first, in the same part of the text."""
    part = words[first].part
    return [at for at in range(first - 1, max(first - 1 - most, -1), -1) if words[at].part == part]


def _after(words: Sequence[Word], last: int, most: int) -> list[int]:
    """Give the places after one in the same part of the text."""
    part = words[last].part
    beyond = range(last + 1, min(last + 1 + most, len(words)))
    return [at for at in beyond if words[at].part == part]


@lru_cache(maxsize=16)
def _family(words: str, language: str) -> frozenset[str]:
    """Give the forms by which the words are recognised in a text."""
    return frozenset().union(*(lemmas_of(word, language).forms for word in words.split()))
