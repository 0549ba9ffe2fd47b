"""How to read the standard: what stands in it, and how far each level obliges."""

from __future__ import annotations

from kit.language import N_
from kit.standard.chapter_texts import texts_beside
from kit.standard.clauses import clause
from kit.standard.material import BINDINGS, Material, standing
from kit.standard.nodes import Bullets, Node, Paragraph
from kit.standard.outline import Chapter, Place

_NOTES = texts_beside(__file__).notes


def _nodes(material: Material) -> list[Node]:
    lasting = (material.say(_NOTES[one]) for one in ("clauses", "judgement"))
    return [Paragraph(text) for text in (_made_how(material), *lasting)]


def _made_how(material: Material) -> str:
    """Say of what stands in the document as much as the log holds, and no more."""
    clauses = [clause(material, item) for item in standing(material.state)]
    adopted = [one for one in clauses if one.status == "adopted"]
    voted = sum(any(found.n for found in one.evidence) for one in adopted)
    told = [] if material.final else [material.say(_NOTES["draft"])]
    if adopted:
        count = {"n": len(adopted), "voted": voted, "without": len(adopted) - voted}
        told.append(material.say(_NOTES["adopted"], **count))
    if undecided := sum(one.waits for one in clauses):
        told.append(material.say(_NOTES["undecided"], n=undecided))
    return " ".join(told)


def _standard(material: Material) -> list[Node]:
    """Say how far each level obliges, to those who follow the standard."""
    levels = tuple(material.say(_NOTES[level]) for level in BINDINGS)
    return [
        Paragraph(material.say(_NOTES["standard"])),
        Bullets(levels),
        Paragraph(material.say(_NOTES["judgement"])),
    ]


READING = Chapter(
    Place.READING, "reading", N_("How to read this standard"), _nodes,
    standard=_standard, follows=True,
)  # fmt: skip
