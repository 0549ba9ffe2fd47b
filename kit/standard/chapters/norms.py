"""Norms, each in four slots, and STOP-phrases with what to say instead."""

from __future__ import annotations

from collections.abc import Sequence

from kit.domain.workshop import Item
from kit.language import N_
from kit.standard.adopted import adopted, in_table
from kit.standard.chapter_texts import texts_beside
from kit.standard.chapters.kinds import kind_chapter
from kit.standard.clause_nodes import clause_row, facts_below, ordered, status, table
from kit.standard.material import Material
from kit.standard.nodes import Node, Paragraph, Row
from kit.standard.outline import Place

_COLUMNS = texts_beside(__file__).columns

_STOPS = (
    (N_("No."), 2),
    (N_("We never say"), 5),
    (N_("We say instead"), 5.5),
    (N_("Why it harms"), 4),
)


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


def _adopted_stops(material: Material) -> list[Node]:
    rows = [
        Row((one.number, one.headline, one.part("replacement"), one.part("why")),
            anchor=one.number, marks=one.marks)
        for one in adopted(material, "stop_phrase")
    ]  # fmt: skip
    return [table(material, "stop_phrases", _STOPS, rows)] if rows else []


NORMS = kind_chapter(
    Place.NORMS, "norm", fill=_norms, standard=lambda material: in_table(material, "norm")
)
STOP_PHRASES = kind_chapter(Place.STOP_PHRASES, "stop_phrase", fill=_stops, standard=_adopted_stops)
