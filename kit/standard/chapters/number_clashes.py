"""Numbers that seem to contradict each other, among the open points."""

from __future__ import annotations

from kit.language import N_
from kit.standard.clause_nodes import table
from kit.standard.legal import legal
from kit.standard.material import Material
from kit.standard.nodes import Heading, Node, Record, Row
from kit.standard.outline import Chapter, Place
from kit.standard.points import open_clashes

_COLUMNS = (
    (N_("No."), 2.2), (N_("It says"), 6), (N_("Another clause"), 2.2), (N_("There it says"), 6),
)  # fmt: skip


def _nodes(material: Material) -> list[Node]:
    rows = []
    for one in open_clashes(material):
        cells = (one.first, legal(one.first_says), one.second, legal(one.second_says))
        names = ("first", "first_says", "second", "second_says")
        rows.append(Row(cells, (Record("number_clashes", dict(zip(names, cells, strict=True))),)))
    if not rows:
        return []
    title = Heading(material.say(N_("Numbers that seem to contradict each other")))
    return [title, table(material, "number_clashes", _COLUMNS, rows)]


NUMBER_CLASHES = Chapter(Place.OPEN_POINTS_NUMBERS, "open_points", "", _nodes)
