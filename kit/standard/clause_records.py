"""A clause as plain values: a row of the clauses, and one for each vote, criterion and sheet."""

from __future__ import annotations

from kit.standard.clause import Clause, Evidence
from kit.standard.nodes import Plain, Record


def clause_records(clause: Clause) -> tuple[Record, ...]:
    """Give all records of a clause; votes on earlier wordings come after those on the present."""
    found = [Record("clauses", _clause(clause))]
    for version, one in clause.all_evidence:
        found.append(Record("votes", _vote(clause, version, one)))
        found += _criteria(clause, version, one)
    if clause.trials is not None:
        found.append(Record("trials", _trials(clause)))
    return (*found, *_played(clause))


def _about(clause: Clause) -> dict[str, Plain]:
    return {"number": clause.number, "item": clause.item, "kind": clause.kind}


def _clause(clause: Clause) -> dict[str, Plain]:
    return _about(clause) | {
        "status": clause.status,
        "binding": clause.binding or "",
        "within": clause.within,
        "variant_of": clause.variant_of,
        "version": clause.version,
        "decided_version": clause.decided_version or None,
        "wording_changed_after_decision": bool(clause.changed),
        "text": clause.headline,
        "further_fields": "\n".join(f"{part.label} {part.text}" for part in clause.parts[1:]),
        "authors": ", ".join(clause.authors.names),
        "authors_unnamed": clause.authors.unnamed,
        "reason": clause.reason,
        "merged_from": ", ".join(source.number for source in clause.sources),
        "merged_because": clause.merged_because,
        "comments": "\n".join(clause.comments),
        "tags": ", ".join(clause.tags),
        "second_look": "\n".join(clause.warnings),
        "variants": ", ".join(clause.variants),
        "flags": ", ".join(clause.flags),
        "approval": clause.approval.words if clause.approval else "",
        "links": ", ".join(clause.links),
        "note": clause.note,
    }


def _vote(clause: Clause, version: int, found: Evidence) -> dict[str, Plain]:
    counts = found.counts
    return _about(clause) | {
        "activity": found.activity,
        "vote": found.vote,
        "method": found.method,
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
        "paper": found.paper,
        "inherited": found.inherited,
        "contested": found.contested,
        "rank": found.rank or None,
        "words": found.words,
    }


def _criteria(clause: Clause, version: int, found: Evidence) -> list[Record]:
    return [
        Record(
            "criteria",
            _about(clause)
            | {
                "activity": found.activity,
                "wording_version": version,
                "criterion": one.name,
                "n": one.n,
                "unit": "share" if one.name == "supporters" else found.unit,
                "estimate": one.estimate,
                "low": one.low,
                "high": one.high,
                "words": one.label,
            },
        )
        for one in found.criteria
    ]


def _trials(clause: Clause) -> dict[str, Plain]:
    tried, approval = clause.trials, clause.approval
    if tried is None:
        return {}
    return _about(clause) | {
        "wording_version": clause.version,
        "n": tried.n,
        **tried.outcomes,
        **{f"by_{role}": n for role, n in tried.by.items()},
        "earlier_wordings": tried.earlier,
        "wanted": tried.wanted or None,
        "watch": tried.watch,
        "estimate": tried.estimate,
        "low": tried.low,
        "high": tried.high,
        "compared": tried.compared,
        "above": tried.above,
        "p0": tried.p0,
        "naturalness": tried.naturalness,
        "naturalness_n": tried.rated,
        "decision": tried.decision,
        "approved": approval.approved if approval else None,
        "approved_version": (approval.version or None) if approval else None,
        "blockers": " ".join(approval.blockers) if approval else "",
        "words": f"{tried.words}; {tried.advice}" if tried.n else tried.words,
    }


def _played(clause: Clause) -> list[Record]:
    """Give a record of all points of a sheet together, and one for each point."""
    found = []
    for played in clause.played:
        about = _about(clause) | {
            "activity": played.activity,
            "wording_version": clause.version,
        }
        for text, said in (("", played.share), *((one.text, one.said) for one in played.points)):
            found.append(Record("role_plays", about | {"point": text} | said.plain))
    return found
