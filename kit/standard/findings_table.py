"""What imported tables say, as rows of the votes: they are about no clause."""

from __future__ import annotations

from kit.standard.tabled import Figure, TableFindings
from kit.standard.trials_table import Cell

_METHODS = {"survey": "survey", "claims": "claims", "codings": "agreement"}


def finding_rows(found: TableFindings) -> list[dict[str, Cell]]:
    """Give a row per quote and figure; of a table that says nothing one row with the reason."""
    about: dict[str, Cell] = {"method": _METHODS[found.table], "vote": found.label}
    if found.status != "imported":
        return [about | {"words": found.words}]
    rows = [about | {"criterion": "best", "text": quote, "words": quote} for quote in found.quotes]
    counted = about | {"method": "technique"} if found.table == "codings" else about
    rows += [counted | _row(one, one.name) for one in found.figures]
    for agreed in found.agreement:
        rows += [about | _row(one, one.name) | {"text": agreed.technique} for one in agreed.figures]
    return rows


def _row(one: Figure, criterion: str) -> dict[str, Cell]:
    return {
        "criterion": criterion,
        "n": one.n,
        "count": one.count,
        "unit": one.unit,
        "estimate": one.estimate,
        "low": one.low,
        "high": one.high,
        "words": one.words,
    }
