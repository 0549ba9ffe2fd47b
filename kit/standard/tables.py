"""The document as tables for a spreadsheet: clauses, votes, trials and the ledger."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from io import StringIO

from kit.standard.clause import Clause, Evidence
from kit.standard.collected import Registered
from kit.standard.collected_table import collected_rows
from kit.standard.document import Standard
from kit.standard.findings_table import finding_rows
from kit.standard.trials_table import COLUMNS, Cell, pulse_row, trial_rows
from kit.standard.trying import Coverage

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

_ITEMS = (
    "number", "item", "kind", "status", "binding", "within", "variant_of", "version",
    "decided_version", "wording_changed_after_decision", "text", "further_fields", "authors",
    "authors_unnamed", "reason", "merged_from", "comments", "tags", "second_look", "variants",
    "flags", "approval", "links", "note", "modules_adopted", "wordings_that_differ", "schemes",
    "modules_tried", "modules_approved", "times_played", "gaps", "themes", "claims",
)  # fmt: skip
_VOTES = (
    "number", "item", "activity", "vote", "method", "text", "wording_version", "n", "voted",
    "present", "unit", "estimate", "low", "high", "useful", "unsure", "not_for_me", "dots",
    "criterion", "paper", "inherited", "contested", "rank", "words", "count",
)  # fmt: skip
_LEDGER = ("number", "kind", "date", "author", "fate", "merged_into", "text")


def write(document: Standard) -> dict[str, bytes]:
    """Give the CSV files of a document, by their names."""
    clauses = (*document.standing, *document.dropped)
    covered = {row.item: row for row in document.coverage}
    votes = [row for clause in clauses for row in _votes(clause)]
    votes += [dict.fromkeys(_VOTES) | pulse_row(wave) for wave in document.pulse]
    votes += [dict.fromkeys(_VOTES) | row for one in document.tables for row in finding_rows(one)]
    votes += [dict.fromkeys(_VOTES) | row for row in collected_rows(document)]
    registered = {row.item: row for row in document.register}
    ledger = (
        {
            "number": row.number, "kind": row.kind, "date": row.date, "author": row.author,
            "fate": row.fate, "merged_into": row.into, "text": row.text,
        }
        for row in document.ledger
    )  # fmt: skip
    return {
        "draft-standard-items.csv": _table(
            _ITEMS,
            (
                _item(clause, covered.get(clause.item), registered.get(clause.item))
                for clause in clauses
            ),
        ),
        "draft-standard-votes.csv": _table(_VOTES, votes),
        "draft-standard-trials.csv": _table(
            COLUMNS, (row for clause in clauses for row in trial_rows(clause))
        ),
        "draft-standard-ledger.csv": _table(_LEDGER, ledger),
    }


def safe(cell: Cell) -> Cell:
    """Keep a spreadsheet from taking what a person typed for a formula."""
    if isinstance(cell, str) and (cell[:1] in _FORMULA or cell.lstrip()[:1] in _FORMULA) and cell:
        return f"'{cell}"
    return cell


def _table(header: tuple[str, ...], rows: Iterable[Mapping[str, Cell]]) -> bytes:
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows([safe(row[column]) for column in header] for row in rows)
    # Without the mark at the beginning Excel takes UTF-8 for the letters of another century.
    return text.getvalue().encode("utf-8-sig")


def _item(clause: Clause, row: Coverage | None, about: Registered | None) -> dict[str, Cell]:
    """Give the row of a clause; the last columns are those of situations only."""
    return {
        "number": clause.number,
        "item": clause.item,
        "kind": clause.kind,
        "status": clause.status,
        "binding": clause.binding or "",
        "within": clause.within,
        "variant_of": clause.variant_of,
        "version": clause.version,
        "decided_version": clause.decided_version or "",
        "wording_changed_after_decision": bool(clause.changed),
        "text": clause.headline,
        "further_fields": "\n".join(f"{part.label} {part.text}" for part in clause.parts[1:]),
        "authors": ", ".join(clause.authors.names),
        "authors_unnamed": clause.authors.unnamed,
        "reason": clause.reason,
        "merged_from": ", ".join(source.number for source in clause.sources),
        "comments": "\n".join(clause.comments),
        "tags": ", ".join(clause.tags),
        "second_look": "\n".join(clause.warnings),
        "variants": ", ".join(clause.variants),
        "flags": ", ".join(clause.flags),
        "approval": clause.approval.words if clause.approval else "",
        "links": ", ".join(clause.links),
        "note": clause.note,
        "modules_adopted": row.adopted if row else None,
        "wordings_that_differ": row.variants if row else None,
        "schemes": row.schemes if row else None,
        "modules_tried": row.tried if row else None,
        "modules_approved": row.approved if row else None,
        "times_played": row.played if row else None,
        "gaps": "; ".join(row.gaps) if row else "",
        "themes": ", ".join(about.themes) if about else "",
        "claims": about.claims if about else None,
    }


def _votes(clause: Clause) -> list[dict[str, Cell]]:
    """Give a row per vote, and one more for each criterion of a rating.

    Votes on an earlier wording come last, without the text they were not about.
    """
    rows = []
    for version, found in clause.all_evidence:
        whole = _vote(clause, version, found)
        rows.append(whole)
        rows += [
            {
                **whole, "criterion": c.name, "n": c.n, "estimate": c.estimate, "low": c.low,
                "high": c.high, "words": c.label, "rank": None,
                "unit": "share" if c.name == "supporters" else found.unit,
            }
            for c in found.criteria
        ]  # fmt: skip
    return rows


def _vote(clause: Clause, version: int, found: Evidence) -> dict[str, Cell]:
    counts = found.counts
    return {
        "number": clause.number,
        "item": clause.item,
        "activity": found.activity,
        "vote": found.vote,
        "method": found.method,
        "text": clause.headline if version == clause.version else "",
        "wording_version": version,
        "n": found.n,
        "voted": found.voted,
        "present": found.present,
        "unit": found.unit,
        "estimate": found.estimate,
        "low": found.low,
        "high": found.high,
        "useful": counts.get("useful"),
        "unsure": counts.get("unsure"),
        "not_for_me": counts.get("not_for_me"),
        "dots": counts.get("dots"),
        "criterion": "",
        "paper": found.paper,
        "inherited": found.inherited,
        "contested": found.contested,
        "rank": found.rank,
        "words": found.words,
        "count": None,
    }
