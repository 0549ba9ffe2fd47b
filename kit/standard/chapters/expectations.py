"""Client expectations and our actions: the two parts of an instruction, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from kit.activities.coverage.expectations import Matrix, expectation_matrix
from kit.domain.workshop import Item
from kit.language import N_
from kit.standard.adopted import in_table
from kit.standard.chapters.kinds import kind_chapter
from kit.standard.clause_nodes import clauses_in_full, table
from kit.standard.legal import legal, one_line, short
from kit.standard.material import Material
from kit.standard.nodes import EMPTY, Heading, Node, Paragraph, Record, Row, Table
from kit.standard.outline import Place
from kit.standard.requirements import area_of

_WIDEST = 8
"""Expectations that fit beside each other as columns; more are listed by number."""

_TITLES = {
    "expectation": N_("What clients expect"),
    "requirement": N_("What anybody can see or hear us do"),
}


def _fill(material: Material, items: Sequence[Item]) -> list[Node]:
    found = expectation_matrix(material.state)
    nodes: list[Node] = [
        Heading(material.say(N_("Which action meets which expectation"))),
        Paragraph(_note(material, found), leads=True),
        _table(material, found),
    ]
    rest = [item for item in items if not area_of(item)]
    for kind, title in _TITLES.items():
        if some := [item for item in rest if item.kind == kind]:
            nodes += [Heading(material.say(title)), *clauses_in_full(material, some)]
    return nodes


def _table(material: Material, found: Matrix) -> Table:
    numbers = [(key, material.number[key]) for key, _ in found.expectations]
    wide = len(numbers) <= _WIDEST
    rows = []
    for action, text in found.actions:
        meets = [number for key, number in numbers if (key, action) in found.cells]
        if wide:
            cells = [_cell(found, key, action, bool(meets)) for key, _ in numbers]
        else:
            cells = [", ".join(meets) or EMPTY]
        number, told = material.number.get(action, ""), one_line(legal(text))
        record = Record("actions", {"number": number, "text": told, "meets": ", ".join(meets)})
        rows.append(Row((number, short(told, 200), *cells), (record,)))
    columns = [(N_("No."), 1.3), (N_("Our action"), 15.2 - 1.3 * len(numbers) if wide else 9)]
    if wide:
        columns += [(number, 1.3) for _, number in numbers]
    else:
        columns.append((N_("Client expectations it meets"), 6))
    return table(material, "expectations", columns, rows, gaps=(EMPTY,))


def _cell(found: Matrix, expectation: str, action: str, used: bool) -> str:  # noqa: FBT001
    """A dash is a gap: nothing meets this expectation, or this action meets none."""
    if (expectation, action) in found.cells:
        return "✓"
    return "" if used and expectation not in found.without_action else EMPTY


def _note(material: Material, found: Matrix) -> str:
    """Say which expectation nothing meets, and which requirement meets none."""
    told = [
        material.say(text, numbers=", ".join(material.number[key] for key in keys))
        for text, keys in (
            (N_("Expectations without an action of ours: {numbers}."), found.without_action),
            (
                N_("Requirements that meet no expectation: {numbers}."),
                [key for key in found.without_expectation if key in material.number],
            ),
        )
        if keys
    ]
    whole = N_("Every expectation has an action, and every action meets an expectation.")
    return " ".join(told) or material.say(whole)


def _adopted(material: Material) -> list[Node]:
    """Give what clients expect with our actions, and what anybody can see or hear us do."""
    nodes: list[Node] = []
    items = material.state.items
    for kind, title in _TITLES.items():
        if rows := in_table(material, kind, lambda one: not area_of(items[one.item])):
            nodes += [Heading(material.say(title)), *rows]
    return nodes


EXPECTATIONS = kind_chapter(
    Place.EXPECTATIONS, "expectation", "requirement",
    title=N_("Client expectations and our actions"), fill=_fill, standard=_adopted,
)  # fmt: skip
