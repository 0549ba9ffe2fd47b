"""How a clause reads in the standard: what was adopted, in the voice of those who follow it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from kit.activities.coverage.principles import PRINCIPLE
from kit.domain.workshop import Item
from kit.evidence.results import text_of
from kit.language import N_, plural
from kit.standard.clause import Clause, Part
from kit.standard.clause_nodes import ordered, table, told_part
from kit.standard.legal import legal, one_line
from kit.standard.material import Material
from kit.standard.nodes import Bullets, Fact, Facts, Heading, Node, Paragraph, Quote, Row

_LISTED = frozenset({"points", "actions", "must_say", "must_ask", "may_say"})
"""Fields whose lines are points of equal weight."""

_NARROW, _WIDE = 2.2, 12.0
"""Widths of columns: for a number or a level, and for all fields together."""
_LETTER, _RUNNING = 0.2, 8
"""Width of a letter, and letters of a running number before the permanent one: ``13.14 · ``."""


def adopted(material: Material, *kinds: str) -> list[Clause]:
    """Give the adopted clauses of these kinds, variants of one wording beside each other.

    What holds only where the company does not serve its clients is not among them.
    """
    state = material.state
    items = [
        item
        for kind in kinds
        for item in state.kept(kind)
        if item.decision == "adopt" and state.profile.applies(state.kind(kind), item.fields)
    ]
    return ordered(material, items)


def in_full(material: Material, *kinds: str) -> list[Node]:
    """Give the adopted clauses of these kinds, one after the other."""
    return [node for one in adopted(material, *kinds) for node in clause_page(material, one)]


def clause_page(
    material: Material, one: Clause, title: str = "", without: Collection[str] = ()
) -> list[Node]:
    """Give an adopted clause: its wording, what belongs to it, and one mark of evidence.

    ``title`` is what its heading says, its level and number apart; fields ``without`` are said
    elsewhere. The running number is put before the heading by the outline.
    """
    first, *rest = one.parts
    told = (title or first.label, one.binding_words, one.number)
    nodes: list[Node] = [Heading(" · ".join(filter(None, told)), 3, one.number, one.marks)]
    if (wording := told_part(one, first)) != title:
        nodes.append(Quote(wording, name=first.name))
    rest = [part for part in rest if part.name not in without]
    for part in rest:
        if not part.brief:
            nodes += _part(one, part)
    facts: list[Fact] = [(part.label, (part.text,)) for part in rest if part.brief]
    facts += principle_of(material, one)
    nodes.append(Facts((*facts, proof(material, one)), inline=True, proof=one.number))
    return nodes


def principle_of(material: Material, one: Clause) -> tuple[Fact, ...]:
    """Give the numbers of the adopted principles a clause follows, where there are any."""
    held = {found.number for found in adopted(material, PRINCIPLE)} if one.principles else set()
    told = ", ".join(number for number in one.principles if number in held)
    return ((material.say(N_("Principle")), (told,)),) if told else ()


def _part(one: Clause, part: Part) -> Iterable[Node]:
    if part.name not in _LISTED:
        return (Quote(told_part(one, part), part.label, part.name),)
    lines = tuple(filter(None, map(one_line, part.text.splitlines())))
    return (Paragraph(f"{part.label}:", leads=True), Bullets(lines, part.name))


def named(material: Material, label: str, items: Iterable[Item]) -> list[Node]:
    """Give other entries by number and text under a label, which is to be translated."""
    number = material.number
    told = {number[one.id]: legal(text_of(one)).splitlines() for one in items}
    lines = tuple(f"{key}: {' / '.join(map(one_line, text))}" for key, text in told.items())
    return [Paragraph(f"{material.say(label)}:", leads=True), Bullets(lines)] if lines else []


def proof(material: Material, one: Clause) -> Fact:
    """Give the one mark of evidence: how it did in the last vote and in trials, and where it is.

    All that stands behind it is in the evidence book under the same permanent number.
    """
    say = material.say
    told = [found.result for found in one.evidence[-1:] if found.n]
    if one.trials is not None and one.trials.n:
        told.append(plural(material.language, "{n} trial", "{n} trials", one.trials.n))
    words = "; ".join(told) or say(N_("decided without a vote"))
    return (say(N_("Evidence")), (words,))


def row_facts(material: Material, one: Clause) -> tuple[Fact, ...]:
    """Give what stands below an adopted clause in a table: its principle and its evidence."""
    shown = (proof(material, one),) if one.evidence or one.trials else ()
    return (*principle_of(material, one), *shown)


def in_table(
    material: Material, kind: str, among: Callable[[Clause], bool] = lambda _: True
) -> list[Node]:
    """Give the adopted clauses of a kind as a table: a column for each field that any fills.

    ``among`` chooses those that stand in it.
    """
    clauses = [one for one in adopted(material, kind) if among(one)]
    filled = {part.name for one in clauses for part in one.parts}
    fields = [field for field in material.state.kind(kind).fields if field.name in filled]
    named = [(field.name, str(field.said_as or field.label)) for field in fields]
    level = material.state.kind(kind).obliges
    longest = max((len(one.number) for one in clauses), default=0)
    columns = [
        (N_("No."), max(_NARROW, _LETTER * (longest + _RUNNING))),
        *((label, _WIDE / len(named)) for _, label in named),
    ]
    rows = []
    for one in clauses:
        cells = [one.part(name) for name, _ in named]
        rows.append(
            Row(
                (one.number, *cells, *([one.binding_words] if level else [])),
                below=row_facts(material, one), anchor=one.number, marks=one.marks,
            )
        )  # fmt: skip
    if level:
        columns.append((N_("How far it obliges"), _NARROW))
    return [table(material, kind, columns, rows)] if rows else []
