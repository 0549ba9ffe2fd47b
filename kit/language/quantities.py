"""Numbers with their units in a text, and the words that say what they are about."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kit.language.grammar import GRAMMARS
from kit.language.lemmas import lemmas_of

_TOKEN = re.compile(
    r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d.,]\d)|\d+(?:[.,]\d+)?|[^\W\d_]+(?:['’ʼ][^\W\d_]+)*"
    r"|[%€$£₴₽]|[.!?;:\n]|[,()–—]"
)
_BEFORE = frozenset("€$£₴₽")
"""Signs that may stand before their number."""
_END, _PAUSE = frozenset(".!?;:\n"), frozenset(",()–—")
_TEN, _TWENTY = 10, 20
_APART = 2
"""Most words between a number and its unit: "3 full working days"."""

Forms = frozenset[str]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, and the words around it."""

    value: float
    """In the smallest unit of its kind: seconds, centimetres."""
    working: bool
    """Whether its days are working days."""
    unit: str
    """What can be compared: ``time``, ``share``, ``rings``, ``length`` or a currency."""
    said: str
    """As it stands in the text."""
    about: tuple[Forms, ...]
    """Words of its part of the sentence in their dictionary forms, common ones left out."""


@dataclass(frozen=True, slots=True)
class Units:
    """What is known of numbers and units in a language: ``units/*.toml``."""

    numbers: Mapping[str, float]
    units: Mapping[str, tuple[str, float]]
    working: Forms
    """Words that make days working days."""
    within: Forms
    """Words after which a unit alone means one of it: "within an hour"."""
    common: Forms
    """Words that do not tell what a number is about."""


@cache
def _units_of(language: str) -> Units:
    folder = Path(__file__).parent / "units"
    shared, told = (
        tomllib.loads((folder / f"{name}.toml").read_text("utf-8")) for name in ("all", language)
    )
    factors = {
        name: (kind, float(factor))
        for kind, names in shared["factors"].items()
        for name, factor in names.items()
    }
    words = [*shared["signs"].items(), *told["units"].items()]
    grammar = GRAMMARS[language]
    known = grammar.prepositions | grammar.pronouns | grammar.pointers | grammar.fillers
    known |= grammar.openers | grammar.polite | grammar.personal
    return Units(
        {word: float(value) for value, text in told["numbers"].items() for word in text.split()},
        {word: factors[name] for name, text in words for word in text.split()},
        frozenset(told["working"].split()),
        frozenset(told["within"].split()),
        frozenset(told["common"].split()) | known,
    )


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    forms: Forms
    number: float | None
    sentence: int
    part: int


def quantities(text: str, language: str) -> list[Quantity]:
    """Give the numbers of a text that have a unit, in the order in which they stand.

    Numbers stand in digits or words. Money is compared within one currency; working days differ
    from days.

    Raises:
        KeyError: a language that the kit has no units of.
    """
    known = _units_of(language)
    tokens = list(_tokens(text, language, known))
    found = []
    for at in range(len(tokens)):
        place = _counted(tokens, at, known)
        if place is None:
            continue
        value, first, last, (unit, factor) = place
        working = any(token.forms & known.working for token in tokens[first : last + 1])
        said = text[tokens[first].start : tokens[last].end]
        about = _about(tokens, at, known)
        found.append(Quantity(value * factor, working, unit, said, about))
    return found


def _tokens(text: str, language: str, known: Units) -> Iterator[_Token]:
    """Give words, numbers and signs, each with its sentence and the part between commas."""
    sentence = part = 0
    for match in _TOKEN.finditer(text):
        written = match.group().casefold()
        if written in _END or written in _PAUSE:
            sentence, part = sentence + (written in _END), part + 1
            continue
        if written[0].isdigit():
            forms, number = (
                frozenset({written}),
                float(re.sub(r"\s", "", written.replace(",", "."))),
            )
            yield _Token(*match.span(), forms, number, sentence, part)
            continue
        forms = lemmas_of(written, language).forms
        said = next((known.numbers[form] for form in forms if form in known.numbers), None)
        yield _Token(*match.span(), forms, said, sentence, part)


def _counted(
    tokens: Sequence[_Token], at: int, known: Units
) -> tuple[float, int, int, tuple[str, float]] | None:
    """Give number, first and last place and unit, where a token is a number with its unit."""
    token = tokens[at]
    if token.number is None:
        unit = _unit(token, known)
        return (1.0, at, at, unit) if unit and _within(tokens, at, known) else None
    number, last = token.number, at
    if at and _completes(tokens[at - 1], token):
        return None  # told with the word before: "twenty four"
    if at + 1 < len(tokens) and _completes(token, tokens[at + 1]):
        last, number = at + 1, number + (tokens[at + 1].number or 0)
    for place in range(last + 1, min(last + 2 + _APART, len(tokens))):
        other = tokens[place]
        if other.part != token.part or other.number is not None:
            break
        if unit := _unit(other, known):
            beside = place + 1 < len(tokens) and tokens[place + 1].forms & known.working
            return number, at, place + bool(beside), unit
    if at and (unit := _unit(tokens[at - 1], known)) and tokens[at - 1].forms & _BEFORE:
        return number, at - 1, last, unit
    return None


def _unit(token: _Token, known: Units) -> tuple[str, float] | None:
    return next((known.units[form] for form in sorted(token.forms) if form in known.units), None)


def _completes(tens: _Token, ones: _Token) -> bool:
    """Whether two words are one number: "twenty four"."""
    if tens.number is None or ones.number is None or tens.end + 1 != ones.start:
        return False
    words = not any(form[0].isdigit() for form in tens.forms | ones.forms)
    return words and tens.number >= _TWENTY and tens.number % 10 == 0 and 0 < ones.number < _TEN


def _within(tokens: Sequence[_Token], at: int, known: Units) -> bool:
    """Whether a unit alone means one of it: "within an hour"."""
    before = [tokens[n].forms for n in range(max(0, at - 2), at)]
    if before and before[-1] & known.common and not before[-1] & known.within:
        before.pop()
    return bool(before) and bool(before[-1] & known.within)


def _about(tokens: Sequence[_Token], at: int, known: Units) -> tuple[Forms, ...]:
    """Give the telling words of a number's part of the sentence, or of all of it."""
    telling = [
        one
        for one in tokens
        if one.number is None
        and not one.forms & (known.common | known.working | known.within)
        and not _unit(one, known)
    ]
    here = tokens[at]
    part = [one.forms for one in telling if one.part == here.part]
    return tuple(part or (one.forms for one in telling if one.sentence == here.sentence))
