"""Complaints and claims: the steps in which they are handled, each with its owner and deadline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kit.activities.coverage.complaint_steps import complaint_lacks, in_steps
from kit.domain.workshop import Item
from kit.language import N_, plural
from kit.standard.adopted import adopted, row_facts
from kit.standard.chapters.kinds import kind_chapter
from kit.standard.clause import Clause
from kit.standard.clause_nodes import clause_row, facts_below, status, table
from kit.standard.clauses import clause
from kit.standard.material import Material
from kit.standard.nodes import Bullets, Node, Paragraph, Row
from kit.standard.outline import Place

_KIND = "complaint_step"
_COLUMNS = (
    (N_("No."), 2),
    (N_("Step"), 2.6),
    (N_("For what"), 2.8),
    (N_("What we do"), 5.6),
    (N_("Who sees to it"), 2.4),
    (N_("Within"), 1.8),
)
_STATUS = (N_("Status"), 2)
_APART = N_(
    "A complaint says that the client is dissatisfied. A claim asks for a remedy: money, a new "
    "item, a repair. The steps are named after ISO 10002:2018."
)


def _adopted(material: Material) -> list[Node]:
    held = {one.item: one for one in adopted(material, _KIND)}
    if not held:
        return []
    items = in_steps(material.state, [material.state.items[key] for key in held])
    rows = [
        Row((held[item.id].number, *_cells(material, held[item.id], item)),
            below=row_facts(material, held[item.id]), anchor=held[item.id].number,
            marks=held[item.id].marks)
        for item in items
    ]  # fmt: skip
    shown = table(material, "complaint_steps", _COLUMNS, rows, _gaps(material))
    return [Paragraph(material.say(_APART), leads=True), shown]


def _fill(material: Material, items: Sequence[Item]) -> list[Node]:
    lacks = tuple(lack.said(material.language) for lack in complaint_lacks(material.state))
    nodes: list[Node] = [Paragraph(material.say(_APART), leads=True)]
    nodes += [Bullets(lacks)] if lacks else []
    rows = []
    for item in in_steps(material.state, list(items)):
        one = clause(material, item)
        cells = (*_cells(material, one, item), status(one))
        rows.append(clause_row(one, *cells, below=facts_below(material, one)))
    columns = (*_COLUMNS, _STATUS)
    return [*nodes, table(material, "complaint_steps", columns, rows, _gaps(material))]


def _cells(material: Material, one: Clause, item: Item) -> tuple[str, ...]:
    missing = _gaps(material)[0]
    told = (one.part("step"), one.part("matter"), one.headline, one.part("owner"))
    return (*(cell or missing for cell in told), _deadline(material, item) or missing)


def _gaps(material: Material) -> tuple[str, ...]:
    return (material.say(N_("not said yet")),)


def _deadline(material: Material, item: Item) -> str:
    """Give a deadline in words, or nothing."""
    number, unit = int(item.fields.get("deadline", "0")), item.fields.get("unit", "")
    told = {
        "minutes": plural(material.language, "{n} minute", "{n} minutes", number),
        "hours": plural(material.language, "{n} hour", "{n} hours", number),
        "days": plural(material.language, "{n} day", "{n} days", number),
        "working_days": plural(material.language, "{n} working day", "{n} working days", number),
    }
    return told.get(unit, "") if number else ""


COMPLAINTS = replace(
    kind_chapter(
        Place.COMPLAINTS, _KIND, title=N_("Complaints and claims"), fill=_fill, standard=_adopted
    ),
    key="complaints",
)
