"""What imported tables say: claims by theme, satisfaction, agreement of coders."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import asdict
from typing import Any

from kit.domain.activities import TABLES
from kit.domain.workshop import Workshop
from kit.evidence.agreement import Agreement, technique_agreement
from kit.evidence.intervals import Interval, wilson
from kit.evidence.pareto import pareto
from kit.evidence.satisfaction import Index, ces, csat, nps
from kit.language import translate

_MOST_WORDS = 40


def _figure(value: Interval) -> dict[str, Any] | None:
    """Give an interval as plain JSON; ``None`` where there is no estimate."""
    if value.estimate is None or not math.isfinite(value.low) or not math.isfinite(value.high):
        return None
    return asdict(value)


def claims_plain(state: Workshop) -> dict[str, Any]:
    """Give the claims by theme, most frequent first; their sum is the number of claims."""
    claims = state.tables.get("claims", [])
    found = pareto({str(n): claim.get("theme") or None for n, claim in enumerate(claims)})
    return {
        "n": found.n,
        "themes": [
            {"theme": one.theme, "count": one.count, "share": asdict(one.share)}
            for one in found.themes
        ],
    }


def _index(name: str, index: Index, scale: tuple[float, float], language: str) -> dict[str, Any]:
    return {
        "name": name,
        "rule": translate(language, index.rule),
        "n": index.n,
        "value": _figure(index.value),
        "scale": list(scale),
        "why": index.reason.said(language) if index.reason else "",
    }


def survey_plain(state: Workshop, language: str) -> dict[str, Any]:
    """Give what clients said was done best, then the indices, each with its rule."""
    rows = state.tables.get("survey", [])

    def answers(name: str) -> list[int]:
        return [int(row[name]) for row in rows if row.get(name) is not None]

    effort = ces(answers("ces"))
    return {
        "n": len(rows),
        "best": [str(row["best"]) for row in rows if row.get("best")][:_MOST_WORDS],
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
        "percent": _figure(found.percent),
        "alpha": _figure(found.alpha),
        "ac1": _figure(found.ac1),
        "cannot": {key: why.said(language) for key, why in found.cannot.items()},
    }


def _frequencies(sheets: dict[str, dict[str, set[str] | None]]) -> list[dict[str, Any]]:
    """Give in how many dialogues at least half of the coders saw each technique."""
    seen: Counter[str] = Counter()
    for coded in sheets.values():
        marks = Counter(name for marked in coded.values() for name in marked or ())
        seen.update(name for name, n in marks.items() if 2 * n >= len(coded))
    return [
        {"technique": name, "share": asdict(wilson(n, len(sheets)))}
        for name, n in seen.most_common()
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
        "frequencies": _frequencies(sheets),
        "overall": _agreement("", found.overall, language),
        "techniques": [_agreement(name, one, language) for name, one in found.techniques.items()],
    }


def table_plain(state: Workshop, table: str, language: str) -> dict[str, Any]:
    """Give what one table says, as plain JSON."""
    read = {
        "claims": lambda: claims_plain(state),
        "survey": lambda: survey_plain(state, language),
        "codings": lambda: codings_plain(state, language),
    }
    return {
        "table": table,
        "label": TABLES[table],
        "source": state.sources.get(table, ""),
        "skipped": state.skipped.get(table, ""),
        **read[table](),
    }
