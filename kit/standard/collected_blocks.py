"""Tables of what the sessions collected beside clauses: matrix, register, norms, quiz, baseline."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import zip_longest

from kit.language import N_, translate
from kit.standard.blocks import EMPTY, Block, Row, block_of
from kit.standard.clause import Clause
from kit.standard.collected import OF_MODULES, Number
from kit.standard.document import Section, Standard
from kit.standard.legal import short
from kit.standard.telling import Fact, facts_below, told_part

WIDEST = 8
"""Expectations that fit beside each other as columns; more are listed by number."""


def collected_block(document: Standard, section: Section) -> Block | None:
    """Give the table of a section on what was collected, ``None`` for other sections."""
    made = _BLOCKS.get(section.key)
    return made(document, section) if made else None


def _matrix(document: Standard, _: Section) -> Block:
    say, found = document.passport.language, document.matrix
    rows: list[Row] = []
    alone = set(found.without_action)
    wide = len(found.expectations) <= WIDEST
    for action in found.actions:
        about = (action.number, short(action.text, 200))
        if wide:
            # A dash is a gap: nothing meets this expectation, or this action meets none.
            gap = "" if action.meets else EMPTY
            met = (
                "✓" if e.number in action.meets else EMPTY if e.number in alone else gap
                for e in found.expectations
            )
            rows.append((*about, *met))
        else:
            rows.append((*about, ", ".join(action.meets) or EMPTY))
    if not wide:
        return block_of(say, "matrix_listed", rows)
    header = (translate(say, N_("No.")), translate(say, N_("Our action")))
    return Block("matrix", (*header, *(e.number for e in found.expectations)), tuple(rows))


def _register(document: Standard, _: Section) -> Block:
    rows: list[Row] = [
        (
            row.number, short(row.text, 200), ", ".join(filter(None, (row.kind, row.typical))) or EMPTY,
            ", ".join(row.themes) or EMPTY, _rated(row.difficulty), _rated(row.frequency),
            str(row.modules) if row.modules else EMPTY,
        )
        for row in document.register
    ]  # fmt: skip
    return block_of(document.passport.language, "register", rows)


def _rated(value: Number) -> str:
    if value.estimate is None:
        return EMPTY
    return f"{value.words}\nn = {value.n}".replace(" (", "\n(")


def _themes(document: Standard, _: Section) -> Block:
    rows: list[Row] = [(one.theme, str(one.claims), one.words) for one in document.themes]
    return block_of(document.passport.language, "themes", rows)


def side_by_side(document: Standard, section: Section) -> Block:
    """Give words beside steps of one situation: what is adopted, or all while nothing is."""
    rows: list[Row] = [
        (_glance(words), _glance(steps))
        for words, steps in zip_longest(
            _chosen(section, "speech_module"), _chosen(section, "behaviour_scheme")
        )
    ]
    return block_of(document.passport.language, "side_by_side", rows)


def _chosen(section: Section, kind: str) -> list[Clause]:
    standing = [clause for clause in section.clauses if clause.kind == kind]
    return [clause for clause in standing if clause.status == "adopted"] or standing


def _glance(clause: Clause | None) -> str:
    if clause is None:
        return ""
    shown = ("text", "branch") if clause.kind == "behaviour_scheme" else ("say",)
    told = [told_part(clause, part) for part in clause.parts if part.name in shown]
    return "\n".join((f"{clause.number} · {clause.status_words}:", *told))


def _norms(document: Standard, section: Section) -> Block:
    say = document.passport.language
    missing = translate(say, N_("not said yet"))
    rows: list[Row] = []
    for clause in section.clauses:
        slots = {part.name: part.text for part in clause.parts}
        status = " · ".join(filter(None, (clause.status_words, clause.binding_words)))
        rows.append(
            (
                clause.number, slots.get("text", ""), slots.get("how", ""),
                slots.get("when", missing), slots.get("not", missing), status,
            )
        )  # fmt: skip
    made = block_of(say, "norm", rows, _below(document, section))
    return replace(made, gaps=(missing,))


def _quiz(document: Standard, section: Section) -> Block:
    by_number = {clause.number: clause for clause in section.clauses}
    rows: list[Row] = []
    for quiz in document.quizzes:
        for one in quiz.questions:
            if clause := by_number.get(one.number):
                figures = (str(one.share.n), one.share.words, one.discrimination.words)
                rows.append((one.number, clause.headline, _right(clause), *figures))
    asked = {row[0] for row in rows}
    rows += [
        (clause.number, clause.headline, _right(clause), "0", EMPTY, EMPTY)
        for clause in section.clauses
        if clause.number not in asked
    ]
    return block_of(document.passport.language, "quiz", rows, _below(document, section))


def _right(clause: Clause) -> str:
    return next((part.text for part in clause.parts if part.name == "right"), "")


def _below(document: Standard, section: Section) -> tuple[tuple[str, tuple[Fact, ...]], ...]:
    """Give what no column holds: wrong answers, and all that stands beside a clause."""
    say, found = document.passport.language, []
    for clause in section.clauses:
        wrong = tuple(part.text for part in clause.parts if part.name.startswith("wrong"))
        told: list[Fact] = [(translate(say, N_("Wrong answers")), wrong)] if wrong else []
        told += facts_below(say, clause)
        votes = tuple(one.words for _, one in clause.all_evidence)
        told += [(translate(say, N_("Evidence")), votes)] if votes else []
        found.append((clause.number, tuple(told)))
    return tuple(one for one in found if one[1])


def _baseline(document: Standard, _: Section) -> Block:
    shown = [f for f in document.introduction.baseline if not f.number]
    rows: list[Row] = [
        (one.label, short(one.about, 120), one.value.words, str(one.value.n)) for one in shown
    ]
    return block_of(document.passport.language, "baseline", rows)


def _by_module(document: Standard, _: Section) -> Block:
    found: dict[str, dict[str, list[str]]] = {}
    about: dict[str, str] = {}
    for one in document.introduction.baseline:
        if one.number and one.measured in OF_MODULES:
            about[one.number] = one.about
            told = f"{one.value.words}\nn = {one.value.n}"
            found.setdefault(one.number, {}).setdefault(one.measured, []).append(told)
    rows: list[Row] = [
        (
            number, short(about[number], 120),
            *("\n".join(found[number].get(name, [EMPTY])) for name in OF_MODULES),
        )
        for number in (clause.number for clause in document.standing) if number in found
    ]  # fmt: skip
    return block_of(document.passport.language, "baseline_modules", rows)


def _needs(document: Standard, _: Section) -> Block:
    rows: list[Row] = [
        (one.number, one.label, short(one.about, 200), one.value.words, str(one.value.n))
        for one in document.introduction.needs
    ]
    return block_of(document.passport.language, "needs", rows)


def authority_block(document: Standard) -> Block | None:
    """Give what employees may decide alone, ``None`` where no module says so."""
    rows: list[Row] = [(one.number, one.text, one.status) for one in document.how_to_read.authority]
    return block_of(document.passport.language, "authority", rows) if rows else None


_BLOCKS: dict[str, Callable[[Standard, Section], Block]] = {
    "matrix": _matrix,
    "register": _register,
    "themes": _themes,
    "norm": _norms,
    "quiz": _quiz,
    "baseline": _baseline,
    "baseline_modules": _by_module,
    "needs": _needs,
}
