"""What imported tables say: praise and satisfaction, claims by theme, agreement of coders."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from babel.numbers import format_decimal

from kit.activities.tables.figures import claims_plain, codings_plain, survey_plain
from kit.activities.tables.satisfaction import nps
from kit.domain.activities import TABLES
from kit.domain.workshop import Workshop
from kit.language import LANGUAGES, N_, translate
from kit.standard.figures import decimal, percent
from kit.standard.legal import legal, one_line
from kit.standard.tabled import Agreed, Figure, TableFindings

MOST_QUOTES = 8

_AGREEMENT = {
    "percent": N_("Agreement in percent"),
    "alpha": N_("Krippendorff’s alpha"),
    "ac1": N_("Gwet’s AC1"),
}
_NAMES = ("csat", "nps", "ces", "ces_easy")
_UNITS = ("share", "difference", "rating", "share")
"""Of the indices of a survey, in their order."""


def table_findings(state: Workshop) -> tuple[TableFindings, ...]:
    """Give what each table of the audit says: imported, left out or missing."""
    return tuple(_table(state, table) for table in ("survey", "claims", "codings"))


def _table(state: Workshop, table: str) -> TableFindings:
    say = state.language
    label = translate(say, TABLES[table])
    # Rows that came in earlier say nothing once the table was left out: that was the last word.
    if table in state.skipped:
        reason = one_line(legal(state.skipped[table]))
        words = translate(say, N_("Left out, because: {reason}"), reason=reason)
        return TableFindings(table, label, "left_out", words)
    if not state.tables.get(table):
        text = N_("Neither imported nor left out with a reason: {table}")
        return TableFindings(table, label, "missing", translate(say, text, table=label))
    name = one_line(legal(state.sources.get(table, "")))
    words = translate(say, N_("From the file {name}"), name=name) if name else ""
    if table == "survey":
        return _survey(state, label, words)
    return _claims(state, label, words) if table == "claims" else _codings(state, label, words)


def _survey(state: Workshop, label: str, words: str) -> TableFindings:
    say, rows = state.language, state.tables["survey"]
    found = survey_plain(state, say)
    plain = nps([int(row["nps"]) for row in rows if row.get("nps") is not None]).observed
    figures = []
    for name, unit, one in zip(_NAMES, _UNITS, found["indices"], strict=True):
        note = one["why"]
        if name == "nps" and one["value"] and plain is not None:
            # Who counts the answers anew gets the plain difference.
            text = N_(
                "Figure and interval are adjusted for chance; the plain difference is {plain}."
            )
            note = translate(say, text, plain=_told(say, unit, plain))
        rule = translate(say, one["rule"])
        figures.append(_figure(say, (name, rule, unit), one["n"], one["value"], note=note))
    return TableFindings(
        "survey", label, "imported", words, found["n"],
        tuple(one_line(legal(text)) for text in found["best"][:MOST_QUOTES]),
        sum(bool(row.get("best")) for row in rows), tuple(figures),
    )  # fmt: skip


def _claims(state: Workshop, label: str, words: str) -> TableFindings:
    say, found = state.language, claims_plain(state)
    figures = []
    for one in found["themes"]:
        name = one_line(legal(one["theme"]))
        shown = name or translate(say, N_("without a theme: {n}"), n=one["count"])
        about = (name, shown, "share")
        figures.append(_figure(say, about, found["n"], one["share"], count=one["count"]))
    return TableFindings("claims", label, "imported", words, found["n"], figures=tuple(figures))


def _codings(state: Workshop, label: str, words: str) -> TableFindings:
    say = state.language
    found = codings_plain(state, say)
    all_ = found["overall"] | {"name": translate(say, N_("All techniques together"))}
    agreement = tuple(_agreed(say, one) for one in (all_, *found["techniques"]))
    seen = []
    for one in found["frequencies"]:
        name = one_line(legal(one["technique"]))
        seen.append(_figure(say, (name, name, "share"), found["n"], one["share"]))
    return TableFindings(
        "codings", label, "imported", words, found["n"], figures=tuple(seen), agreement=agreement
    )


def _agreed(language: str, one: Mapping[str, Any]) -> Agreed:
    percent_, alpha, ac1 = (
        _figure(
            language,
            (key, translate(language, label), "share" if key == "percent" else "coefficient"),
            one["n"], one[key], note=one["cannot"].get(key, ""),
        )
        for key, label in _AGREEMENT.items()
    )  # fmt: skip
    return Agreed(one_line(legal(one["name"])), one["n"], percent_, alpha, ac1)


def _figure(
    language: str,
    about: tuple[str, str, str],
    n: int,
    value: Mapping[str, Any] | None,
    *,
    note: str = "",
    count: int | None = None,
) -> Figure:
    """Put a figure, about which name, label and unit are known, into words."""
    name, label, unit = about
    if value is None or value["estimate"] is None:
        words = f"{label} – {note}" if note else label
        return Figure(name, label, n, unit, None, None, None, "–", "", note, words, count)
    estimate, low, high = (float(value[end]) for end in ("estimate", "low", "high"))
    result = _told(language, unit, estimate)
    interval = _range(language, unit, low, high)
    told = [
        f"{label} {result}" if count is None else f"{label}: {count} ({result})",
        translate(language, N_("95 % interval {interval}"), interval=interval),
        f"n = {n}",
        *([note] if note else []),
    ]
    return Figure(
        name, label, n, unit, estimate, low, high, result, interval, note, "; ".join(told), count
    )  # fmt: skip


def _told(language: str, unit: str, value: float) -> str:
    """Give a figure as print does; a difference of shares in points, with its sign."""
    if unit == "share":
        return f"{percent(value)} %"
    if unit == "difference":
        return f"{round(100 * value):+d}".replace("-", "−")
    if unit == "rating":
        return decimal(language, value)
    locale = language if language in LANGUAGES else "en"
    # Adding nothing turns the minus of a rounded zero into none.
    return str(format_decimal(round(value, 2) + 0.0, format="0.00", locale=locale)).replace(
        "-", "−"
    )


def _range(language: str, unit: str, low: float, high: float) -> str:
    if unit == "share":
        return f"{percent(low)}–{percent(high)} %"
    # Between signs a dash would read as one more of them.
    dash = "–" if unit == "rating" else " … "
    return f"{_told(language, unit, low)}{dash}{_told(language, unit, high)}"
