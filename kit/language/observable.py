"""Whether a requirement can be seen or heard kept: a verb, what it is about, and no vague word.

Two people who watch one employee must agree whether it was kept. The words that keep them from
it are data: ``wordings/*.toml``. It is a hint and no proof: it knows no meaning, only words.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal

from kit.language import LANGUAGES
from kit.language.clauses import Word, words_of
from kit.language.grammar import GRAMMARS
from kit.language.lemmas import lemmas_of

Why = Literal["manner", "measure", "need", "inner", "verb", "object"]
"""How it is felt, how much or when, in which case, or what is meant within stays open; or there is
no action, or nothing it is done to."""

_QUOTED = re.compile('[„“"][^“”"]*[”“"]|«[^»]*»')
_DIGIT = re.compile(r"\d")
_COLON = re.compile(r":(?=\s)")
_EXPLAINING = 2
"""Words after a colon that can say what is meant before it."""
_WORDINGS = Path(__file__).parent / "wordings"

Phrase = tuple[frozenset[str], ...]
"""For each of its words the forms that are that word."""


@dataclass(frozen=True, slots=True)
class Vague:
    """Why a requirement cannot be seen kept, with the words of it that are the reason."""

    why: Why
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Wordings:
    """What the check knows of a language beside its dictionary: ``wordings/*.toml``."""

    vague: dict[Why, tuple[Phrase, ...]]
    """By reason the words and phrases that leave open what is meant."""
    greetings: tuple[Phrase, ...]
    """What people say by custom, whatever its words mean."""
    empty: frozenset[str]
    """Words that name nothing an action could be about."""
    numbers: frozenset[str]
    verbs: frozenset[str]
    """Verbs, where endings do not tell them, and words that stand for one."""
    nouns: tuple[str, ...]
    """Nouns that end as verbs do; with a hyphen, endings of such."""

    def is_verb(self, word: Word) -> bool:
        """Whether a word is a form of a verb, as far as its dictionary forms tell."""
        forms = word.lemmas.forms
        endings = tuple(noun[1:] for noun in self.nouns if noun.startswith("-"))
        noun = any(form in self.nouns or form.endswith(endings) for form in forms)
        return bool(forms & self.verbs) or (word.lemmas.verb and not noun)


def _listed(told: str) -> list[str]:
    return [" ".join(one.split()) for one in told.split(",") if one.strip()]


@cache
def _wordings_of(language: str) -> Wordings:
    """Read the file of a language; a name that it should not have is an error."""
    told = tomllib.loads((_WORDINGS / f"{language}.toml").read_text("utf-8"))

    def phrases(text: str) -> tuple[Phrase, ...]:
        words = (words_of(one, language) for one in _listed(text))
        return tuple(tuple(word.lemmas.forms for word in found) for found in words)

    def forms(text: str) -> frozenset[str]:
        return frozenset().union(*(lemmas_of(one, language).forms for one in _listed(text)))

    made: dict[str, Any] = {
        "vague": {why: phrases(text) for why, text in told.pop("vague").items()},
        "greetings": phrases(told.pop("greetings")),
        **{name: forms(told.pop(name)) for name in ("empty", "numbers", "verbs")},
        "nouns": tuple(_listed(told.pop("nouns", ""))),
    }
    return Wordings(**told, **made)


@lru_cache(maxsize=5_000)
def vague_in(text: str, language: str) -> tuple[Vague, ...]:
    """Give the reasons why nobody can see or hear this kept; none for a good wording.

    What stands in quotation marks is said word for word, and so not vague. A word that a colon
    explains ("a neat look: hair tied back") is not vague either, nor one of time or amount
    beside a number. In a language that the kit does not speak nothing is found.
    """
    words = words_of(text, language) if language in LANGUAGES else []
    if not words:
        return ()
    known = _wordings_of(language)
    forms = [word.lemmas.forms for word in words]
    clear = _said_word_for_word(text, words) | set(range(_explained(text, words)))
    clear |= {n for found in _places(forms, known.greetings) for n in found}
    counted = bool(_DIGIT.search(text)) or any(one & known.numbers for one in forms)
    found: list[Vague] = []
    held: set[int] = set()
    for why, phrases in known.vague.items():
        for places in _places(forms, phrases):
            if not (clear | held).isdisjoint(places) or (why == "measure" and counted):
                continue
            held.update(places)
            said = text[words[places[0]].start : words[places[-1]].end]
            found.append(Vague(why, said))
    return (*found, *_lacking(words, held, known, language))


def _places(forms: Sequence[frozenset[str]], phrases: Iterable[Phrase]) -> list[range]:
    """Give where phrases stand, the longest first: "as soon as possible" before "soon"."""
    found = [
        range(at, at + len(phrase))
        for phrase in phrases
        for at in range(len(forms) - len(phrase) + 1)
        if all(forms[at + n] & word for n, word in enumerate(phrase))
    ]
    return sorted(found, key=lambda places: (-len(places), places.start))


def _said_word_for_word(text: str, words: Sequence[Word]) -> set[int]:
    """Give the places of words between quotation marks."""
    spans = [found.span() for found in _QUOTED.finditer(text)]
    return {n for n, word in enumerate(words) if any(a <= word.start < b for a, b in spans)}


def _explained(text: str, words: Sequence[Word]) -> int:
    """Count the words before a colon after which at least two say what they mean."""
    colon = _COLON.search(text)
    before = sum(word.start < colon.start() for word in words) if colon else 0
    return before if len(words) - before >= _EXPLAINING else 0


def _lacking(
    words: Sequence[Word], held: Container[int], known: Wordings, language: str
) -> list[Vague]:
    """Say that there is no verb, or nothing that it is about; vague words are neither."""
    verbs = [n for n, word in enumerate(words) if known.is_verb(word)]
    if not verbs:
        return [Vague("verb")]
    grammar = GRAMMARS[language]
    names_nothing = (
        known.empty | grammar.denying | grammar.only | grammar.personal | grammar.pronouns
        | grammar.prepositions | grammar.openers | grammar.ordered | grammar.fillers
    )  # fmt: skip
    named = (
        word.lemmas.forms.isdisjoint(names_nothing)
        for n, word in enumerate(words)
        if n not in verbs and n not in held
    )
    return [] if any(named) else [Vague("object")]
