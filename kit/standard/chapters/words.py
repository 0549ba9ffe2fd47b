"""The words of the evidence, each in a plain sentence: only those that the document prints."""

from __future__ import annotations

from collections.abc import Iterable

from kit.evidence.results import votes_on
from kit.language import N_
from kit.standard.clause_nodes import table
from kit.standard.clauses import clause
from kit.standard.material import Material, Term, dropped, standing
from kit.standard.nodes import Node, Row
from kit.standard.outline import Chapter, Place

RATING = (
    N_("rating"),
    N_("The mean of the answers on a scale from 1 to 5, for each criterion and for all together."),
)
WILSON = (
    N_("Wilson interval"),
    N_("The interval of a share; it stays honest with few answers and never leaves 0 to 100 %."),
)

_METHODS: dict[str, Term] = {
    "approval": (
        N_("approval"),
        N_(
            "The share of all answers to “Is this useful to you?” that are “useful”; “unsure” "
            "counts as an answer."
        ),
    ),
    "ratings": RATING,
    "dots": (
        N_("dots"),
        N_("Everybody has the same small number of dots to put where they matter most."),
    ),
    "pairwise": (
        N_("chance to be preferred"),
        N_(
            "How likely this wording is to win when somebody compares it with another one of the "
            "vote."
        ),
    ),
}

_BRADLEY_TERRY = (
    N_("Bradley–Terry"),
    N_(
        "The model behind the chance to be preferred: every wording has one strength, and of two "
        "the stronger wins more often."
    ),
)
_INTERVAL = (
    N_("95 % interval"),
    N_(
        "Where the figure would probably lie if everybody like the people in this room had "
        "answered. A small room gives a wide interval: read it before the figure."
    ),
)
_N = (N_("n"), N_("How many answers a figure rests on."))
_TURNOUT = (
    N_("turnout"),
    N_("How many of the people present voted. Who did not vote may think otherwise."),
)
_CONTESTED = (
    N_("contested"),
    N_(
        "The room is split: nearly as many say “not for me” as “useful”. Talk about it before "
        "deciding."
    ),
)
_INHERITED = (
    N_("inherited support"),
    N_(
        "People who voted for an earlier wording or for an entry that was merged into this one. "
        "They are shown, never counted as votes on this wording."
    ),
)
_PAPER = (
    N_("on paper"),
    N_("Votes of people without a phone, counted by the facilitator and part of n."),
)
_SECRET = (
    N_("secret vote"),
    N_("A vote in which nobody, not even the log, can tell who cast which ballot."),
)
_SECOND_LOOK = (
    N_("second look"),
    N_(
        "A declared group of at least five people rejects what others approve: hear them before "
        "deciding."
    ),
)


def _terms(material: Material) -> Iterable[Term]:
    """Give the words of votes, in the order in which one needs them."""
    state = material.state
    clauses = [clause(material, item) for item in (*standing(state), *dropped(state))]
    evidence = [found for one in clauses for _, found in one.all_evidence]
    votes = [vote for kind in state.all_kinds() for vote in votes_on(state, kind)]
    methods = {found.method for found in evidence} | {vote.method for vote in votes}
    yield from (term for method, term in _METHODS.items() if method in methods)
    if "pairwise" in methods:
        yield _BRADLEY_TERRY
    yield from (_INTERVAL, _N)
    if methods & {"approval", "dots"}:
        yield WILSON
    if methods:
        yield _TURNOUT
    for held, term in (
        (any(found.contested for found in evidence), _CONTESTED),
        (any(found.inherited for found in evidence), _INHERITED),
        (any(found.paper for found in evidence), _PAPER),
        (any(vote.privacy == "secret" for vote in votes), _SECRET),
        (any(one.warnings for one in clauses), _SECOND_LOOK),
    ):
        if held:
            yield term


def _nodes(material: Material) -> list[Node]:
    say = material.say
    rows = [Row((say(word), say(meaning))) for word, meaning in material.terms]
    return [table(material, "words", ((N_("Word"), 4), (N_("Meaning"), 12.5)), rows)]


WORDS = Chapter(Place.WORDS, "words", N_("The words of the evidence"), _nodes, terms=_terms)
