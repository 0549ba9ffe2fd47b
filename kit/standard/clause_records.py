"""A clause as plain values: a row of the clauses, and one for each vote, criterion and sheet."""

from __future__ import annotations

from kit.standard.clause import Clause, Evidence
from kit.standard.nodes import Plain, Record, plain_values
from kit.standard.trying import Trials


def clause_records(clause: Clause) -> tuple[Record, ...]:
    """Give all records of a clause; votes on earlier wordings come after those on the present."""
    found = [Record("clauses", _clause(clause))]
    for version, one in clause.all_evidence:
        about = _about(clause) | {"wording_version": version}
        found.append(Record("votes", about | _vote(one)))
        found += [Record("criteria", about | values) for values in _criteria(one)]
    about = _about(clause) | {"wording_version": clause.version}
    if clause.trials is not None:
        found.append(Record("trials", about | _trials(clause, clause.trials)))
    return (*found, *(Record("role_plays", about | values) for values in _played(clause)))


def _about(clause: Clause) -> dict[str, Plain]:
    return {"number": clause.number, "item": clause.item, "kind": clause.kind}


def _clause(clause: Clause) -> dict[str, Plain]:
    return plain_values(clause, "trials", "approval") | {
        "wording_changed_after_decision": bool(clause.changed),
        "text": clause.headline,
        "further_fields": "\n".join(f"{part.label} {part.text}" for part in clause.parts[1:]),
        "authors": ", ".join(clause.authors.names),
        "authors_unnamed": clause.authors.unnamed,
        "merged_from": ", ".join(source.number for source in clause.sources),
        "approval": clause.approval.words if clause.approval else "",
    }


def _vote(found: Evidence) -> dict[str, Plain]:
    counts = {name: found.counts.get(name) for name in ("useful", "unsure", "not_for_me", "dots")}
    return plain_values(found) | {**counts, "rank": found.rank or None}


def _criteria(found: Evidence) -> list[dict[str, Plain]]:
    return [
        {
            "activity": found.activity,
            "unit": "share" if one.name == "supporters" else found.unit,
            **plain_values(one),
        }
        for one in found.criteria
    ]


def _trials(clause: Clause, tried: Trials) -> dict[str, Plain]:
    approval = clause.approval
    return plain_values(tried) | {
        **tried.outcomes,
        **{f"by_{role}": n for role, n in tried.by.items()},
        "words": f"{tried.words}; {tried.advice}" if tried.n else tried.words,
        "approved": approval.approved if approval else None,
        "approved_version": (approval.version or None) if approval else None,
        "blockers": " ".join(approval.blockers) if approval else "",
    }


def _played(clause: Clause) -> list[dict[str, Plain]]:
    """Give a record of all points of a sheet together, and one for each point."""
    return [
        {"activity": played.activity, "point": text, **said.plain}
        for played in clause.played
        for text, said in (("", played.share), *((one.text, one.said) for one in played.points))
    ]
