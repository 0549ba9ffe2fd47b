"""Norms, each in four slots, and STOP-phrases with what to say instead."""

from __future__ import annotations

from collections.abc import Sequence

from kit.domain.workshop import Item
from kit.language import N_
from kit.standard.chapter_texts import texts_beside
from kit.standard.chapters.kinds import kind_chapter
from kit.standard.clause_nodes import clause_row, facts_below, ordered, status, table
from kit.standard.material import Material
from kit.standard.nodes import Node, Paragraph
from kit.standard.outline import Place

_COLUMNS = texts_beside(__file__).columns


def _norms(material: Material, items: Sequence[Item]) -> list[Node]:
    nodes: list[Node] = []
    if lacking := [material.number[item.id] for item in items if item.id in material.incomplete]:
        text = N_("Norms that do not say yet when they hold, or what not to do: {numbers}.")
        nodes.append(Paragraph(material.say(text, numbers=", ".join(lacking)), leads=True))
    missing = material.say(N_("not said yet"))
    rows = [
        clause_row(
            one, one.part("text"), one.part("how"), one.part("when") or missing,
            one.part("not") or missing, status(one), below=facts_below(material, one),
        )
        for one in ordered(material, items)
    ]  # fmt: skip
    return [*nodes, table(material, "norms", _COLUMNS["norms"], rows, gaps=(missing,))]


def _stops(material: Material, items: Sequence[Item]) -> list[Node]:
    rows = [
        clause_row(
            one, one.headline, one.part("why"), one.part("replacement"), status(one),
            below=facts_below(material, one),
        )
        for one in ordered(material, items)
    ]  # fmt: skip
    return [table(material, "stop_phrases", _COLUMNS["stop_phrases"], rows)]


NORMS = kind_chapter(Place.NORMS, "norm", fill=_norms)
STOP_PHRASES = kind_chapter(Place.STOP_PHRASES, "stop_phrase", fill=_stops)
