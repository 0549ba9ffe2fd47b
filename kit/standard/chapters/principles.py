"""Principles, each with the clauses that follow from it."""

from __future__ import annotations

from collections.abc import Sequence

from kit.activities.coverage.principles import followers, principle_lacks, principles_of
from kit.domain.workshop import Item
from kit.language import N_
from kit.standard.adopted import adopted, clause_page
from kit.standard.chapters.kinds import kind_chapter
from kit.standard.clause_nodes import clause_nodes, ordered
from kit.standard.legal import one_line
from kit.standard.material import Material
from kit.standard.nodes import Bullets, Facts, Node
from kit.standard.outline import Place

_KIND = "principle"


def _adopted(material: Material) -> list[Node]:
    nodes: list[Node] = []
    for one in adopted(material, _KIND):
        page = clause_page(material, one, one_line(one.headline))
        nodes += [*page, *_followed_by(material, one.item)]
    return nodes


def _fill(material: Material, items: Sequence[Item]) -> list[Node]:
    lacks = tuple(lack.said(material.language) for lack in principle_lacks(material.state))
    nodes: list[Node] = [Bullets(lacks)] if lacks else []
    for one in ordered(material, items):
        nodes += [*clause_nodes(material, one), *_followed_by(material, one.item)]
    return nodes


def _followed_by(material: Material, principle: str) -> list[Node]:
    """Name the adopted clauses that follow a principle, where there are any."""
    state = material.state
    found = [
        material.number[item.id]
        for item in followers(state)
        if principle in principles_of(state, item)
    ]
    if not found:
        return []
    return [Facts(((material.say(N_("Clauses that follow it")), (", ".join(found),)),))]


PRINCIPLES = kind_chapter(Place.PRINCIPLES, _KIND, fill=_fill, standard=_adopted)
