"""Numbers that contradict each other: two texts that say different ones of the same thing.

"We refund within 3 days" and "refund: at most 5 days" cannot both be kept. A number counts with
its unit (times, money, shares, rings, distances), and two are compared when the words around them
are nearly the same in their dictionary forms.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from kit.language.quantities import Quantity, quantities

ALIKE = 0.75
"""Share of the words around a number, of the shorter text, that have to be in the other too."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two texts, by their keys, and the different numbers that they say of one thing."""

    first: str
    first_says: str
    second: str
    second_says: str


def contradictions(texts: Mapping[str, str], language: str) -> list[Contradiction]:
    """Find the pairs of texts that say different numbers of what seems to be the same.

    Nothing is found within one text, and where two texts agree on one number of a kind of
    unit. Not found are synonyms ("refund", "pay back"); what differs by a word that only one
    text has ("for a new client") is found, for one of them says it of everybody.

    Raises:
        KeyError: a language that the kit has no units of.
    """
    told = {key: quantities(text, language) for key, text in texts.items()}
    held = [(key, found) for key, found in told.items() if found]
    clashes: list[Contradiction] = []
    for (one, some), (other, more) in combinations(held, 2):
        clash = _clash(some, more)
        if clash is not None:
            clashes.append(Contradiction(one, clash[0].said, other, clash[1].said))
    return clashes


def _clash(some: Iterable[Quantity], more: Iterable[Quantity]) -> tuple[Quantity, Quantity] | None:
    pairs = [(a, b) for a in some for b in more if a.unit == b.unit and _same_subject(a, b)]
    if any((a.value, a.working) == (b.value, b.working) for a, b in pairs):
        return None
    return next(iter(pairs), None)


def _same_subject(one: Quantity, other: Quantity) -> bool:
    """Whether the words around two numbers are nearly the same."""
    fewer, more = sorted((one.about, other.about), key=len)
    shared = sum(any(word & likely for likely in more) for word in fewer)
    return bool(fewer) and shared / len(fewer) >= ALIKE
