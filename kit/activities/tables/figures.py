"""What imported tables say: claims by theme, satisfaction, agreement of coders, and the others."""

from __future__ import annotations

from collections import Counter, defaultdict
from fractions import Fraction
from typing import Any

from kit.activities.tables.agreement import Agreement, technique_agreement
from kit.activities.tables.dialogues import dialogues_plain
from kit.activities.tables.satisfaction import ces, csat, nps, valued
from kit.activities.trials.imported import told_trials_plain
from kit.domain.activities import TABLES
from kit.domain.few import SMALLEST_GROUP
from kit.domain.rules.people import GROUPS
from kit.domain.workshop import Workshop
from kit.evidence.presence import GROUP_NAMES, presence
from kit.language import N_, translate
from kit.language.texts import normalised
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
    told = [
        {"theme": one.theme, "count": one.count, "share": one.share.shown(ENTRIES).plain(language)}
        for one in found.themes
    ]
    n = len(claims)
    return {"n": n, "themed": found.n, "unread": n - found.n, "themes": told}


def survey_plain(state: Workshop, language: str) -> dict[str, Any]:
    """Give what clients said was done best, then the indices, each with its rule.

    Words of fewer than five clients are left out: people could be recognised by them.
    """
    rows = state.tables.get("survey", [])

    def answers(name: str) -> list[int]:
        return [int(row[name]) for row in rows if row.get(name) is not None]

    best = [str(row["best"]) for row in rows if row.get("best")]
    effort = ces(answers("ces"))
    indices = (
        ("CSAT", csat(answers("csat")), [0, 1]),
        ("NPS", nps(answers("nps")), [-1, 1]),
        ("CES", effort.mean, [1, 7]),
        ("CES", effort.easy, [0, 1]),
        *([(N_("Felt valued"), valued(felt), [0, 1])] if (felt := answers("valued")) else []),
    )
    told = [
        {
            "name": translate(language, name),
            "rule": translate(language, index.rule),
            "value": index.value.plain(language),
            "scale": scale,
        }
        for name, index, scale in indices
    ]
    shown = best[:_MOST_WORDS] if len(rows) >= SMALLEST_GROUP else []
    return {"n": len(rows), "best": shown, "indices": told}


def _agreement(name: str, found: Agreement, language: str) -> dict[str, Any]:
    figures = {"percent": found.percent, "alpha": found.alpha, "ac1": found.ac1}
    told = {key: figure.plain(language) for key, figure in figures.items()}
    return {"name": name, "n": found.units, **told}


def _frequencies(sheets: dict[str, dict[str, set[str]]], language: str) -> list[dict[str, Any]]:
    """Give the share of dialogues in which each technique occurs, most frequent first.

    What one of two coders saw counts half a dialogue: counting it whole would take in every
    slip of a coder, leaving it out would lose what one of them missed.
    """
    seen: defaultdict[str, Fraction] = defaultdict(Fraction)
    for coded in sheets.values():
        marks = Counter(name for marked in coded.values() for name in marked)
        for name, n in marks.items():
            seen[name] += Fraction(n, len(coded))
    return [
        {"technique": name, "share": wilson(float(n), len(sheets)).shown(ENTRIES).plain(language)}
        for name, n in sorted(seen.items(), key=lambda one: (-one[1], one[0]))
    ]


def codings_plain(state: Workshop, language: str) -> dict[str, Any]:
    """Give how often each technique occurs, and how far coders agree, figure beside figure."""
    sheets: dict[str, dict[str, set[str]]] = {}
    for row in state.tables.get("codings", []):
        marked = sheets.setdefault(str(row["dialogue"]), {}).setdefault(str(row["coder"]), set())
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


def roster_plain(state: Workshop, language: str) -> dict[str, Any]:
    """Give, by role, experience and branch, how many work here and how many take part.

    Nobody's code or name is in it; groups whose figure is hidden are only counted as ``small``,
    since the wrong column may hold names. Groups compare by their words, case and spaces aside.
    """
    rows = state.tables.get("roster", [])
    people = list(state.participants.values())
    groups = []
    for kind in GROUPS:
        words = {normalised(str(row[kind])): str(row[kind]) for row in rows if row.get(kind)}
        if not words:
            continue
        staff = Counter(normalised(str(row.get(kind, ""))) for row in rows)
        here = Counter(normalised(person.groups.get(kind, "")) for person in people)
        found = presence(staff, here)
        told = [
            {
                "group": translate(language, words[one.group]),
                "staff": one.size,
                "here": one.here,
                "share": one.share,
                "missing": one.missing,
            }
            for one in found
            if one.size is not None
        ]
        name, small = translate(language, GROUP_NAMES[kind]), len(found) - len(told)
        said = any(one.here != 0 for one in found)
        groups.append({"name": name, "small": small, "said": said, "rows": told})
    return {"n": len(rows), "here": len(people), "groups": groups}


_FIGURES = {
    "claims": claims_plain,
    "survey": survey_plain,
    "codings": codings_plain,
    "dialogues": dialogues_plain,
    "roster": roster_plain,
    "trials": told_trials_plain,
}


def table_plain(state: Workshop, table: str, language: str) -> dict[str, Any]:
    """Give what one table says, as plain JSON."""
    return {
        "table": table,
        "label": TABLES[table],
        "source": state.sources.get(table, ""),
        "skipped": state.skipped.get(table, ""),
        **_FIGURES[table](state, language),
    }
