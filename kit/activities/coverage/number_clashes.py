"""Numbers in adopted clauses that contradict each other: two deadlines for one thing."""

from __future__ import annotations

from functools import lru_cache

from kit.domain.numbers import numbers
from kit.domain.refusal import Refusal
from kit.domain.stop_phrases import wording_of
from kit.domain.workshop import Workshop
from kit.language import LANGUAGES, N_
from kit.language.contradictions import Contradiction, contradictions
from kit.language.texts import first_few


def number_clashes(state: Workshop) -> tuple[Contradiction, ...]:
    """Give the pairs of adopted clauses that say different numbers of what seems the same.

    None are found in a workshop in a language that the kit has no units of.
    """
    if state.language not in LANGUAGES:
        return ()
    number = numbers(state)
    adopted = (item for item in state.items.values() if item.stands and item.decision == "adopt")
    told = ((number[item.id], wording_of(state, item)) for item in adopted)
    return _found(tuple(one for one in told if one[1]), state.language)


@lru_cache(maxsize=16)
def _found(texts: tuple[tuple[str, str], ...], language: str) -> tuple[Contradiction, ...]:
    """Remember what was found: the desk asks with every refresh, clauses change rarely."""
    return tuple(contradictions(dict(texts), language))


def clash_lacks(state: Workshop) -> list[Refusal]:
    """Say which clauses contradict each other, with the numbers as they stand there."""
    told = [
        f"{one.first} “{one.first_says}” – {one.second} “{one.second_says}”"
        for one in number_clashes(state)
    ]
    if not told:
        return []
    text = N_("Numbers that seem to contradict each other: {which}")
    return [Refusal(text, {"which": first_few(state.language, told)})]
