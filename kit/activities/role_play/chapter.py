"""Role plays in the document: which points were said, and where training has to begin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from kit.activities.role_play.figures import all_sheets
from kit.activities.role_play.play import play_of
from kit.domain.workshop import Workshop
from kit.language import N_
from kit.standard.baseline import Base, interval, share
from kit.standard.chapters.words import WILSON
from kit.standard.clause_nodes import table
from kit.standard.clauses import clause
from kit.standard.legal import legal, one_line
from kit.standard.material import Material, Term, standing
from kit.standard.nodes import Node, Paragraph, Row
from kit.standard.outline import Chapter, Place
from kit.statistics.intervals import mean_interval

_COLUMNS = (
    (N_("No."), 1.8),
    (N_("Meaning point"), 8),
    (N_("Sheets"), 1.8),
    (N_("Said in role plays"), 5.2),
)
_NOTE = N_("An observer marked on a sheet which points were said, in any words. Figures rest on sheets, not on people, and stand only where there are five sheets or more.")  # fmt: skip
_SAID = (N_("meaning points said"), N_("In role plays an observer marks which points were said, in any words. The figure rests on sheets, not on people."))  # fmt: skip


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
    note = Paragraph(material.say(_NOTE), leads=True)
    return [note, table(material, "role_plays", _COLUMNS, rows)]


def _terms(material: Material) -> Iterable[Term]:
    if material.played:
        yield from (WILSON, _SAID)


def _baseline(state: Workshop) -> Iterator[Base]:
    """Give the shares of points said, of all sheets and of each module, and its naturalness."""
    for activity, sheets in all_sheets(state):
        # What was hidden, merged or dropped is not introduced.
        found = [one for one in sheets if state.items[one["id"]].stands]
        whole = sum(one["n"] for one in found)
        if whole:
            mean = share(sum((one["share"] or 0.0) * one["n"] for one in found) / whole, whole)
            yield Base("sheets", N_("Meaning points said, all role plays"), activity, mean)
        for one in found:
            yield from _of_module(state, activity, one)


def _of_module(state: Workshop, activity: str, one: Mapping[str, Any]) -> Iterator[Base]:
    key = one["id"]
    if one["share"] is not None:
        said, value = N_("Meaning points said"), share(one["share"], one["n"])
        yield Base("points", said, activity, value, key, of_module=True)
    for point in one["points"]:
        value = interval(point, one["n"])
        text = legal(point["text"])
        yield Base("point", N_("Meaning point said"), activity, value, key, text, need=True)
    marks = mean_interval(_naturalness(state, activity, key))
    natural = N_("Naturalness in role plays")
    yield Base("naturalness", natural, activity, marks, key, unit="rating", of_module=True)


def _naturalness(state: Workshop, activity: str, item: str) -> Sequence[int]:
    """Give the marks for naturalness on the sheets of an item's present wording."""
    version = state.items[item].version
    return [
        sheet.naturalness
        for sheet in play_of(state, activity).scores.values()
        if sheet.item == item and sheet.version == version and sheet.naturalness is not None
    ]


CHAPTERS = (
    Chapter(Place.PLAYS, "role_plays", N_("Role plays"), _nodes, terms=_terms, baseline=_baseline),
)
