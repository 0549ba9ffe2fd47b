"""Leading the client: the techniques, each with its stage and the modules that use it."""

from __future__ import annotations

from kit.language import N_
from kit.standard.adopted import adopted, clause_page, named
from kit.standard.cards import linked
from kit.standard.chapters.kinds import kind_chapter
from kit.standard.legal import one_line
from kit.standard.material import Material
from kit.standard.nodes import Node
from kit.standard.outline import Place


def _adopted(material: Material) -> list[Node]:
    nodes: list[Node] = []
    for one in adopted(material, "technique"):
        title = one_line(one.part("name"))
        nodes += clause_page(material, one, title, without=("name",))
        modules = linked(material.state, material.state.items[one.item])
        nodes += named(material, N_("Speech modules that it goes with"), modules)
    return nodes


TECHNIQUES = kind_chapter(
    Place.TECHNIQUES, "technique", standard=_adopted, standard_title=N_("Leading the client")
)
