"""Types of clients: signs, needs, what helps, what to avoid, and the modules for each."""

from __future__ import annotations

from collections.abc import Sequence

from kit.activities.role_play.figures import types_met
from kit.domain.workshop import Item
from kit.language import N_
from kit.standard.adopted import adopted, clause_page, named
from kit.standard.cards import of_client
from kit.standard.chapters.kinds import kind_chapter
from kit.standard.clause_nodes import clauses_in_full, table
from kit.standard.legal import one_line
from kit.standard.material import Material
from kit.standard.nodes import EMPTY, Node, Record, Row, Values
from kit.standard.outline import Place

_COLUMNS = (
    (N_("No."), 1.8),
    (N_("Still empty"), 5.2),
    (N_("Adopted speech modules"), 5.5),
    (N_("Met in role plays, times"), 4),
)
_NEEDED = ("signs", "needs", "do", "avoid")


def _fill(material: Material, items: Sequence[Item]) -> list[Node]:
    """Say first what each type lacks: words, a module, and a role play that met it."""
    state, say, met = material.state, material.say, types_met(material.state)
    none, never = say(N_("no speech module yet")), say(N_("not met in a role play yet"))
    rows = []
    for item in items:
        form = state.kind(item.kind).fields
        empty = "; ".join(
            say(one.said_as)
            for one in form
            if one.name in _NEEDED and not item.fields.get(one.name)
        )
        number = material.number[item.id]
        modules = ", ".join(material.number[one.id] for one in of_client(state, item))
        values: Values = {"number": number, "empty": empty, "modules": modules, "met": met[item.id]}
        cells = (number, empty or EMPTY, modules or none, str(met[item.id] or never))
        rows.append(Row(cells, (Record("client_types", values),)))
    shown = table(material, "client_types", _COLUMNS, rows, gaps=(none, never))
    return [shown, *clauses_in_full(material, items)]


def _adopted(material: Material) -> list[Node]:
    nodes: list[Node] = []
    for one in adopted(material, "client_type"):
        nodes += clause_page(material, one, one_line(one.headline))
        modules = of_client(material.state, material.state.items[one.item])
        nodes += named(material, N_("Speech modules for this client"), modules)
    return nodes


CLIENT_TYPES = kind_chapter(Place.CLIENT_TYPES, "client_type", fill=_fill, standard=_adopted)
