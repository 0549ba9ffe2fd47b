"""How to read the standard: what stands in it, and how far each level obliges."""

from __future__ import annotations

from kit.language import N_
from kit.standard.clauses import clause
from kit.standard.material import Material, standing
from kit.standard.nodes import Node, Paragraph
from kit.standard.outline import Chapter, Place

_PARAGRAPHS = (
    N_(
        "Each clause has a number that never changes, a binding level and a status. Below it "
        "stands the evidence, where there is any: how people voted, how sure that is, and how many "
        "took part."
    ),
    N_(
        "What no clause says is left to the judgement of the employee. Of several variants of a "
        "speech module any adopted one may be used, and its meaning matters more than its exact "
        "words."
    ),
)


def _nodes(material: Material) -> list[Node]:
    texts = [_made_how(material), *map(material.say, _PARAGRAPHS)]
    return [Paragraph(text) for text in texts]


def _made_how(material: Material) -> str:
    """Say of what stands in the document as much as the log holds, and no more."""
    clauses = [clause(material, item) for item in standing(material.state)]
    adopted = [one for one in clauses if one.status == "adopted"]
    voted = sum(any(found.n for found in one.evidence) for one in adopted)
    told = [material.say(N_("This is a draft, written from the log of the workshop."))]
    if adopted:
        text = N_(
            "Adopted clauses: {n}; with a vote on their present wording: {voted}; without one: "
            "{without}."
        )
        without = len(adopted) - voted
        told.append(material.say(text, n=len(adopted), voted=voted, without=without))
    if undecided := sum(one.waits for one in clauses):
        told.append(material.say(N_("Nobody has decided yet on: {n}."), n=undecided))
    return " ".join(told)


READING = Chapter(Place.READING, "reading", N_("How to read this standard"), _nodes, follows=True)
