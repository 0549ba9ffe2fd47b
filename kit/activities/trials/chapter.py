"""Trials in real dialogues: all that was tried, the likeliest to work first, and by who tried."""

from __future__ import annotations

from collections.abc import Iterable

from kit.activities.trials.decision_rule import RULE
from kit.activities.trials.fairness import LOWER, UPPER, Fairness, fairness_of
from kit.activities.trials.results import TrialsResult
from kit.activities.trials.rule_words import roles_told, rule_told
from kit.activities.trials.views import progress
from kit.charts.ranges import Measured, ranges
from kit.charts.rows import scale
from kit.charts.value import value
from kit.domain.activities import TRIED_BY
from kit.language import N_, Share
from kit.language.measures import percent
from kit.standard.chapter_texts import texts_beside
from kit.standard.clause import Clause, Trials
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
    drawn,
)
from kit.standard.outline import Chapter, Place

_TEXTS = texts_beside(__file__)
_HELD = {"no loss": "no_loss", "held back": "held_back", "open": "open_difference"}


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
    told = rule_told(material.language)
    by_kind = [(key, one) for key, one in material.trials.items() if one.roles.n or one.gone]
    notes = (told.caution, told.rule, told.errors) if by_kind else ()
    return [
        *_charts(material, tried),
        table(material, "trials", _TEXTS.columns["trials"], rows),
        *map(Paragraph, notes),
        *(node for key, one in by_kind for node in _by_role(material, key, one)),
        *_by_experience(material, [key for key, _ in by_kind]),
    ]


def _charts(material: Material, tried: list[tuple[Trials, Clause]]) -> list[Figure]:
    """Draw how far the entries have come, and the chance that each works with its range."""
    say, language = material.say, material.language
    items = [material.state.items[one.item] for _, one in tried]
    made = [drawn(progress(material.state, items))]
    rows = [
        Measured(
            f"{one.number} {short(one.headline)}",
            value(language, material.tried[one.item].chance.plain(language), "share"),
        )
        for found, one in tried
        if found.n
    ]
    if rows:
        needed = say(N_("threshold {share} %"), share=percent(RULE.p0))
        shown = scale(language, (0.0, 1.0), "share")
        subject = say(N_("Chance that it works"))
        made.append(drawn(ranges(language, subject, shown, rows, (RULE.p0, needed))))
    return made


def _by_role(material: Material, kind: str, found: TrialsResult) -> list[Node]:
    """Tell how the trials of a kind went by who tried, as far as it may be shown."""
    title, roles = material.say(material.state.kind(kind).many), found.roles
    nodes: list[Node] = [Heading(title[:1].upper() + title[1:])]
    rows = []
    for one in roles.shown:
        label, chance = material.say(dict(TRIED_BY)[one.role]), one.chance
        values: Values = {
            "kind": kind, "unit": "share", "role": one.role, "label": label, "n": chance.n,
            "estimate": chance.estimate, "low": chance.low, "high": chance.high,
        }  # fmt: skip
        share, interval = percent(chance.estimate), f"{percent(chance.low)}–{percent(chance.high)}"
        cells = (label, str(chance.n), f"{share} %", f"{interval} %")
        rows.append(Row(cells, (Record("trials_by_role", values),)))
    if rows:
        nodes.append(table(material, "trials_by_role", _TEXTS.columns["roles"], rows))
    counted: Values = {"kind": kind, "shown": roles.n - roles.left, "whole": roles.n}
    lines = roles_told(material.language, found)
    first = [Figure(line, (Record("trials_shown", counted),)) for line in lines[:1]]
    return [*nodes, *first, *map(Paragraph, lines[1:])]


def _by_experience(material: Material, kinds: Iterable[str]) -> list[Node]:
    """Tell whether each wording serves the least experienced, and holds back the most."""
    say, language = material.say, material.language
    found = [one for kind in kinds for one in fairness_of(material.state, kind)]
    rows = []
    for one in found:
        number = material.number[one.module]
        for level, chance in one.chances.items():
            told = _judged(material, one, level)
            values: Values = {
                "number": number, "experience": level, "n": chance.n, "estimate": chance.estimate,
                "low": chance.low, "high": chance.high, "served": one.served, "held": one.held,
            }  # fmt: skip
            cells = (number, say(level), str(chance.n), chance.said(language, "share"), told)
            rows.append(Row(cells, (Record("trials_by_experience", values),)))
    if not rows:
        return []
    hidden = [material.number[one.module] for one in found if not one.chances]
    few = say(_TEXTS.notes["experience_few"], numbers=", ".join(hidden))
    return [
        Heading(say(N_("Fair to weak and strong"))),
        Paragraph(say(_TEXTS.notes["experience"]), leads=True),
        table(material, "trials_by_experience", _TEXTS.columns["experience"], rows),
        *([Paragraph(few)] if hidden else []),
    ]


def _judged(material: Material, one: Fairness, level: str) -> str:
    """Say what the figures of the least and of the most experienced mean."""
    if level == LOWER and one.served:
        return material.say(_TEXTS.notes[one.served], p0=Share(RULE.p0))
    if level != UPPER:
        return ""
    if one.held is None:
        return material.say(_TEXTS.notes["alone"])
    difference = one.difference.said(material.language, "difference")
    return material.say(_TEXTS.notes[_HELD[one.held]], difference=difference)


def _terms(material: Material) -> Iterable[Term]:
    state = material.state
    clauses = [clause(material, item) for item in (*standing(state), *dropped(state))]
    if any(one.trials is not None and one.trials.n for one in clauses):
        yield from (_TEXTS.terms[name] for name in ("trial", "chance", "jeffreys"))
    if any(one.approval and one.status != "dropped" for one in clauses):
        yield _TEXTS.terms["approved"]


CHAPTERS = (Chapter(Place.TRIALS, "trials", N_("Trials in real dialogues"), _nodes, terms=_terms),)
