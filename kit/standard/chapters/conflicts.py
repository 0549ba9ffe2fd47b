"""Conflicts: each as a way with branches to follow, and who may decide what and who takes over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kit.activities.coverage.conflict_ways import Step, Ways, conflict_lacks, ways
from kit.activities.coverage.ways_played import way_lacks, ways_played
from kit.domain.workshop import Item
from kit.evidence.results import text_of
from kit.language import N_
from kit.standard.adopted import adopted, in_table, row_facts
from kit.standard.chapters.kinds import kind_chapter
from kit.standard.clause import Clause
from kit.standard.clause_nodes import clause_row, clauses_in_full, facts_below, status, table
from kit.standard.clauses import clause
from kit.standard.legal import legal, short
from kit.standard.material import Material
from kit.standard.nodes import Bullets, Fact, Heading, Node, Row
from kit.standard.outline import Chapter, Place

_STEP, _LIMIT, _ROLE = "conflict_step", "authority_limit", "escalation_role"
_DEEPER = "› "
"""Before what leads to a step, once for each branching on the way to it."""

_COLUMNS = (
    (N_("No."), 2.2),
    (N_("If the client …"), 3.8),
    (N_("What we do and say"), 6.2),
    (N_("What comes then"), 4.3),
)
_STATUS = (N_("Status"), 2.2)

_TABLES = {_LIMIT: N_("Who may decide what"), _ROLE: N_("Who takes over")}


def _adopted(material: Material) -> list[Node]:
    steps = {one.item: one for one in adopted(material, _STEP)}
    found = ways(material.state, [material.state.items[key] for key in steps])
    nodes: list[Node] = []
    for title, way in _titled(material, found):
        rows = [
            Row((steps[step.id].number, *_cells(material, steps[step.id], step)),
                below=row_facts(material, steps[step.id]), anchor=steps[step.id].number,
                marks=steps[step.id].marks)
            for step in way
        ]  # fmt: skip
        nodes += [Heading(title), table(material, "conflict_way", _COLUMNS, rows, _gaps(material))]
    return nodes


def _fill(material: Material, items: Sequence[Item]) -> list[Node]:
    """Give what is wrong with the ways, then all of them, with what stands behind each step."""
    told = (*conflict_lacks(material.state), *way_lacks(material.state))
    lacks = tuple(lack.said(material.language) for lack in told)
    nodes: list[Node] = [Bullets(lacks)] if lacks else []
    found = ways(material.state, items)
    for title, way in _titled(material, found):
        rows = [_row(material, step) for step in way]
        columns = (*_COLUMNS, _STATUS)
        nodes += [Heading(title), table(material, "conflict_way", columns, rows, _gaps(material))]
    return nodes


def _row(material: Material, step: Step) -> Row:
    one = clause(material, material.state.items[step.id])
    cells = (*_cells(material, one, step), status(one))
    taken = ways_played(material.state)[step.id]
    played: tuple[Fact, ...] = (
        ((material.say(N_("Sheets of role plays that ended here")), (str(taken),)),)
        if taken
        else ()
    )
    return clause_row(one, *cells, below=(*facts_below(material, one), *played))


def _titled(material: Material, found: Ways) -> list[tuple[str, tuple[Step, ...]]]:
    """Give each way with the conflict it leads through; what no way reaches comes last."""
    titled = []
    for conflict, way in found.conflicts:
        item = material.state.items.get(conflict)
        about = short(legal(text_of(item))) if item else material.say(N_("In every conflict"))
        named = material.number[conflict] if item else ""
        titled.append((" · ".join(filter(None, (about, named))), way))
    if found.circles:
        lone = tuple(Step(key, 0, (), "") for key in found.circles)
        titled.append((material.say(N_("Steps that run in a circle")), lone))
    return titled


def _gaps(material: Material) -> tuple[str, ...]:
    return (material.say(N_("not said yet")),)


def _cells(material: Material, one: Clause, step: Step) -> tuple[str, str, str]:
    """Give what leads to a step, what we do and say there, and what comes then."""
    said = one.part("say")
    does = [one.headline, f"{material.say(N_('We say'))}: {said}" if said else ""]
    return (
        _DEEPER * step.depth + one.part("when"),
        "\n".join(filter(None, does)),
        "\n".join(_then(material, one, step)) or _gaps(material)[0],
    )


def _then(material: Material, one: Clause, step: Step) -> list[str]:
    """Say where a step leads: to others, each under its condition, to a role, or to an end."""
    number = material.number
    if len(step.next) == 1:
        return [f"→ {number[step.next[0]]}"]
    if step.next:
        after = [clause(material, material.state.items[key]) for key in step.next]
        return [f"{found.part('when') or _gaps(material)[0]} → {found.number}" for found in after]
    if step.to:
        return [f"{one.part('end')} → {one.part('to')}"]
    item = material.state.items[one.item]
    return [one.part("end")] if item.fields.get("end") == "settled" else []


def _authority(material: Material) -> list[Node]:
    nodes: list[Node] = []
    for kind, title in _TABLES.items():
        if some := material.state.kept(kind):
            nodes += [Heading(material.say(title)), *clauses_in_full(material, some)]
    return nodes


def _adopted_authority(material: Material) -> list[Node]:
    nodes: list[Node] = []
    for kind, title in _TABLES.items():
        if shown := in_table(material, kind):
            nodes += [Heading(material.say(title)), *shown]
    return nodes


CONFLICTS = replace(
    kind_chapter(
        Place.CONFLICTS, _STEP,
        title=N_("Conflicts and limits of authority"), fill=_fill, standard=_adopted,
    ),
    key="conflicts",
)  # fmt: skip
AUTHORITY = Chapter(
    Place.AUTHORITY, "authority", "", _authority, tuple(_TABLES), standard=_adopted_authority
)
"""It goes on in the chapter of conflicts, whose ways lead to its roles."""
