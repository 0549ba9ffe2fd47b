"""What imported tables say: claims by theme, satisfaction, agreement of coders, and the others."""

from __future__ import annotations

from collections import Counter, defaultdict
from fractions import Fraction
from typing import Any

from kit.activities.tables.agreement import Agreement, technique_agreement
from kit.activities.tables.dialogues import dialogues_plain
from kit.activities.tables.roster import roster_plain
from kit.activities.tables.satisfaction import Index, ces, csat, nps
from kit.activities.trials.imported import told_trials_plain
from kit.domain.activities import TABLES
from kit.domain.few import SMALLEST_GROUP
from kit.domain.workshop import Workshop
from kit.language import translate
from kit.statistics.few import ENTRIES
from kit.statistics.intervals import wilson
from kit.statistics.pareto import pareto

_MOST_WORDS = 40


def claims_plain(state: Workshop, language: str) -> dict[str, Any]:
    """Give the claims by theme, most frequent first.

    Shares are of the claims that have a theme; ``unread`` counts those without one. They are
    work that is left: nobody knows yet which theme they would have.
    """
    claims = state.tables.get("claims", [])
    themes = {str(n): str(claim["theme"]) for n, claim in enumerate(claims) if claim.get("theme")}
    found = pareto(themes)
    return {
        "n": len(claims),
        "themed": found.n,
        "unread": len(claims) - found.n,
        "themes": [
            {
                "theme": one.theme,
                "count": one.count,
                "share": one.share.shown(ENTRIES).plain(language),
            }
            for one in found.themes
        ],
    }


def _index(name: str, index: Index, scale: tuple[float, float], language: str) -> dict[str, Any]:
    return {
        "name": name,
        "rule": translate(language, index.rule),
        "value": index.value.plain(language),
        "scale": list(scale),
    }


def survey_plain(state: Workshop, language: str) -> dict[str, Any]:
    """Give what clients said was done best, then the indices, each with its rule.

    Words of fewer than five clients are left out: people could be recognised by them.
    """
    rows = state.tables.get("survey", [])

    def answers(name: str) -> list[int]:
        return [int(row[name]) for row in rows if row.get(name) is not None]

    best = [str(row["best"]) for row in rows if row.get("best")]
    effort = ces(answers("ces"))
    return {
        "n": len(rows),
        "best": best[:_MOST_WORDS] if len(rows) >= SMALLEST_GROUP else [],
        "indices": [
            _index("CSAT", csat(answers("csat")), (0, 1), language),
            _index("NPS", nps(answers("nps")), (-1, 1), language),
            _index("CES", effort.mean, (1, 7), language),
            _index("CES", effort.easy, (0, 1), language),
        ],
    }


def _agreement(name: str, found: Agreement, language: str) -> dict[str, Any]:
    return {
        "name": name,
        "n": found.units,
        "percent": found.percent.plain(language),
        "alpha": found.alpha.plain(language),
        "ac1": found.ac1.plain(language),
    }


def _frequencies(
    sheets: dict[str, dict[str, set[str] | None]], language: str
) -> list[dict[str, Any]]:
    """Give the share of dialogues in which each technique occurs, most frequent first.

    What one of two coders saw counts half a dialogue: counting it whole would take in every
    slip of a coder, leaving it out would lose what one of them missed.
    """
    seen: defaultdict[str, Fraction] = defaultdict(Fraction)
    for coded in sheets.values():
        marks = Counter(name for marked in coded.values() for name in marked or ())
        for name, n in marks.items():
            seen[name] += Fraction(n, len(coded))
    return [
        {"technique": name, "share": wilson(float(n), len(sheets)).shown(ENTRIES).plain(language)}
        for name, n in sorted(seen.items(), key=lambda one: (-one[1], one[0]))
    ]


def codings_plain(state: Workshop, language: str) -> dict[str, Any]:
    """Give how often each technique occurs, and how far coders agree, figure beside figure."""
    sheets: dict[str, dict[str, set[str] | None]] = {}
    for row in state.tables.get("codings", []):
        marked = sheets.setdefault(str(row["dialogue"]), {}).setdefault(str(row["coder"]), set())
        if marked is not None:
            marked.update(row.get("techniques") or ())
    if not sheets:
        return {"n": 0, "overall": None, "techniques": [], "frequencies": []}
    found = technique_agreement(sheets)
    return {
        "n": len(sheets),
        "frequencies": _frequencies(sheets, language),
        "overall": _agreement("", found.overall, language),
        "techniques": [_agreement(name, one, language) for name, one in found.techniques.items()],
    }


def table_plain(state: Workshop, table: str, language: str) -> dict[str, Any]:
    """Give what one table says, as plain JSON."""
    read = {
        "claims": lambda: claims_plain(state, language),
        "survey": lambda: survey_plain(state, language),
        "codings": lambda: codings_plain(state, language),
        "dialogues": lambda: dialogues_plain(state, language),
        "roster": lambda: roster_plain(state, language),
        "trials": lambda: told_trials_plain(state, language),
    }
    return {
        "table": table,
        "label": TABLES[table],
        "source": state.sources.get(table, ""),
        "skipped": state.skipped.get(table, ""),
        **read[table](),
    }
