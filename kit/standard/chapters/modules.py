"""Speech modules and behaviour schemes: words and steps for the same situation together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from kit.domain.workshop import Item
from kit.evidence.results import text_of
from kit.language import N_
from kit.standard.chapters.kinds import kind_chapter
from kit.standard.clause import Clause
from kit.standard.clause_nodes import clause_nodes, ordered, table, told_part
from kit.standard.legal import legal, short
from kit.standard.material import Material
from kit.standard.nodes import Heading, Node, Row, Table
from kit.standard.outline import Place

_SHOWN = {"speech_module": ("say",), "behaviour_scheme": ("text", "branch")}
"""What a situation's table shows of each kind, in the order of its columns."""

_COLUMNS = ((N_("What we say"), 8.25), (N_("What we do"), 8.25))


def _fill(material: Material, items: Sequence[Item]) -> list[Node]:
    """Go through the situations in their order; what belongs to none comes last."""
    state = material.state
    groups: dict[str, list[Item]] = {key: [] for key in state.items}
    alone: list[Item] = []
    for item in items:
        around = state.standing(item.within)
        (groups[around.id] if around else alone).append(item)
    nodes: list[Node] = []
    for key, found in groups.items():
        if found:
            nodes.append(_heading(material, state.items[key]))
            nodes += _group(material, found)
    if alone and nodes:
        nodes.append(Heading(material.say(N_("Without a situation"))))
    return [*nodes, *(_group(material, alone) if alone else [])]


def _heading(material: Material, situation: Item) -> Heading:
    """Name a situation, without its text if it was hidden or taken back."""
    about = short(legal(text_of(situation))) if situation.seen else ""
    return Heading(" · ".join(filter(None, (material.number[situation.id], about))))


def _group(material: Material, items: Sequence[Item]) -> list[Node]:
    clauses = ordered(material, items)
    nodes = [node for one in clauses for node in clause_nodes(material, one)]
    if len({one.kind for one in clauses}) > 1:
        return [_side_by_side(material, clauses), *nodes]
    return nodes


def _side_by_side(material: Material, clauses: Sequence[Clause]) -> Table:
    """Give words beside steps of one situation: what is adopted, or all while nothing is."""
    columns = []
    for kind in _SHOWN:
        found = [one for one in clauses if one.kind == kind]
        columns.append([one for one in found if one.status == "adopted"] or found)
    rows = [Row(tuple(map(_glance, pair))) for pair in zip_longest(*columns)]
    return table(material, "side_by_side", _COLUMNS, rows)


def _glance(one: Clause | None) -> str:
    if one is None:
        return ""
    told = [told_part(one, part) for part in one.parts if part.name in _SHOWN[one.kind]]
    return "\n".join((f"{one.number} · {one.status_words}:", *told))


MODULES = kind_chapter(
    Place.MODULES, "speech_module", "behaviour_scheme",
    title=N_("Speech modules and behaviour schemes"), fill=_fill, always=True,
)  # fmt: skip
