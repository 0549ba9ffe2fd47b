"""Appearance and behaviour on site, telephone and writing: what anybody can see or hear us do."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

from kit.domain.choices import AREAS, MOMENTS, WHERE
from kit.domain.workshop import Item
from kit.language import N_
from kit.standard.adopted import adopted, proof
from kit.standard.clause_nodes import clauses_in_full, table
from kit.standard.clauses import clause
from kit.standard.material import Material
from kit.standard.nodes import Heading, Node, Paragraph, Row, Table
from kit.standard.outline import Chapter, Place
from kit.standard.requirements import KIND, ON_SITE, TELEPHONE, grouped, silent_moments

_WORDING = (N_("What anybody can see or hear us do"), 10.0)
_MOMENT = (N_("At which moment"), 3.0)


def _collected(areas: Collection[str], material: Material) -> list[Node]:
    """Give all that was collected, for the evidence book, and what does not apply."""
    state, say = material.state, material.say
    groups = grouped(state.kept(KIND), areas)
    nodes: list[Node] = []
    away = [
        material.number[item.id]
        for items in groups.values()
        for item in items
        if not state.profile.applies(state.kind(KIND), item.fields)
    ]
    if away:
        text = N_("Not in the standard, since the company serves no clients there: {numbers}.")
        nodes.append(Paragraph(say(text, numbers=", ".join(away))))
    if (silent := silent_moments(state)) and areas == TELEPHONE:
        text = N_("Moments of a call for which nothing is adopted: {moments}.")
        nodes.append(Paragraph(say(text, moments=", ".join(map(say, silent)))))
    for group, items in groups.items():
        nodes += [Heading(_title(material, *group)), *clauses_in_full(material, items)]
    return nodes


def _standard(areas: Collection[str], material: Material) -> list[Node]:
    """Give what is adopted and applies, a row each."""
    state = material.state
    nodes: list[Node] = []
    items = [state.items[one.item] for one in adopted(material, KIND)]
    for group, held in grouped(items, areas).items():
        nodes += [Heading(_title(material, *group)), _rows(material, held)]
    return nodes


def _title(material: Material, area: str, where: str) -> str:
    """Name a group: what it is about, and where it holds if that is not everywhere."""
    told = [material.say(dict(AREAS)[area]), material.say(dict(WHERE)[where]) if where else ""]
    title = ": ".join(filter(None, told))
    return title[:1].upper() + title[1:]


def _rows(material: Material, items: Sequence[Item]) -> Table:
    """Give requirements as rows; the moment has a column where any holds at one."""
    moments = [material.say(dict(MOMENTS)[at]) if (at := item.fields.get("moment")) else ""
               for item in items]  # fmt: skip
    columns = [(N_("No."), 2.2), _WORDING, _MOMENT, (N_("How far it obliges"), 2.2)]
    rows = []
    for item, moment in zip(items, moments, strict=True):
        one = clause(material, item)
        cells = [one.number, one.headline, moment, one.binding_words]
        below = (proof(material, one),) if one.evidence else ()
        if not any(moments):
            del cells[2]
        rows.append(Row(tuple(cells), below=below, anchor=one.number, marks=one.marks))
    return table(material, KIND, [c for c in columns if c is not _MOMENT or any(moments)], rows)


def _chapter(place: Place, areas: Collection[str], key: str, title: str) -> Chapter:
    return Chapter(
        place, key, title, partial(_collected, areas), standard=partial(_standard, areas)
    )


REQUIREMENTS = (
    _chapter(Place.ON_SITE, ON_SITE, "on_site", N_("Appearance and behaviour on site")),
    _chapter(Place.TELEPHONE, TELEPHONE, "telephone", N_("Telephone and writing")),
)
