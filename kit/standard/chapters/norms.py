"""Norms, each in four slots, and what we never say or promise, with what to say instead."""

from __future__ import annotations

from collections.abc import Sequence

from kit.domain.workshop import Item
from kit.language import N_
from kit.standard.adopted import adopted, in_table, principle_of
from kit.standard.chapter_texts import texts_beside
from kit.standard.chapters.kinds import kind_chapter
from kit.standard.clause_nodes import clause_row, facts_below, ordered, status, table
from kit.standard.material import Material
from kit.standard.nodes import Heading, Node, Paragraph, Row
from kit.standard.outline import Chapter, Place

_COLUMNS = texts_beside(__file__).columns

_STOPS = (
    (N_("No."), 2.9),
    (N_("We never say"), 5),
    (N_("We say instead"), 5.5),
    (N_("Why it harms"), 4),
)

_NO_PROMISES = (
    (N_("No."), 2.9),
    (N_("We do not promise"), 5),
    (N_("We say instead"), 5.5),
    (N_("Why we cannot keep it"), 4),
)
_PROMISE = "no_promise"


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


def _stops(material: Material, items: Sequence[Item], key: str = "stop_phrases") -> list[Node]:
    rows = [
        clause_row(
            one, one.headline, one.part("why"), one.part("replacement"), status(one),
            below=facts_below(material, one),
        )
        for one in ordered(material, items)
    ]  # fmt: skip
    return [table(material, key, _COLUMNS[key], rows)]


def _adopted_stops(
    material: Material, kind: str = "stop_phrase", columns: Sequence[tuple[str, float]] = _STOPS
) -> list[Node]:
    rows = [
        Row((one.number, one.headline, one.part("replacement"), one.part("why")),
            below=principle_of(material, one), anchor=one.number, marks=one.marks)
        for one in adopted(material, kind)
    ]  # fmt: skip
    return [table(material, f"{kind}s", columns, rows)] if rows else []


def _promises(material: Material) -> list[Node]:
    items = material.state.kept(_PROMISE)
    return _titled(material, _stops(material, items, "no_promises") if items else [])


def _titled(material: Material, nodes: list[Node]) -> list[Node]:
    return [Heading(material.say(N_("What we do not promise"))), *nodes] if nodes else []


NORMS = kind_chapter(
    Place.NORMS, "norm", fill=_norms, standard=lambda material: in_table(material, "norm")
)
STOP_PHRASES = kind_chapter(Place.STOP_PHRASES, "stop_phrase", fill=_stops, standard=_adopted_stops)
PROMISES = Chapter(
    Place.PROMISES, "stop_phrase", "", _promises, (_PROMISE,),
    standard=lambda material: _titled(
        material, _adopted_stops(material, _PROMISE, _NO_PROMISES)
    ),
)  # fmt: skip
"""It goes on in the chapter of STOP-phrases: both say what a client never hears from us."""
