"""Principles and the clauses that follow from them: at most two a clause, none without one."""

from __future__ import annotations

from kit.activities.decide.freedom import obliging
from kit.domain.numbers import numbers
from kit.domain.refusal import Refusal
from kit.domain.workshop import Item, Workshop
from kit.language import N_
from kit.language.texts import first_few

PRINCIPLE = "principle"


def followers(state: Workshop) -> list[Item]:
    """Give the adopted clauses that oblige somebody and may name a principle."""
    return [item for item in obliging(state) if PRINCIPLE in state.kind(item.kind).links_to]


def principles_of(state: Workshop, item: Item) -> list[str]:
    """Give the ids of the principles a clause is linked to, as far as they stand."""
    found = (state.standing(key) for key in item.links)
    return list(
        dict.fromkeys(one.id for one in found if one and one.stands and one.kind == PRINCIPLE)
    )


def principle_lacks(state: Workshop) -> list[Refusal]:
    """Say which adopted principle no clause follows, and which clauses follow none or too many."""
    adopted = [item.id for item in state.kept(PRINCIPLE) if item.decision == "adopt"]
    if not adopted:
        return []
    number, most = numbers(state), state.kind(PRINCIPLE).linked_most
    linked = {item.id: principles_of(state, item) for item in followers(state)}
    followed = {key for found in linked.values() for key in found}
    lacks: list[Refusal] = []
    if orphans := [number[key] for key in adopted if key not in followed]:
        text = N_("Principles that no clause follows: {which}")
        lacks.append(Refusal(text, {"which": first_few(state.language, orphans)}))
    if many := [number[key] for key, found in linked.items() if len(found) > most]:
        text = N_("Clauses with more than {most} principles: {which}")
        lacks.append(Refusal(text, {"which": first_few(state.language, many), "most": most}))
    if bare := sum(not found for found in linked.values()):
        text = N_("Adopted clauses that name no principle: {n} of {of}")
        lacks.append(Refusal(text, {"n": bare, "of": len(linked)}))
    return lacks
