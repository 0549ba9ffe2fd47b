"""The introduction plan: the test-training as baseline, and training needs, weakest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kit.evidence.results import text_of
from kit.language import N_
from kit.standard.baseline import Base, needs
from kit.standard.chapter_texts import texts_beside
from kit.standard.chapters.words import RATING, WILSON
from kit.standard.clause_nodes import table
from kit.standard.legal import legal, one_line, short
from kit.standard.material import Material, Term
from kit.standard.nodes import EMPTY, Heading, Node, Paragraph, Record, Row
from kit.standard.number_words import number
from kit.standard.outline import Chapter, Place

_TEXTS = texts_beside(__file__)
_NOTES = _TEXTS.notes


def _nodes(material: Material) -> list[Node]:
    say, found = material.say, material.baseline
    if not found:
        return [Paragraph(say(_NOTES["none"]))]
    return [
        Paragraph(say(_NOTES["baseline"])),
        Heading(say(N_("Baseline"))),
        table(material, "baseline", _TEXTS.columns["baseline"], _rows(material, found)),
        *_by_module(material, found),
        Heading(say(N_("Training needs, the weakest first"))),
        *_needs(material, needs(found)),
    ]


def _rows(material: Material, found: Sequence[Base]) -> list[Row]:
    """Give what is about no module or question; the others stand in tables of their own."""
    rows = []
    for one in found:
        if not one.item:
            value = number(material.language, one.value, one.unit)
            cells = (material.say(one.label), short(_about(material, one), 120), value.words)
            rows.append(Row((*cells, str(one.value.n)), (_record(material, "baseline", one),)))
    return rows


def _about(material: Material, one: Base) -> str:
    if one.item and not one.about:
        return one_line(legal(text_of(material.state.items[one.item])))
    return one_line(legal(material.say(one.about))) if one.about else ""


def _record(material: Material, name: str, one: Base) -> Record:
    value = number(material.language, one.value, one.unit)
    return Record(
        name,
        {
            "measured": one.measured,
            "label": material.say(one.label),
            "activity": one.activity,
            "number": material.number.get(one.item, ""),
            "about": _about(material, one),
            **value.plain,
        },
    )


def _by_module(material: Material, found: Sequence[Base]) -> list[Node]:
    """Give a row for each module, and a column for each figure that modules have."""
    labels = list(dict.fromkeys(one.label for one in found if one.of_module))
    if not labels:
        return []
    by_item: dict[str, list[Base]] = {one.item: [] for one in found if one.of_module}
    for one in found:
        if one.item in by_item:
            # Meaning points, too, for programs: as words they stand in the annex of role plays.
            by_item[one.item].append(one)
    rows = []
    for item in sorted(by_item, key=list(material.number).index):
        records = tuple(_record(material, "baseline", one) for one in by_item[item])
        cells = [_cell(material, by_item[item], label) for label in labels]
        about = short(legal(text_of(material.state.items[item])), 120)
        rows.append(Row((material.number[item], about, *cells), records))
    columns = [(N_("No."), 1.8), (N_("Wording"), 5.4), *((label, 3.1) for label in labels)]
    return [
        Heading(material.say(N_("Baseline of each speech module"))),
        table(material, "baseline_of_modules", columns, rows),
    ]


def _cell(material: Material, found: Sequence[Base], label: str) -> str:
    told = (one for one in found if one.label == label and one.of_module)
    words = (
        f"{number(material.language, one.value, one.unit).words}\nn = {one.value.n}" for one in told
    )
    return "\n".join(words) or EMPTY


def _needs(material: Material, found: Sequence[Base]) -> list[Node]:
    say = material.say
    if not found:
        return [Paragraph(say(_NOTES["no_need"]))]
    rows = []
    for one in found:
        value = number(material.language, one.value, one.unit)
        cells = (
            material.number.get(one.item, ""), say(one.label), short(_about(material, one), 200),
            value.words, str(one.value.n),
        )  # fmt: skip
        rows.append(Row(cells, (_record(material, "training_needs", one),)))
    return [
        Paragraph(say(_NOTES["needs"]), leads=True),
        table(material, "training_needs", _TEXTS.columns["training_needs"], rows),
    ]


def _terms(material: Material) -> Iterable[Term]:
    units = {one.unit for one in material.baseline}
    yield from (term for unit, term in (("rating", RATING), ("share", WILSON)) if unit in units)


INTRODUCTION = Chapter(
    Place.INTRODUCTION, "introduction", N_("Introduction plan: where we start"), _nodes,
    terms=_terms,
)  # fmt: skip
