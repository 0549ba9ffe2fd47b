"""How a phrase may be said: its words, which of them keep together, what may be left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby

from kit.language.clauses import Word, words_of
from kit.language.grammar import GRAMMARS, Grammar

_OBJECT = 3
"""Most words of an object between a verb and its particle: "calm all of them down"."""
_ADVERBS = 2
"""Most words between a negation or preposition and its word: "not really quite my problem"."""


@dataclass(frozen=True, slots=True)
class Sought:
    """A word of a phrase."""

    forms: frozenset[str]
    """A word of a text must have one of these."""
    leash: int | None
    """Most words between it and the phrase's word before it; ``None``: it may stand anywhere."""
    fixed: bool
    """Whether it keeps its place where a language tells by order who does what."""
    person: int
    apart: bool
    """Whether the phrase has a comma before it."""


@dataclass(frozen=True)
class Reading:
    """A way to say a phrase."""

    words: tuple[Sought, ...]
    negative: bool
    """Whether it has a negation of its own."""
    subject: bool
    """Whether it tells who does it."""
    lone: bool
    """Whether the phrase is a single word, which counts wherever it stands."""
    dropped: int = 0
    """The person of the subject that this reading leaves out."""

    @cached_property
    def leading(self) -> frozenset[str]:
        """The forms with which it may begin in a text."""
        free = (one for one in self.words if one.leash is None)
        return frozenset().union(
            *(one.forms for one in free if not one.fixed or one is self.words[0])
        )


_Choice = tuple[Word, frozenset[str]]
"""A word of a phrase, with the forms of which a word of a text must have one."""


@lru_cache(maxsize=1_000)
def readings_of(text: str, language: str, inflected: bool) -> tuple[Reading, ...]:  # noqa: FBT001
    """Give the ways to say a phrase: whole, without its subject, without "this is".

    The ending of the verb tells a subject that is left out; "not my problem" says all of
    "this is not my problem". Without ``inflected`` only the very forms of the phrase count.
    """
    grammar = GRAMMARS[language]
    words = _bare(list(_choices(text, language, inflected=inflected)), grammar)
    found = [_reading(words, grammar)] if words else []
    if not inflected or not words:
        return tuple(found)
    for at, (word, _) in enumerate(words):
        rest = [*words[:at], *words[at + 1 :]]
        # English leaves out a subject only where a sentence begins.
        if word.written in grammar.dropped and rest and not (at and grammar.ordered):
            found.append(_reading(rest, grammar, grammar.dropped[word.written]))
    rest = words[1:]
    told = [word for word, _ in rest if word.written not in grammar.denying]
    if words[0][0].written in grammar.pointers and 1 < len(told) < len(rest):
        found.append(_reading(rest, grammar))
    return tuple(found)


def _reading(words: Sequence[_Choice], grammar: Grammar, dropped: int = 0) -> Reading:
    written = {word.written for word, _ in words}
    return Reading(
        tuple(
            Sought(
                forms,
                _leash(words, at, grammar),
                not word.lemmas.forms.isdisjoint(grammar.ordered),
                word.lemmas.person,
                bool(at) and word.part != words[at - 1][0].part,
            )
            for at, (word, forms) in enumerate(words)
        ),
        negative=not written.isdisjoint(grammar.denying),
        subject=bool(dropped) or not written.isdisjoint(grammar.pronouns),
        lone=len(words) == 1 and not dropped,
        dropped=dropped,
    )


def _leash(words: Sequence[_Choice], at: int, grammar: Grammar) -> int | None:
    """Say how close a word keeps to the one before it in the phrase."""
    if not at:
        return None
    word, before = words[at][0], words[at - 1][0].written
    if grammar.ordered:
        closes = at == len(words) - 1 and word.written in grammar.pronouns
        particle = _OBJECT if word.written in grammar.particles else None
        negated = grammar.reach if before in grammar.negations else None
        return 0 if closes or word.written in grammar.objects else particle or negated
    if before in grammar.negations:
        return 0 if word.lemmas.verb else _ADVERBS
    if before in grammar.prepositions:
        return 0 if word.written in grammar.personal else _ADVERBS
    return None


def _choices(text: str, language: str, *, inflected: bool) -> Iterator[_Choice]:
    """Give each word of a phrase with the forms that stand for it; a slash offers several."""
    words = words_of(text, language)
    for chunk in re.finditer(r"\S+", text):
        start, end = chunk.span()
        held = [
            (word, word.lemmas.forms if inflected else frozenset({word.written}))
            for word in words
            if start <= word.start < end
        ]
        offered = groupby(held, key=lambda one: text.count("/", start, one[0].start))
        choices = [list(choice) for _, choice in offered]
        # English short forms are two words, so "can't/cannot" offers choices for each of them.
        if len({len(choice) for choice in choices}) == 1:
            for place in zip(*choices, strict=True):
                yield place[0][0], frozenset().union(*(forms for _, forms in place))
        else:
            yield from held


def _bare(words: Sequence[_Choice], grammar: Grammar) -> list[_Choice]:
    """Leave out what changes with the sentence: fillers, and the "do" of "do not"."""
    bare = []
    for at, (word, forms) in enumerate(words):
        denied = at + 2 < len(words) and words[at + 1][0].written == "not"
        if word.written not in grammar.fillers and not (denied and "do" in word.lemmas.forms):
            bare.append((word, forms))
    return bare or list(words)
