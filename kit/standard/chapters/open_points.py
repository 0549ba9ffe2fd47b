"""Open points: clauses that wait for a decision, were sent back, or were dropped."""

from __future__ import annotations

from collections.abc import Sequence

from kit.language import N_
from kit.standard.clause import Clause
from kit.standard.clause_nodes import clause_records, table
from kit.standard.clauses import clause
from kit.standard.legal import legal, short
from kit.standard.material import Material, dropped
from kit.standard.nodes import Heading, Node, Paragraph, Record, Row
from kit.standard.outline import Chapter, Place
from kit.standard.points import closed_points, sent_back, still_open, waiting

_COLUMNS = ((N_("No."), 1.8), (N_("Wording"), 9), (N_("Reason"), 5.7))
_CLOSED = ((N_("No."), 1.8), (N_("Open point"), 9), (N_("Reason"), 5.7))
_DROPPED = ((N_("No."), 1.8), (N_("Wording"), 5), (N_("Reason"), 3.5), (N_("Evidence"), 6.2))


def _nodes(material: Material) -> list[Node]:
    nodes: list[Node] = []
    for title, key, points in (
        (N_("Not decided yet"), "undecided", waiting(material)),
        (N_("Sent back for rework"), "sent_back", sent_back(material)),
    ):
        left = still_open(material, points)
        rows = [Row((one.number, one.text, one.why)) for one in left]
        nodes += [Heading(material.say(title)), _table_or_none(material, key, _COLUMNS, rows)]
    nodes += _closed(material)
    # What stands in no chapter shows here what stands behind it.
    gone = [_gone(clause(material, item)) for item in dropped(material.state)]
    shown = _table_or_none(material, "dropped", _DROPPED, gone)
    return [*nodes, Heading(material.say(N_("Dropped"))), shown]


def _closed(material: Material) -> list[Node]:
    """Tell which points stay as they are, and why."""
    rows = []
    for one, reason in closed_points(material):
        about = ": ".join(filter(None, (material.say(one.title), one.text, one.why)))
        cells = (one.number, about, legal(reason))
        names = ("number", "point", "reason")
        rows.append(Row(cells, (Record("closed_points", dict(zip(names, cells, strict=True))),)))
    title = Heading(material.say(N_("Closed with a reason")))
    return [title, table(material, "closed_points", _CLOSED, rows)] if rows else []


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
