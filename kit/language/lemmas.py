"""Dictionary forms of words, and the person in which a verb stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from kit.language.grammar import GRAMMARS, Grammar


@dataclass(frozen=True, slots=True)
class Lemmas:
    """What a word is a form of."""

    forms: frozenset[str]
    """The word as written and its dictionary forms; words with one in common are one word."""
    person: int
    """Of a verb: 1 who speaks, 2 who is spoken to, 3 another; 0 when its form tells none."""
    verb: bool
    infinitive: bool


@lru_cache(maxsize=50_000)
def lemmas_of(word: str, language: str) -> Lemmas:
    """Give the dictionary forms of a word in small letters (simplemma's dictionaries).

    A pronoun stands for itself: another case of it is another person of the sentence.
    """
    grammar = GRAMMARS[language]
    written = word.replace("ё", "е")
    if written in grammar.alike:
        forms = frozenset({written, *grammar.alike[written]})
        return Lemmas(forms, 0, verb=False, infinitive=False)
    found = {lemma.casefold().replace("ё", "е") for lemma in _looked_up(word, language, grammar)}
    if found & grammar.pronouns:
        return Lemmas(frozenset({written}), 0, verb=False, infinitive=False)
    verb = any(lemma.endswith(grammar.infinitive) for lemma in found if grammar.infinitive)
    infinitive = verb and written in found
    person = _person(written, grammar) if verb and not infinitive else 0
    return Lemmas(frozenset({written, *found}), person, verb, infinitive)


def _person(written: str, grammar: Grammar) -> int:
    endings = enumerate(grammar.persons, 1)
    return next((person for person, ending in endings if ending.search(written)), 0)


def _looked_up(word: str, language: str, grammar: Grammar) -> set[str]:
    """Look a word up; the dictionary gives one word for a form, and not always the likely one.

    A Polish form that has the second persons of one verb beside it is a form of that verb:
    "mamy" goes with "masz, macie" and not with "mama", "ma" not with "mój". An English one in
    -ing is of the verb in -ed.
    """
    # The dictionaries take up to two seconds to load: only those who look for phrases wait.
    from simplemma import is_known, lemmatize  # noqa: PLC0415 - see above

    first = lemmatize(word, lang=language)
    for ending, others in grammar.siblings:
        beside = [word.removesuffix(ending) + other for other in others]
        if not word.endswith(ending) or not all(is_known(one, lang=language) for one in beside):
            continue
        verbs = {lemmatize(one, lang=language) for one in beside}
        if len(verbs) == 1 and all(verb.endswith(grammar.infinitive or "") for verb in verbs):
            # A word that heads its own entry is that word too: "kasa" is not only of "kasać".
            return verbs | {first} if first == word else verbs
    return {first}
