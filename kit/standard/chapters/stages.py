"""Stages of the talk in their order: content, time frame, and what trials really took."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kit.domain import choices
from kit.domain.refusal import Refusal
from kit.domain.workshop import Item
from kit.language import N_
from kit.language.measures import decimal
from kit.standard.adopted import adopted, clause_page
from kit.standard.cards import (
    TIMES,
    adopted_items,
    contradictions,
    frame_of,
    measured,
    of_part,
    out_of_order,
    place_in_order,
    ways,
)
from kit.standard.chapters.kinds import kind_chapter
from kit.standard.chapters.words import WILSON
from kit.standard.clause import Clause
from kit.standard.clause_nodes import clauses_in_full, table
from kit.standard.legal import legal, one_line, short
from kit.standard.material import Material, Term
from kit.standard.nodes import EMPTY, Facts, Heading, Node, Paragraph, Plain, Record, Row, Table
from kit.standard.number_words import number
from kit.standard.outline import Place
from kit.statistics.timing import Timing

_WAYS = N_(
    "Adopted speech modules and behaviour schemes, by the part of the talk that they name. A kind "
    "of situation is led to its end where the part of the last stage has some."
)
_SECONDS = N_("Seconds: at least / target / at most")
_MAP = (
    (N_("Stage"), 2.9),
    (N_("Aim"), 3.7),
    (N_("Before it begins"), 3.5),
    (N_("It is done when"), 3.5),
    (_SECONDS, 2.9),
)
_MEASURED = (
    (N_("No."), 1.6),
    (N_("Stage"), 3),
    (_SECONDS, 2.8),
    (N_("Measured: median (10–90 %)"), 3),
    (N_("Trials within the frame"), 2.7),
    (N_("Notes"), 3.4),
)
_IN_MAP = ("stage", "order", "aim", "entry", "exit", *TIMES)
"""Fields that the map of all stages says already, or that only put them in their order."""
_PROCESS = ("talk_stage", "speech_module", "behaviour_scheme", "technique")
_FEW = 6
_GO_WITH = (
    ("speech_module", N_("Speech modules of this stage")),
    ("behaviour_scheme", N_("Behaviour schemes of this stage")),
    ("technique", N_("Techniques that help here")),
)
_NOTE = N_(
    "Trials tell how many seconds a speech module took. They are counted for the stage that is "
    "the same part of the talk, in the present wording, where five people or more told a time."
)


def _fill(material: Material, items: Sequence[Item]) -> list[Node]:
    """Set time frames beside what was measured, then parts of the talk beside what they have."""
    say, stages = material.say, sorted(items, key=place_in_order)
    rows = [_timed(material, item) for item in stages]
    marked = tuple(row.cells[-1] for row in rows if row.cells[-1])
    kept = len(_MEASURED) if marked else len(_MEASURED) - 1
    rows = [replace(row, cells=row.cells[:kept]) for row in rows]
    nodes: list[Node] = [
        Heading(say(N_("Time frames and measured times"))),
        Paragraph(say(_NOTE), leads=True),
        table(material, "stage_times", _MEASURED[:kept], rows, gaps=marked),
    ]
    if wrong := out_of_order(adopted_items(material.state, "talk_stage")):
        text = N_("Out of order, since a place is taken twice or one before is empty: {which}.")
        which = ", ".join(material.number[key] for key in wrong)
        nodes.append(Paragraph(say(text, which=which)))
    process = Heading(say(N_("What each part of the talk has")))
    nodes += [process, _process(material), *_ways(material)]
    return [*nodes, *clauses_in_full(material, stages)]


def _timed(material: Material, item: Item) -> Row:
    say, language = material.say, material.language
    frame, found = frame_of(item), measured(material.state, item)
    values: dict[str, Plain] = {
        "number": material.number[item.id], "shortest": frame.shortest, "target": frame.target,
        "longest": frame.longest, "n": 0, "low": None, "median": None, "high": None,
        "inside": None, "inside_low": None, "inside_high": None, "note": "",
    }  # fmt: skip
    name = short(one_line(legal(item.fields["text"])))
    begun = (material.number[item.id], name, _frame(item.fields.get(one) for one in TIMES))
    if isinstance(found, Refusal):
        values["note"] = found.said(language)
        return Row((*begun, EMPTY, found.said(language), ""), (Record("stage_times", values),))
    against = " ".join(map(say, contradictions(frame, found)))
    note = say(N_("Contradiction: {why}"), why=against) if against else ""
    inside = number(language, found.inside, "share")
    values |= {
        "n": found.n, "low": found.low, "median": found.median, "high": found.high,
        "inside": inside.estimate, "inside_low": inside.low, "inside_high": inside.high,
        "note": note,
    }  # fmt: skip
    within = f"{inside.words}, n = {found.n}"
    return Row(
        (*begun, _quantiles(language, found), within, note), (Record("stage_times", values),)
    )


def _quantiles(language: str, found: Timing) -> str:
    low, middle, high = (
        decimal(language, one, "0") for one in (found.low, found.median, found.high)
    )
    return f"{middle} ({low}–{high})"


def _frame(times: Iterable[str | None]) -> str:
    told = tuple(one or EMPTY for one in times)
    return EMPTY if set(told) == {EMPTY} else " / ".join(told)


def _first(material: Material, numbers: str) -> str:
    """Give a few numbers and how many there are: a cell of a table holds no hundred."""
    each = numbers.split(", ")
    if len(each) <= _FEW:
        return numbers
    listed = ", ".join(each[:_FEW])
    return material.say(N_("{listed} … ({n} in all)"), listed=listed, n=len(each))


def _process(material: Material) -> Table:
    """Give what is adopted for each part of the talk, and every cell that is still empty."""
    state, say = material.state, material.say
    none = say(N_("nothing adopted yet"))
    rows = []
    for part, label in choices.STAGES:
        found = [_numbers(material, kind, part) for kind in _PROCESS]
        shown = (_first(material, one) if one else none for one in found)
        record = Record("stage_coverage", {"part": part, **dict(zip(_PROCESS, found, strict=True))})
        rows.append(Row((say(label), *shown), (record,)))
    titles = [say(state.kind(kind).many) for kind in _PROCESS]
    columns = [(N_("Part of the talk"), 3.3), *((one[:1].upper() + one[1:], 3.3) for one in titles)]
    return table(material, "stage_coverage", columns, rows, gaps=(none,))


def _ways(material: Material) -> list[Node]:
    """Give how much each kind of situation has along the talk; a kind shall reach its end."""
    say, kinds = material.say, dict(choices.SITUATION_KINDS)
    rows = []
    for kind, parts in ways(material.state).items():
        counts = {part: parts[part] for part, _ in choices.STAGES}
        record = Record("stage_ways", {"kind": kind, **counts})
        rows.append(Row((say(kinds[kind]), *map(str, counts.values())), (record,)))
    if not rows:
        return []
    columns = [(N_("Kind of situation"), 3.3), *((label, 2.2) for _, label in choices.STAGES)]
    return [
        Heading(say(N_("How far each kind of situation is led"))),
        Paragraph(say(_WAYS), leads=True),
        table(material, "stage_ways", columns, rows, gaps=("0",)),
    ]


def _adopted(material: Material) -> list[Node]:
    """Give the map of all stages, then a part for each."""
    items = material.state.items
    stages = sorted(
        adopted(material, "talk_stage"), key=lambda one: place_in_order(items[one.item])
    )
    if not stages:
        return []
    nodes: list[Node] = [_map(material, stages)]
    for one in stages:
        name = one_line(one.headline)
        nodes += clause_page(material, one, name, without=_IN_MAP)
        part = items[one.item].fields.get("stage", "")
        found = [(label, _numbers(material, kind, part)) for kind, label in _GO_WITH]
        if told := tuple((material.say(label), (numbers,)) for label, numbers in found if numbers):
            nodes.append(Facts(told))
    return nodes


def _numbers(material: Material, kind: str, part: str) -> str:
    return ", ".join(material.number[one.id] for one in of_part(material.state, kind, part))


def _map(material: Material, stages: Sequence[Clause]) -> Table:
    rows = [
        Row(
            (f"{n}. {one_line(one.headline)}", one.part("aim"), one.part("entry"),
             one.part("exit"), _frame(map(one.part, TIMES)))
        )
        for n, one in enumerate(stages, 1)
    ]  # fmt: skip
    told = [[one.part(name) for one in stages] for name in TIMES]
    if len(stages) > 1 and all(map(all, told)):
        # A sum of some stages only would pass for the length of the whole talk.
        sums = _frame(str(sum(map(int, each))) for each in told)
        rows.append(Row((material.say(N_("All stages together")), "", "", "", sums)))
    return table(material, "stage_map", _MAP, rows)


def _terms(material: Material) -> Iterable[Term]:
    stages = material.state.kept("talk_stage")
    if any(isinstance(measured(material.state, one), Timing) for one in stages):
        yield WILSON


STAGES = replace(
    kind_chapter(
        Place.STAGES, "talk_stage",
        title=N_("Stages of service with time frames"), fill=_fill, terms=_terms, standard=_adopted,
    ),
    key="stages",
)  # fmt: skip
"""Its key is the concept's: it holds more than the cards of one kind."""
