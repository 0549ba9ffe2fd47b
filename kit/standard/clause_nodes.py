"""Clauses as nodes: one after the other with all that stands behind them, or as rows of a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kit.domain.numbers import variants_of
from kit.domain.workshop import Item
from kit.language import N_
from kit.standard.clause import Clause
from kit.standard.clause_facts import facts, told_part, vote_of
from kit.standard.clause_records import clause_records
from kit.standard.clauses import clause
from kit.standard.material import Material
from kit.standard.nodes import Column, Fact, Facts, Heading, Node, Quote, Row, Table

_ADOPTED_FIRST = {"adopted": 0, "draft": 1, "rework": 2, "dropped": 3}

_VOTES = (
    (N_("Name of the vote"), 3.2),
    (N_("Result"), 3.2),
    (N_("95 % interval"), 2.1),
    (N_("Turnout"), 3.4),
    (N_("Notes"), 4.6),
)


def table(
    material: Material,
    key: str,
    columns: Iterable[tuple[str, float]],
    rows: Iterable[Row],
    gaps: tuple[str, ...] = (),
) -> Table:
    """Give a table; columns are their titles, to be translated, with their widths."""
    made = tuple(Column(material.say(title), width) for title, width in columns)
    return Table(key, made, tuple(rows), gaps)


def clause_row(one: Clause, *cells: str, below: tuple[Fact, ...] = ()) -> Row:
    """Give a clause as a row of a table: its number, the cells, and what no column holds."""
    return Row((one.number, *cells), clause_records(one), below, one.number, one.marks)


def clause_nodes(material: Material, one: Clause) -> list[Node]:
    """Give a clause with everything that stands behind it."""
    marks = (one.number, one.binding_words, one.status_words)
    nodes: list[Node] = [Heading(" · ".join(filter(None, marks)), 3, one.number, one.marks)]
    nodes += [
        Quote(told_part(one, part), part.label if n else "")
        for n, part in enumerate(part for n, part in enumerate(one.parts) if not (n and part.brief))
    ]
    brief = tuple((part.label, (part.text,)) for part in one.parts[1:] if part.brief)
    if brief:
        nodes.append(Facts(brief, inline=True))
    nodes.append(Facts(tuple(facts(material, one)), records=clause_records(one)))
    rows = [
        Row((vote_of(material, one, version, e), e.result, e.interval, e.turnout, e.notes))
        for version, e in one.all_evidence
    ]
    return [*nodes, table(material, "evidence", _VOTES, rows)] if rows else nodes


def clauses_in_full(material: Material, items: Sequence[Item]) -> list[Node]:
    """Give clauses one after the other, in the order of :func:`ordered`."""
    return [node for one in ordered(material, items) for node in clause_nodes(material, one)]


def ordered(material: Material, items: Sequence[Item]) -> list[Clause]:
    """Keep variants of one wording together, adopted ones first, one kind after the other."""
    families: dict[str, list[Clause]] = {}
    for item in items:
        family = variants_of(material.state, item).id
        families.setdefault(family, []).append(clause(material, item))
    for found in families.values():
        found.sort(key=_place)
    kinds = list(dict.fromkeys(item.kind for item in items))
    sorted_ = sorted(
        families.values(), key=lambda found: (kinds.index(found[0].kind), _place(found[0]))
    )
    return [one for found in sorted_ for one in found]


def _place(one: Clause) -> int:
    return _ADOPTED_FIRST[one.status]
