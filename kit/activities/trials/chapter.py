"""Trials in real dialogues: all that was tried, the likeliest to work first, and by who tried."""

from __future__ import annotations

from collections.abc import Iterable

from kit.language import N_
from kit.language.measures import percent
from kit.standard.chapter_texts import texts_beside
from kit.standard.clause_nodes import table
from kit.standard.clauses import clause
from kit.standard.legal import short
from kit.standard.material import Material, Term, dropped, standing
from kit.standard.nodes import (
    EMPTY,
    Figure,
    Heading,
    Node,
    Paragraph,
    Record,
    Row,
    Values,
    plain_values,
)
from kit.standard.outline import Chapter, Place
from kit.standard.trials import by_role
from kit.standard.trying import TrialsByRole

_TEXTS = texts_beside(__file__)


def _nodes(material: Material) -> list[Node]:
    tried = [
        (found, one)
        for one in (clause(material, item) for item in standing(material.state))
        if (found := one.trials) is not None and (found.n or found.wanted)
    ]
    if not tried:
        return []
    tried.sort(key=lambda pair: -(pair[0].compared or 0.0))
    rows = [
        Row(
            (
                one.number, short(one.headline),
                f"{found.n} / {found.wanted}" if found.wanted else str(found.n),
                EMPTY if found.estimate is None else
                f"{percent(found.estimate)} % ({percent(found.low)}–{percent(found.high)} %)",
                found.advice, one.approval.words if one.approval else "",
            )
        )
        for found, one in tried
    ]  # fmt: skip
    roles = [
        by_role(material.state, kind, found)
        for kind, found in material.trials.items()
        if found.roles.n or found.gone
    ]
    notes = dict.fromkeys(note for one in roles for note in one.notes)
    return [
        table(material, "trials", _TEXTS.columns["trials"], rows),
        *(Paragraph(note) for note in notes),
        *(node for one in roles for node in _by_role(material, one)),
    ]


def _by_role(material: Material, one: TrialsByRole) -> list[Node]:
    nodes: list[Node] = [Heading(one.title[:1].upper() + one.title[1:])]
    rows = []
    for role in one.shown:
        values: Values = {"kind": one.kind, "unit": "share", **plain_values(role)}
        share, interval = percent(role.estimate), f"{percent(role.low)}–{percent(role.high)} %"
        cells = (role.label, str(role.n), f"{share} %", interval)
        rows.append(Row(cells, (Record("trials_by_role", values),)))
    if rows:
        nodes.append(table(material, "trials_by_role", _TEXTS.columns["roles"], rows))
    whole = material.trials[one.kind].roles
    counted: Values = {"kind": one.kind, "shown": whole.n - whole.left, "whole": whole.n}
    lines = [Figure(line, (Record("trials_shown", counted),)) for line in one.lines[:1]]
    return [*nodes, *lines, *(Paragraph(line) for line in one.lines[1:])]


def _terms(material: Material) -> Iterable[Term]:
    state = material.state
    clauses = [clause(material, item) for item in (*standing(state), *dropped(state))]
    if any(one.trials is not None and one.trials.n for one in clauses):
        yield from (_TEXTS.terms[name] for name in ("trial", "chance", "jeffreys"))
    if any(one.approval and one.status != "dropped" for one in clauses):
        yield _TEXTS.terms["approved"]


CHAPTERS = (Chapter(Place.TRIALS, "trials", N_("Trials in real dialogues"), _nodes, terms=_terms),)
