"""STOP-phrases in texts, found in any inflected form and in any order that says them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kit.language import LANGUAGES
from kit.language.clauses import Word, words_of
from kit.language.denials import negated, waived
from kit.language.grammar import GRAMMARS, Grammar
from kit.language.readings import Reading, readings_of


@dataclass(frozen=True, slots=True)
class StopPhrase:
    """A phrase that clients should never hear, and what to say instead.

    A slash without spaces offers alternatives for one word: "calm/quieten down".
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


def find_phrases(text: str, phrases: Sequence[StopPhrase], language: str) -> list[Hit]:
    """Find the STOP-phrases of a language in a text, in the order in which they occur.

    The words of the phrase must stand in one clause, in any form that has the same dictionary
    form (simplemma's dictionaries), with up to six other words between two of them (four in
    English) and insertions between commas. They may stand in any order, in English one of
    them out of it; but negations, prepositions and the like stay before their words, and a
    negation among them makes another sentence. A subject that the verb tells and a "this is"
    before a denial may be left out; "I" and "we" are one, so are "pan" and "pani". A single
    word counts wherever it stands.

    Not found is what the text denies ("you do not have to"), tells not to say ("instead of …"),
    needs not be done, or what somebody else is to do ("I'll call back later"). Synonyms and
    the other aspect of a verb are phrases of their own.

    Raises:
        ValueError: a language that the kit does not speak.
    """
    if language not in LANGUAGES:
        raise ValueError(f"no dictionary for the language {language}")
    words = words_of(text, language)
    where: dict[str, list[int]] = {}
    for at, word in enumerate(words):
        for form in word.lemmas.forms:
            where.setdefault(form, []).append(at)
    hits = [
        Hit(phrase, words[first].start, words[last].end, text[words[first].start : words[last].end])
        for phrase in phrases
        if phrase.language == language
        for first, last in _places(words, phrase, where)
    ]
    return sorted(hits, key=lambda hit: (hit.start, hit.end))


def _places(
    words: Sequence[Word], phrase: StopPhrase, where: Mapping[str, Sequence[int]]
) -> Iterator[tuple[int, int]]:
    """Give where a phrase begins and ends, by the places of the first and last word.

    ``where`` tells the places of each form in the text.
    """
    begun: list[tuple[int, Reading]] = []
    for reading in readings_of(phrase.text, phrase.language, phrase.inflected):
        if any(where.keys().isdisjoint(sought.forms) for sought in reading.words):
            continue
        starts = {at for form in reading.leading for at in where.get(form, ())}
        begun += [(at, reading) for at in starts]
    free = 0
    for first, reading in sorted(begun, key=lambda one: one[0]):
        places = first >= free and _walked(words, first, reading, phrase)
        if places and _meant(words, places, reading, phrase.language):
            free = max(places) + 1
            yield first, max(places)


def _walked(
    words: Sequence[Word], first: int, reading: Reading, phrase: StopPhrase
) -> tuple[int, ...] | None:
    """Give the places of a phrase's words when the foremost of them stands at ``first``.

    Goes on within the clause, passes over insertions between commas, and takes the nearest
    word that the phrase still lacks.
    """
    grammar = GRAMMARS[phrase.language]
    places: dict[int, int] = {}
    part = entered = words[first].part
    between = left = 0
    apart = False
    for at in range(first, len(words)):
        word = words[at]
        if word.part != entered:
            if not _reached(words, at, part, apart=apart):
                return None
            entered, between = word.part, left
        if entered == part + 1 and not (apart or _polite(words, at, places, grammar)):
            continue
        taken = _taken(word, at, reading, places, phrase)
        if taken is not None:
            places[taken] = at
            part, between, left = entered, 0, 0
            lacking = [sought for n, sought in enumerate(reading.words) if n not in places]
            if not lacking:
                return tuple(places[n] for n in range(len(places)))
            apart = lacking[0].apart
            continue
        between += word.written not in grammar.fillers
        left = between if entered == part else left
        if not places or between > grammar.reach or _bars(word, reading, grammar):
            return None
    return None


def _reached(words: Sequence[Word], at: int, part: int, *, apart: bool) -> bool:
    """Whether only insertions between commas part a word from a part of the text before it.

    ``apart`` tells that the phrase goes on after a comma or full stop of its own.
    """
    word, before = words[at], words[at - 1]
    if word.clause != before.clause:
        return apart
    return word.part == part + 1 or (before.aside and not word.opens)


