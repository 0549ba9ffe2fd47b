"""What the document says beside a clause: decision, trials, authors, history."""

from __future__ import annotations

import re

from kit.language import N_
from kit.standard.clause import Clause, Evidence, Part
from kit.standard.legal import one_line
from kit.standard.material import Material
from kit.standard.nodes import EMPTY, Fact
from kit.standard.trying import Trials

Told = list[tuple[str, tuple[str, ...]]]


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
        (N_("Variant of"), (clause.variant_of,)),
        (N_("Variants"), _variants(material, clause)),
        *_tested(material, clause),
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
    if clause.kind != "idea":
        return []
    note = one_line(clause.note)
    tried = clause.trials is not None and clause.trials.n
    if not note and not tried and clause.status == "adopted":
        note = material.say(N_("neither a result nor a closing note yet"))
    return [(N_("What became of it"), (note,))]


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


_MARK = re.compile(r"^\s*(?:\d+\s*[.)]|[-–—•*·])\s*")


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
