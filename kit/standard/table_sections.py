"""Sections of the audit on imported tables, and the blocks that show their figures."""

from __future__ import annotations

from collections.abc import Iterable

from kit.activities.tables.agreement import WORTH_PRINTING
from kit.language import N_, plural, translate
from kit.standard.blocks import Block, block_of
from kit.standard.document import Section, Standard
from kit.standard.tabled import Agreed, Figure, TableFindings

_TITLES = {
    "survey": ("satisfaction", N_("Satisfaction")),
    "claims": ("claims", N_("Claims by theme")),
    "codings": ("agreement", N_("Agreement of coders")),
}

_TECHNIQUES, _USED = "techniques", N_("How often each technique occurs")


def table_sections(language: str, tables: Iterable[TableFindings]) -> list[Section]:
    """Give the sections of the tables, praise before figures; none of missing tables."""
    found: list[Section] = []
    for one in tables:
        if one.status == "left_out":
            found.append(Section("", one.label, (), note=one.words))
        if one.status != "imported":
            continue
        if one.quotes:
            found.append(_praise(language, one))
        key, title = _TITLES[one.table]
        note = " · ".join(filter(None, (one.words, *_remarks(language, one))))
        if one.table == "codings" and one.figures:
            used = translate(language, _USED)
            found.append(Section("", used, (), _TECHNIQUES, one.words))
        found.append(Section("", translate(language, title), (), key, note))
    return found


def missing_tables(language: str, tables: Iterable[TableFindings]) -> str:
    """Name the tables that were neither imported nor left out, empty if there are none."""
    labels = [one.label for one in tables if one.status == "missing"]
    text = N_("Neither imported nor left out with a reason: {table}")
    return f"{translate(language, text, table='; '.join(labels))}." if labels else ""


def _praise(language: str, survey: TableFindings) -> Section:
    text = N_("Shown: {shown} of {n} answers, in the order of the file.")
    note = translate(language, text, shown=len(survey.quotes), n=survey.praised)
    title = translate(language, N_("What clients say was done best"))
    return Section("", title, (), note=note, quotes=survey.quotes)


def _remarks(language: str, one: TableFindings) -> list[str]:
    if one.table == "claims":
        return [
            plural(language, "{n} claim", "{n} claims", one.n),
            translate(language, N_("without a theme: {n}"), n=one.without_theme),
        ]
    overall = one.agreement[0] if one.agreement else None
    if overall and overall.n < WORTH_PRINTING and overall.percent.estimate is not None:
        text = N_(
            "Fewer than {least} dialogues: a first round of practice, too few to conclude from."
        )
        return [translate(language, text, least=WORTH_PRINTING)]
    return []


def findings_block(document: Standard, key: str) -> Block | None:
    """Give the table of a section on an imported table, ``None`` for other sections."""
    if key == _TECHNIQUES:
        return _techniques(document)
    table = next((table for table, (one, _) in _TITLES.items() if one == key), "")
    found = next((one for one in document.tables if one.table == table), None)
    if found is None:
        return None
    say = document.passport.language
    if table == "codings":
        return block_of(say, key, [_side_by_side(one) for one in found.agreement])
    if table == "survey":
        return block_of(say, key, [_index(one) for one in found.figures])
    rows: list[tuple[str, ...]] = [
        (one.label, str(one.count), one.result, one.interval) for one in found.figures
    ]
    whole = plural(say, "{n} claim", "{n} claims", found.n)
    return block_of(say, key, [*rows, (whole, str(found.n), "100 %", "")])


def _techniques(document: Standard) -> Block:
    seen = [one for found in document.tables if found.table == "codings" for one in found.figures]
    rows: list[tuple[str, ...]] = [(one.label, one.result, one.interval) for one in seen]
    return block_of(document.passport.language, _TECHNIQUES, rows)


def _index(one: Figure) -> tuple[str, ...]:
    return (one.label, one.result, one.interval, str(one.n), one.note)


def _side_by_side(one: Agreed) -> tuple[str, ...]:
    cells = (f"{f.result}\n({f.interval})" if f.interval else f.result for f in one.figures)
    why: dict[str, list[str]] = {}
    for figure in one.figures:
        if figure.note:
            why.setdefault(figure.note, []).append(figure.label)
    # A reason that holds for all three needs no name before it.
    notes = (
        note if len(labels) == len(one.figures) else f"{', '.join(labels)}: {note}"
        for note, labels in why.items()
    )
    return (one.technique, str(one.n), *cells, "\n".join(notes))
