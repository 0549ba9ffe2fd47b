"""The words of the evidence, each in a plain sentence: only those that the document prints."""

from __future__ import annotations

from collections.abc import Iterable

from kit.evidence.results import votes_on
from kit.language import N_
from kit.standard.chapter_texts import texts_beside
from kit.standard.clause_nodes import table
from kit.standard.clauses import clause
from kit.standard.material import Material, Term, dropped, standing
from kit.standard.nodes import Node, Row
from kit.standard.outline import Chapter, Place

_TEXTS = texts_beside(__file__)
_TERMS = _TEXTS.terms
RATING, WILSON = _TERMS["ratings"], _TERMS["wilson"]
_METHODS = ("approval", "ratings", "dots", "pairwise")


def _terms(material: Material) -> Iterable[Term]:
    """Give the words of votes, in the order in which one needs them."""
    state = material.state
    clauses = [clause(material, item) for item in (*standing(state), *dropped(state))]
    evidence = [found for one in clauses for _, found in one.all_evidence]
    votes = [vote for kind in state.all_kinds() for vote in votes_on(state, kind)]
    methods = {found.method for found in evidence} | {vote.method for vote in votes}
    held = {
        **{method: method in methods for method in _METHODS},
        "bradley_terry": "pairwise" in methods,
        "interval": True,
        "n": True,
        "wilson": bool(methods & {"approval", "dots"}),
        "turnout": bool(methods),
        "contested": any(found.contested for found in evidence),
        "inherited": any(found.inherited for found in evidence),
        "paper": any(found.paper for found in evidence),
        "secret": any(vote.privacy == "secret" for vote in votes),
        "second_look": any(one.warnings for one in clauses),
    }
    yield from (_TERMS[word] for word, needed in held.items() if needed)


def _nodes(material: Material) -> list[Node]:
    say = material.say
    rows = [Row((say(word), say(meaning))) for word, meaning in material.terms]
    return [table(material, "words", _TEXTS.columns["words"], rows)]


WORDS = Chapter(Place.WORDS, "words", N_("The words of the evidence"), _nodes, terms=_terms)
