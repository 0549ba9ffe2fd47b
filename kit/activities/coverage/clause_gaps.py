"""What single clauses, situations and ideas still lack, although they were adopted."""

from __future__ import annotations

from kit.activities.coverage.figures import ENOUGH_VARIANTS, Covered, covered
from kit.activities.coverage.principles import followers
from kit.domain.approval import adopted_modules
from kit.domain.numbers import numbers
from kit.domain.refusal import Refusal
from kit.domain.workshop import Item, Workshop
from kit.language import N_
from kit.language.texts import first_few

_EXPECTATION = "expectation"
_SELLING = ("offer", "objections", "agreement")
"""The stages of a conversation at which a client is to be won for something."""


def clause_gaps(state: Workshop) -> dict[str, list[str]]:
    """Give what lacks something by its numbers, by a sentence with a place for ``which``."""
    number, modules = numbers(state), adopted_modules(state)
    expected = state.kept(_EXPECTATION)
    rows = [row for row in covered(state) if row.modules or row.schemes]
    found = {
        N_("Adopted clauses that do not say what the client gains: {which}"): [
            item.id for item in followers(state) if not _gains(state, item)
        ],
        N_("Speech modules that offer without naming the client's benefit: {which}"): [
            item.id
            for item in modules
            if item.fields.get("stage") in _SELLING and not item.fields.get("benefit")
        ],
        N_("Adopted speech modules that meet no expectation: {which}"): [
            item.id for item in modules if expected and not expectations_of(state, item)
        ],
        N_("Situations in which nothing is fixed: {which}"): [
            row.id for row in rows if not _fixed(state, row)
        ],
        N_("Situations in which nothing is free: {which}"): [
            row.id for row in rows if not _free(state, row)
        ],
        N_("Adopted ideas without a sponsor or a date: {which}"): [
            item.id
            for key, kind in state.all_kinds().items()
            if kind.concluded
            for item in state.kept(key)
            if item.decision == "adopt" and not _sponsored(item)
        ],
    }
    return {text: [number[key] for key in keys] for text, keys in found.items() if keys}


def gap_lacks(state: Workshop) -> list[Refusal]:
    """Say what lacks something, the first few by their numbers."""
    gaps = clause_gaps(state)
    return [
        Refusal(text, {"which": first_few(state.language, keys)}) for text, keys in gaps.items()
    ]


def expectations_of(state: Workshop, item: Item) -> list[str]:
    """Give the ids of the client expectations a clause was linked to, as far as they stand."""
    found = (state.standing(key) for key in item.links)
    return [one.id for one in found if one and one.stands and one.kind == _EXPECTATION]


def _gains(state: Workshop, item: Item) -> bool:
    """Whether a clause says whom it serves.

    It does by its own words, by an expectation it is linked to, or by what the client expects in
    its situation; what is never said does by why it harms.
    """
    around = state.standing(item.within)
    said = item.fields.get("why") if state.kind(item.kind).forbidden else None
    own = item.fields.get("benefit") or said or expectations_of(state, item)
    return bool(own or (around and around.fields.get("expects")))


def _clauses(state: Workshop, row: Covered) -> list[Item]:
    return [state.items[key] for key in (*row.modules, *row.schemes)]


def _fixed(state: Workshop, row: Covered) -> bool:
    """Whether something holds in every case: a "must", or points to be said in any words."""
    items = _clauses(state, row)
    return any(item.binding == "must" or item.fields.get("points") for item in items)


def _free(state: Workshop, row: Covered) -> bool:
    """Whether there is a choice: a "free" clause, or wordings that really differ."""
    return row.variants >= ENOUGH_VARIANTS or any(
        item.binding == "free" for item in _clauses(state, row)
    )


def _sponsored(item: Item) -> bool:
    return bool(item.fields.get("sponsor") and item.fields.get("until"))