def _polite(words: Sequence[Word], at: int, places: Mapping[int, int], grammar: Grammar) -> bool:
    """Whether a comma before a word only sets off a "please"."""
    beside = {words[at].written, words[at - 1].written}
    return at - 1 in places.values() and not beside.isdisjoint(grammar.polite)


def _taken(
    word: Word, at: int, reading: Reading, places: Mapping[int, int], phrase: StopPhrase
) -> int | None:
    """Say which word of the phrase, of those it still lacks, a word of the text is."""
    forms = word.lemmas.forms if phrase.inflected else frozenset({word.written})
    for n, sought in enumerate(reading.words):
        if n in places or forms.isdisjoint(sought.forms):
            continue
        near = sought.leash is None or (n - 1 in places and at - places[n - 1] <= sought.leash + 1)
        if near and (not GRAMMARS[phrase.language].ordered or _in_order([*places, n], reading)):
            return n
    return None


def _in_order(taken: Sequence[int], reading: Reading) -> bool:
    """Whether the words taken, and then the others, keep the phrase's order but for one.

    What was taken before the last is known to.
    """
    if taken[-1] == len(taken) - 1 == max(taken):
        return True
    order = [*taken, *(n for n in range(len(reading.words)) if n not in taken)]
    if order == [1, 0]:
        return not any(sought.fixed for sought in reading.words)
    rests = ([*order[:at], *order[at + 1 :]] for at in range(len(order)))
    return any(
        rest == sorted(rest) and not reading.words[order[at]].fixed for at, rest in enumerate(rests)
    )


def _bars(word: Word, reading: Reading, grammar: Grammar) -> bool:
    """Whether a word among those of a phrase makes another sentence of them."""
    denying = grammar.negations if reading.negative else grammar.denying
    return word.written in denying or (reading.subject and word.written in grammar.pronouns)


def _meant(words: Sequence[Word], places: Sequence[int], reading: Reading, language: str) -> bool:
    """Whether the words of a phrase, as they stand, say the phrase."""
    grammar = GRAMMARS[language]
    first, last = min(places), max(places)
    said = reading.lone or (
        _same_doer(words, places, reading, grammar)
        and _together(words, places, grammar)
        and (reading.negative or not negated(words, first, last, language))
    )
    return said and not waived(words, first, last, language)


def _same_doer(
    words: Sequence[Word], places: Sequence[int], reading: Reading, grammar: Grammar
) -> bool:
    """Whether those are to do it whom the phrase means: "I'll call you back" asks for nothing."""
    first = min(places)
    if reading.dropped and not _told(words, places, reading, grammar):
        return False
    for sought, at in zip(reading.words, places, strict=True):
        doers = {sought.person, words[at].lemmas.person} - {0}
        if len(doers) > 1 and 1 in doers:
            return False
    if reading.subject:
        return _has_to(words, places, reading, grammar)
    before = {word.written for word in words[max(0, first - 2) : first]}
    promised = not before.isdisjoint(grammar.promises) and before & {"i", "we", "me", "us"}
    return reading.negative or not promised


def _told(words: Sequence[Word], places: Sequence[int], reading: Reading, grammar: Grammar) -> bool:
    """Whether a subject that is left out is clear: from the verb, or at a sentence's begin."""
    if grammar.persons:
        return {words[at].lemmas.person for at in places} - {0} == {reading.dropped}
    first = min(places)
    before = (word for word in words[:first] if word.sentence == words[first].sentence)
    return all(not word.lemmas.forms.isdisjoint(grammar.auxiliaries) for word in before)


def _has_to(
    words: Sequence[Word], places: Sequence[int], reading: Reading, grammar: Grammar
) -> bool:
    """Whether "you have", when that is all of a phrase, obliges: "you have a right" does not."""
    has = next((words[at] for at in places if grammar.having in words[at].lemmas.forms), None)
    beside = len(places) - (0 if reading.dropped else 1)
    if not has or beside > 1:
        return True
    return any(word.lemmas.infinitive and word.clause == has.clause for word in words)


def _together(words: Sequence[Word], places: Sequence[int], grammar: Grammar) -> bool:
    """Whether no word of a phrase belongs to a preposition that the phrase does not have."""
    for at in places:
        before = words[at - 1] if at and at - 1 not in places else None
        if before is None or before.part != words[at].part:
            continue
        if before.written in grammar.prepositions and (
            words[at].written in grammar.pronouns
            or words[at].lemmas.verb
            or list(places) != sorted(places)
        ):
            return False
    return True
