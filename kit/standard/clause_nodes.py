"""Clauses as nodes: in words, as records for programs, in full or as rows of a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kit.activities.standard.described import in_order
from kit.domain.numbers import variants_of
from kit.domain.workshop import Item
from kit.evidence.wording import length_told, spoken_length, too_long, vague_words
from kit.language import N_
from kit.standard import clauses
from kit.standard.clause import Clause, Evidence, Part, Trials
from kit.standard.legal import one_line
from kit.standard.material import Material
from kit.standard.nodes import (
    EMPTY,
    Column,
    Fact,
    Facts,
    Heading,
    Node,
    Plain,
    Quote,
    Record,
    Row,
    Table,
    plain_values,
)

Told = list[tuple[str, tuple[str, ...]]]

_ADOPTED_FIRST = {"adopted": 0, "draft": 1, "rework": 2, "dropped": 3}

_VOTES = (
    (N_("Name of the vote"), 3.2),
    (N_("Result"), 3.2),
    (N_("95 % interval"), 2.1),
    (N_("Turnout"), 3.4),
    (N_("Notes"), 4.6),
)
_MARK = re.compile(r"^\s*(?:\d+\s*[.)]|[-–—•*·])\s*")


def facts(material: Material, clause: Clause) -> list[Fact]:
    """Give what stands beside a clause: decision, authors, history; empty facts are left out."""
    say = material.say
    sources = tuple(
        "; ".join([f"{source.number}: {_wording(source.parts)}", *source.evidence])
        for source in clause.sources
    )
    edits = tuple(
        say(N_("version {version} by {by}"), version=edit.version, by=edit.by)
        + (f" – {edit.reason}" if edit.reason else "")
        + "; "
        + say(N_("before: {wording}"), wording=_wording(edit.before))
        for edit in clause.edits
    )
    found = [
        (N_("Decision"), (clause.reason, clause.changed)),
        *_linked(material, clause),
        (N_("Principle"), (", ".join(clause.principles),)),
        (N_("Variant of"), (clause.variant_of,)),
        (N_("Variants"), _variants(material, clause)),
        *_tested(material, clause),
        *_worded(material, clause),
        (N_("Authors"), (clause.authors.words,)),
        (N_("Second look"), clause.warnings),
        (N_("Tags"), (", ".join(clause.tags),)),
        (N_("Merged from"), sources),
        (N_("Why this wording"), (clause.merged_because,)),
        (N_("Changes of wording"), edits),
        (N_("Comments"), clause.comments),
    ]
    told = [(say(label), tuple(filter(None, lines))) for label, lines in found]
    return [(label, lines) for label, lines in told if lines]


def facts_below(
    material: Material,
    clause: Clause,
    *,
    votes: tuple[str, ...] | None = None,
    without: frozenset[str] = frozenset(),
) -> tuple[Fact, ...]:
    """Give what stands beside a clause in a table, votes included, without what its columns hold.

    An author who is one of many is left out: "1 employee" below every row would say nothing.
    """
    left_out = {material.say(label) for label in without}
    if not clause.authors.names and clause.authors.unnamed <= 1:
        left_out.add(material.say(N_("Authors")))
    told = [fact for fact in facts(material, clause) if fact[0] not in left_out]
    if votes is None:
        votes = tuple(found.words for _, found in clause.all_evidence)
    return (*told, (material.say(N_("Evidence")), votes)) if votes else tuple(told)


def _linked(material: Material, clause: Clause) -> Told:
    """Tell what an entry belongs with, and what became of trying an idea."""
    numbers = ", ".join(clause.links)
    if clause.kind == "success_story":
        return [(N_("Led to"), (numbers or material.say(N_("no speech module yet")),))]
    if clause.kind == "requirement":
        none = material.say(N_("no client expectation is linked yet"))
        return [(N_("Meets the expectations"), (numbers or none,))]
    if clause.kind == "technique":
        none = material.say(N_("no speech module is linked yet"))
        return [(N_("Goes with the speech modules"), (numbers or none,))]
    if clause.kind != "idea":
        return []
    note = one_line(clause.note)
    tried = clause.trials is not None and clause.trials.n
    if not note and not tried and clause.status == "adopted":
        note = material.say(N_("neither a result nor a closing note yet"))
    return [(N_("What became of it"), (note,))]


def _worded(material: Material, clause: Clause) -> Told:
    """Tell what the present wording leaves open to whoever watches, or how long it takes to say."""
    state, item = material.state, material.state.items[clause.item]
    if clause.status == "dropped":
        return []
    length = spoken_length(state, item)
    told = (length_told(length, state.language), too_long(length, state.language)) if length else ()
    return [
        (N_("Cannot be observed yet"), vague_words(state, item, state.language)),
        (N_("Length"), told),
    ]


def _variants(material: Material, clause: Clause) -> tuple[str, ...]:
    if clause.kind != "speech_module" or clause.status == "dropped":
        return ()
    if clause.variants:
        return (", ".join(clause.variants),)
    return (material.say(N_("This is the only wording: there is no second variant yet.")),)


def _tested(material: Material, clause: Clause) -> Told:
    """Tell trials, approval and role plays; of dropped clauses only what was tried."""
    tried = clause.trials
    told: Told = []
    if clause.kind == "speech_module" and clause.status == "adopted" and not clause.part("points"):
        fixed = material.say(N_("none fixed yet: the words themselves stand for them"))
        told.append((N_("Meaning points"), (fixed,)))
    if clause.kind == "speech_module" and clause.status == "adopted" and not clause.part("benefit"):
        told.append((N_("The client gains"), (material.say(N_("not said yet")),)))
    stops = [flag.split(":", 1)[1] for flag in clause.flags if flag.startswith("stop_phrase:")]
    told.append((N_("Says a STOP-phrase"), (", ".join(stops),)))
    if tried is not None and (tried.n or tried.wanted or clause.kind != "idea"):
        told.append((N_("Trials"), _trials(material, tried)))
        if tried.n:
            told.append((N_("Advice after trials"), (tried.advice,)))
    if clause.approval is not None and clause.status != "dropped":
        told.append((N_("Approval after trials"), (clause.approval.words,)))
    told.append((N_("Role plays"), tuple(played.words for played in clause.played)))
    return told


def _trials(material: Material, tried: Trials) -> tuple[str, ...]:
    lines = [tried.words]
    if tried.wanted:
        lines.append(material.say(N_("planned: {n}"), n=tried.wanted))
    if tried.watch:
        watch = N_("counts as a success: {watch}")
        lines.append(material.say(watch, watch=one_line(tried.watch)))
    if tried.earlier:
        earlier = N_("trials of earlier wordings, not counted here: {n}")
        lines.append(material.say(earlier, n=tried.earlier))
    return tuple(lines)


def told_part(clause: Clause, part: Part) -> str:
    """Give the text of a part as it is read: the steps of a behaviour scheme with numbers."""
    if clause.kind != "behaviour_scheme" or part.name != "text":
        return part.text
    steps = [step for line in part.text.splitlines() if (step := _MARK.sub("", line).strip())]
    return "\n".join(f"{n}. {step}" for n, step in enumerate(steps, 1))


def vote_of(material: Material, clause: Clause, version: int, found: Evidence) -> str:
    """Give the name of a vote, with the version of the wording if it is an earlier one."""
    if version == clause.version:
        return found.vote
    return material.say(N_("{vote} (on version {version})"), vote=found.vote, version=version)


def status(clause: Clause) -> str:
    """Give the status of a clause and how far it obliges."""
    return " · ".join(filter(None, (clause.status_words, clause.binding_words)))


def _wording(parts: tuple[Part, ...]) -> str:
    return " / ".join(one_line(part.text) for part in parts) or EMPTY


def clause_records(clause: Clause) -> tuple[Record, ...]:
    """Give all records of a clause; votes on earlier wordings come after those on the present."""
    found = [Record("clauses", _whole(clause))]
    for version, one in clause.all_evidence:
        about = _about(clause) | {"wording_version": version}
        found.append(Record("votes", about | _vote(one)))
        found += [Record("criteria", about | values) for values in _criteria(one)]
    about = _about(clause) | {"wording_version": clause.version}
    if clause.trials is not None:
        found.append(Record("trials", about | _trial_values(clause, clause.trials)))
    return (*found, *(Record("role_plays", about | values) for values in _played(clause)))


def _about(clause: Clause) -> dict[str, Plain]:
    return {"number": clause.number, "item": clause.item, "kind": clause.kind}


def _whole(clause: Clause) -> dict[str, Plain]:
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


def _trial_values(clause: Clause, tried: Trials) -> dict[str, Plain]:
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


def table(
    material: Material,
    key: str,
    columns: Iterable[tuple[str, float]],
    rows: Iterable[Row],
    gaps: tuple[str, ...] = (),
) -> Table:
    """Give a table; columns are their titles, to be translated, with their widths."""
    made = tuple(Column(material.say(title), width) for title, width in columns)
    return Table(key, made, tuple(rows), gaps)


def clause_row(one: Clause, *cells: str, below: tuple[Fact, ...] = ()) -> Row:
    """Give a clause as a row of a table: its number, the cells, and what no column holds."""
    return Row((one.number, *cells), clause_records(one), below, one.number, one.marks)


def clause_nodes(material: Material, one: Clause) -> list[Node]:
    """Give a clause with everything that stands behind it."""
    marks = (one.number, one.binding_words, one.status_words)
    nodes: list[Node] = [Heading(" · ".join(filter(None, marks)), 3, one.number, one.marks)]
    nodes += [
        Quote(told_part(one, part), part.label if n else "")
        for n, part in enumerate(part for n, part in enumerate(one.parts) if not (n and part.brief))
    ]
    brief = tuple((part.label, (part.text,)) for part in one.parts[1:] if part.brief)
    if brief:
        nodes.append(Facts(brief, inline=True))
    nodes.append(Facts(tuple(facts(material, one)), records=clause_records(one)))
    rows = [
        Row((vote_of(material, one, version, e), e.result, e.interval, e.turnout, e.notes))
        for version, e in one.all_evidence
    ]
    return [*nodes, table(material, "evidence", _VOTES, rows)] if rows else nodes


def clauses_in_full(material: Material, items: Sequence[Item]) -> list[Node]:
    """Give clauses one after the other, in the order of :func:`ordered`."""
    return [node for one in ordered(material, items) for node in clause_nodes(material, one)]


def ordered(material: Material, items: Sequence[Item]) -> list[Clause]:
    """Put items in the consultant's order, one kind after the other, adopted ones first.

    Variants of one wording stay together.
    """
    families: dict[str, list[Clause]] = {}
    for item in in_order(material.state, items):
        family = variants_of(material.state, item).id
        families.setdefault(family, []).append(clauses.clause(material, item))
    for found in families.values():
        found.sort(key=_place)
    kinds = list(dict.fromkeys(item.kind for item in items))
    sorted_ = sorted(
        families.values(), key=lambda found: (kinds.index(found[0].kind), _place(found[0]))
    )
    return [one for found in sorted_ for one in found]


def _place(one: Clause) -> int:
    return _ADOPTED_FIRST[one.status]
