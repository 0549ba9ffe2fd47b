"""Role plays in the document: which points were said, and where training has to begin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kit.activities.role_play.figures import all_sheets, plays
from kit.domain.workshop import Workshop
from kit.language import N_
from kit.standard.baseline import Base
from kit.standard.chapter_texts import texts_beside
from kit.standard.chapters.words import WILSON
from kit.standard.clause_nodes import table
from kit.standard.clauses import clause
from kit.standard.legal import legal, one_line
from kit.standard.material import Material, Term, standing
from kit.standard.nodes import Node, Paragraph, Row
from kit.standard.outline import Chapter, Place

_TEXTS = texts_beside(__file__)


def _nodes(material: Material) -> list[Node]:
    """Give every point of every module that was played; its records stand at its clause."""
    rows = [
        Row((one.number, one_line(point.text), str(played.n), point.said.words))
        for item in standing(material.state)
        for one in (clause(material, item),)
        for played in one.played
        for point in played.points
    ]
    if not rows:
        return []
    note = Paragraph(material.say(_TEXTS.notes["sheets"]), leads=True)
    return [note, table(material, "role_plays", _TEXTS.columns["points"], rows)]


def _terms(material: Material) -> Iterable[Term]:
    if material.played:
        yield from (WILSON, _TEXTS.terms["said"])


def _baseline(state: Workshop) -> Iterator[Base]:
    """Give the shares of points said, of all sheets and of each module, and its naturalness."""
    for activity, sheets in plays(state):
        # What was hidden, merged or dropped is not introduced.
        found = [one for one in sheets if state.items[one.id].stands]
        label = N_("Meaning points said, all role plays")
        yield Base("sheets", label, activity, all_sheets(found))
        for one in found:
            said = N_("Meaning points said")
            yield Base("points", said, activity, one.share, one.id, of_module=True)
            for text, value in one.points:
                point = N_("Meaning point said")
                yield Base("point", point, activity, value, one.id, legal(text), need=True)
            yield Base(
                "naturalness", N_("Naturalness in role plays"), activity, one.naturalness, one.id,
                unit="rating", of_module=True,
            )  # fmt: skip


CHAPTERS = (
    Chapter(Place.PLAYS, "role_plays", N_("Role plays"), _nodes, terms=_terms, baseline=_baseline),
)
