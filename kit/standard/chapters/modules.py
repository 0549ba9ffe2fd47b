"""Speech modules and behaviour schemes: words and steps for the same situation together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from kit.activities.standard.described import in_order
from kit.domain.workshop import Item
from kit.evidence.results import text_of
from kit.language import N_
from kit.standard.adopted import adopted, clause_page
from kit.standard.chapters.kinds import kind_chapter
from kit.standard.clause import Clause
from kit.standard.clause_nodes import clause_nodes, ordered, table, told_part
from kit.standard.clauses import clause
from kit.standard.legal import legal, one_line, short
from kit.standard.material import Material
from kit.standard.nodes import Bullets, Facts, Heading, Node, Paragraph, Quote, Row, Table
from kit.standard.outline import Place

_SHOWN = {"speech_module": ("say",), "behaviour_scheme": ("text", "branch")}
"""What a situation's table shows of each kind, in the order of its columns."""

_OF_SITUATION = frozenset({"kind", "client_says", "expects"})
"""What the standard says of a situation; how hard it is, and how often, is evidence."""

_TITLE = 140
"""Letters of a situation that its heading holds: cut ones stand below it in full."""

_COLUMNS = ((N_("What we say"), 8.25), (N_("What we do"), 8.25))


def _fill(material: Material, items: Sequence[Item]) -> list[Node]:
    """Go through the situations in their order; what belongs to none comes last."""
    state = material.state
    every = in_order(state, state.items.values())
    groups: dict[str, list[Item]] = {item.id: [] for item in every}
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


def _pages(material: Material) -> list[Node]:
    """Give a page for each situation that has something adopted; what has none comes last."""
    state = material.state
    pages: dict[str, list[Clause]] = {}
    for one in adopted(material, *_SHOWN):
        around = state.standing(state.items[one.item].within)
        pages.setdefault(around.id if around else "", []).append(one)
    nodes: list[Node] = []
    for item in in_order(state, state.items.values()):
        if item.id in pages:
            nodes += _page(material, item, pages[item.id])
    if alone := pages.get(""):
        nodes.append(Heading(material.say(N_("In every situation"))))
        nodes += [node for one in alone for node in clause_page(material, one)]
    return nodes


def _page(material: Material, item: Item, clauses: Sequence[Clause]) -> list[Node]:
    """Give what a situation asks of us: what the client expects, we say, do and never say."""
    situation, say = clause(material, item), material.say
    whole = one_line(legal(text_of(item))) if item.seen else ""
    title = " · ".join(filter(None, (short(whole, _TITLE), situation.number)))
    nodes: list[Node] = [Heading(title, 2, situation.number, situation.marks)]
    if short(whole, _TITLE) != whole:
        nodes.append(Paragraph(whole))
    told = situation.parts[1:] if item.seen else ()
    shown = [part for part in told if part.name in _OF_SITUATION]
    if brief := tuple((part.label, (part.text,)) for part in shown if part.brief):
        nodes.append(Facts(brief, inline=True))
    nodes += [Quote(part.text, part.label, part.name) for part in shown if not part.brief]
    for one in clauses:
        nodes += clause_page(material, one)
    never = [
        f"{stop.headline} → {stop.part('replacement')}" if stop.part("replacement")
        else stop.headline
        for stop in adopted(material, "stop_phrase")
        if material.state.items[stop.item].fields.get("situation") == item.id
    ]  # fmt: skip
    if never:
        nodes += [
            Paragraph(f"{say(N_('We never say'))}:", leads=True),
            Bullets(tuple(never), "never"),
        ]
    return nodes


MODULES = kind_chapter(
    Place.MODULES, "speech_module", "behaviour_scheme",
    title=N_("Speech modules and behaviour schemes"), fill=_fill, always=True,
    standard=_pages, standard_title=N_("Situations"),
)  # fmt: skip
