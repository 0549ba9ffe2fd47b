"""Open points: clauses that wait for a decision, were sent back, or were dropped."""

from __future__ import annotations

from collections.abc import Sequence

from kit.language import N_
from kit.standard.clause import Clause
from kit.standard.clause_nodes import clause_records, table
from kit.standard.clauses import clause
from kit.standard.legal import short
from kit.standard.material import Material, dropped, standing
from kit.standard.nodes import Heading, Node, Paragraph, Row
from kit.standard.outline import Chapter, Place

_COLUMNS = ((N_("No."), 1.8), (N_("Wording"), 9), (N_("Reason"), 5.7))
_DROPPED = ((N_("No."), 1.8), (N_("Wording"), 5), (N_("Reason"), 3.5), (N_("Evidence"), 6.2))


def _nodes(material: Material) -> list[Node]:
    kinds = list(material.state.all_kinds())
    stands = [clause(material, item) for item in standing(material.state)]
    stands.sort(key=lambda one: kinds.index(one.kind))
    waiting = [one for one in stands if one.waits]
    back = [one for one in stands if one.status == "rework"]
    nodes: list[Node] = []
    for title, key, clauses in (
        (N_("Not decided yet"), "undecided", waiting),
        (N_("Sent back for rework"), "sent_back", back),
    ):
        rows = [Row((one.number, short(one.headline, 200), one.reason)) for one in clauses]
        nodes += [Heading(material.say(title)), _table_or_none(material, key, _COLUMNS, rows)]
    # What stands in no chapter shows here what stands behind it.
    gone = [_gone(clause(material, item)) for item in dropped(material.state)]
    shown = _table_or_none(material, "dropped", _DROPPED, gone)
    return [*nodes, Heading(material.say(N_("Dropped"))), shown]


def _gone(one: Clause) -> Row:
    votes = "\n".join(found.words for _, found in one.all_evidence)
    cells = (one.number, short(one.headline, 200), one.reason, votes)
    return Row(cells, clause_records(one), anchor=one.number)


def _table_or_none(
    material: Material, key: str, columns: Sequence[tuple[str, float]], rows: list[Row]
) -> Node:
    if not rows:
        return Paragraph(material.say(N_("none")))
    return table(material, key, columns, rows)


OPEN_POINTS = (
    Chapter(Place.OPEN_POINTS, "open_points", N_("Open points"), lambda _: ()),
    Chapter(Place.OPEN_POINTS_CLAUSES, "open_points", "", _nodes),
)
"""Coverage stands between the title and the clauses, where a workshop has it."""
