"""Trials, role plays and the pulse as rows for a spreadsheet."""

from __future__ import annotations

from kit.standard.clause import Clause
from kit.standard.trying import Played, PulseWave

Cell = str | int | float | bool | None

COLUMNS = (
    "number", "item", "kind", "wording_version", "source", "n", "worked", "partly", "failed",
    "by_facilitator", "by_experienced", "by_other", "earlier_wordings", "wanted", "watch",
    "people", "estimate", "low", "high", "compared", "p0", "naturalness", "naturalness_n",
    "decision", "approved", "approved_version", "blockers", "point", "words",
)  # fmt: skip
"""``source`` is ``trials``, ``sheets`` (all meaning points) or ``point`` (one of them)."""


def trial_rows(clause: Clause) -> list[dict[str, Cell]]:
    """Give the row of a clause's trials, one for each activity of role plays, one a point."""
    about: dict[str, Cell] = {
        **dict.fromkeys(COLUMNS),
        "number": clause.number,
        "item": clause.item,
        "kind": clause.kind,
        "wording_version": clause.version,
    }
    rows = [] if clause.trials is None else [about | _trials(clause)]
    for played in clause.played:
        rows += [about | row for row in _played(played)]
    return rows


def _trials(clause: Clause) -> dict[str, Cell]:
    tried, approval = clause.trials, clause.approval
    if tried is None:
        return {}
    found: dict[str, Cell] = {
        "source": "trials",
        "n": tried.n,
        "people": tried.people,
        "earlier_wordings": tried.earlier,
        "wanted": tried.wanted or None,
        "watch": tried.watch,
        "estimate": tried.estimate,
        "low": tried.low,
        "high": tried.high,
        "compared": tried.compared,
        "p0": tried.p0,
        "naturalness": tried.naturalness,
        "naturalness_n": tried.rated,
        "decision": tried.decision,
        "words": f"{tried.words}; {tried.advice}" if tried.n else tried.words,
    }
    found |= tried.outcomes
    found |= {f"by_{role}": n for role, n in tried.by.items()}
    if approval is not None:
        found |= {
            "approved": approval.approved,
            "approved_version": approval.version or None,
            "blockers": " ".join(approval.blockers),
        }
    return found


def _played(played: Played) -> list[dict[str, Cell]]:
    whole: dict[str, Cell] = {
        "source": "sheets", "n": played.n, "estimate": played.share, "words": played.words,
    }  # fmt: skip
    return [
        whole,
        *(
            {
                "source": "point", "n": played.n, "estimate": point.estimate, "low": point.low,
                "high": point.high, "point": point.text,
            }
            for point in played.points
        ),
    ]  # fmt: skip


def pulse_row(wave: PulseWave) -> dict[str, Cell]:
    """Give a wave of the pulse as a row of the votes: it is about no clause."""
    return {
        "activity": wave.activity,
        "vote": wave.when_words,
        "method": "pulse",
        "n": wave.n,
        "unit": "rating",
        "estimate": wave.estimate,
        "low": wave.low,
        "high": wave.high,
        "criterion": wave.statement,
        "words": wave.words,
    }
