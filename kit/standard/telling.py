"""What the written formats say beside a clause, and in which order the chapters stand."""

from __future__ import annotations

import re
from datetime import date

from babel.dates import format_date

from kit.domain.few import too_few
from kit.language import LANGUAGES, N_, translate
from kit.language.measures import percent
from kit.standard.clause import Clause, Evidence, Part
from kit.standard.document import Passport, Standard
from kit.standard.legal import one_line
from kit.standard.trying import Trials

Fact = tuple[str, tuple[str, ...]]
"""A label and what stands behind it, line by line."""


def day(passport: Passport) -> str:
    """Give the date of the document as its language writes it."""
    locale = passport.language if passport.language in LANGUAGES else "en"
    return str(format_date(date.fromisoformat(passport.date), "long", locale=locale))


def facts_of_document(passport: Passport) -> list[Fact]:
    """Give the lines of the passport."""
    say, count = passport.language, passport.contributions
    law = translate(
        say,
        N_("{n} came in: {kept} kept, {merged} merged, {dropped} dropped, {withdrawn} withdrawn by their authors, {hidden} hidden"),
        n=count.came_in, kept=count.kept, merged=count.merged, dropped=count.dropped,
        withdrawn=count.withdrawn, hidden=count.hidden,
    )  # fmt: skip
    names = ", ".join(passport.contributors) or translate(
        say, N_("nobody asked to be named beside an adopted clause")
    )
    return [
        (translate(say, N_("Status")), (translate(say, N_("DRAFT")),)),
        (translate(say, N_("Version")), (str(passport.version),)),
        (translate(say, N_("Date")), (day(passport),)),
        (translate(say, N_("People in the workshop")), (str(passport.present),)),
        (translate(say, N_("Contributions")), (law,)),
        (translate(say, N_("Contributors, by consent")), (names,)),
    ]


def levels(document: Standard) -> tuple[list[str], list[tuple[str, ...]]]:
    """Give header and rows of the binding levels: how many clauses have each, and their share."""
    say, reading = document.passport.language, document.how_to_read
    header = [translate(say, t) for t in (N_("Level"), N_("Meaning"), N_("Clauses"), N_("Share"))]
    whole = sum(count for _, _, count in reading.levels)
    enough = whole and not too_few(whole)
    return header, [
        (level, meaning, str(count), f"{percent(count / whole)} %" if enough else "–")
        for level, meaning, count in reading.levels
    ]


def facts(language: str, clause: Clause) -> list[Fact]:
    """Give what stands beside a clause: decision, authors, history; empty facts are left out."""
    sources = tuple(
        "; ".join([f"{source.number}: {_wording(source.parts)}", *source.evidence])
        for source in clause.sources
    )
    edits = tuple(
        translate(language, N_("version {version} by {by}"), version=edit.version, by=edit.by)
        + (f" – {edit.reason}" if edit.reason else "")
        + "; "
        + translate(language, N_("before: {wording}"), wording=_wording(edit.before))
        for edit in clause.edits
    )
    found = [
        (N_("Decision"), (clause.reason, clause.changed)),
        *_linked(language, clause),
        (N_("Variant of"), (clause.variant_of,)),
        (N_("Variants"), _variants(language, clause)),
        *_tested(language, clause),
        (N_("Authors"), (clause.authors.words,)),
        (N_("Second look"), clause.warnings),
        (N_("Tags"), (", ".join(clause.tags),)),
        (N_("Merged from"), sources),
        (N_("Changes of wording"), edits),
        (N_("Comments"), clause.comments),
    ]
    told = [(translate(language, label), tuple(filter(None, lines))) for label, lines in found]
    return [(label, lines) for label, lines in told if lines]


def facts_below(language: str, clause: Clause) -> list[Fact]:
    """Give what stands beside a clause in a table, without an author who is one of many."""
    told = facts(language, clause)
    if clause.authors.names or clause.authors.unnamed > 1:
        return told
    # "1 employee" below every row would say nothing.
    authors = translate(language, N_("Authors"))
    return [fact for fact in told if fact[0] != authors]


def _linked(language: str, clause: Clause) -> list[tuple[str, tuple[str, ...]]]:
    """Tell what an entry belongs with, and what became of trying an idea."""
    numbers = ", ".join(clause.links)
    if clause.kind == "success_story":
        none = translate(language, N_("no speech module yet"))
        return [(N_("Led to"), (numbers or none,))]
    if clause.kind == "requirement":
        none = translate(language, N_("no client expectation is linked yet"))
        return [(N_("Meets the expectations"), (numbers or none,))]
    if clause.kind != "idea":
        return []
    note = one_line(clause.note)
    tried = clause.trials is not None and clause.trials.n
    if not note and not tried and clause.status == "adopted":
        note = translate(language, N_("neither a result nor a closing note yet"))
    return [(N_("What became of it"), (note,))]


def _variants(language: str, clause: Clause) -> tuple[str, ...]:
    if clause.kind != "speech_module" or clause.status == "dropped":
        return ()
    if clause.variants:
        return (", ".join(clause.variants),)
    return (translate(language, N_("This is the only wording: there is no second variant yet.")),)


def _tested(language: str, clause: Clause) -> list[tuple[str, tuple[str, ...]]]:
    """Tell trials, approval and role plays; of dropped clauses only what was tried."""
    tried = clause.trials
    told: list[tuple[str, tuple[str, ...]]] = []
    open_ = clause.status != "dropped"
    points = any(part.name == "points" for part in clause.parts)
    if clause.kind == "speech_module" and clause.status == "adopted" and not points:
        fixed = N_("none fixed yet: the words themselves stand for them")
        told.append((N_("Meaning points"), (translate(language, fixed),)))
    stops = [flag.split(":", 1)[1] for flag in clause.flags if flag.startswith("stop_phrase:")]
    told.append((N_("Says a STOP-phrase"), (", ".join(stops),)))
    if tried is not None and (tried.n or tried.wanted or clause.kind != "idea"):
        told.append((N_("Trials"), _trials(language, tried)))
        if tried.n:
            told.append((N_("Advice after trials"), (tried.advice,)))
    if clause.approval is not None and open_:
        told.append((N_("Approval after trials"), (clause.approval.words,)))
    told.append((N_("Role plays"), tuple(played.words for played in clause.played)))
    return told


def _trials(language: str, tried: Trials) -> tuple[str, ...]:
    lines = [tried.words]
    if tried.wanted:
        lines.append(translate(language, N_("planned: {n}"), n=tried.wanted))
    if tried.watch:
        watch = N_("counts as a success: {watch}")
        lines.append(translate(language, watch, watch=one_line(tried.watch)))
    if tried.earlier:
        earlier = N_("trials of earlier wordings, not counted here: {n}")
        lines.append(translate(language, earlier, n=tried.earlier))
    return tuple(lines)


_MARK = re.compile(r"^\s*(?:\d+\s*[.)]|[-–—•*·])\s*")


def told_part(clause: Clause, part: Part) -> str:
    """Give the text of a part as it is read: the steps of a behaviour scheme with numbers."""
    if clause.kind != "behaviour_scheme" or part.name != "text":
        return part.text
    steps = [step for line in part.text.splitlines() if (step := _MARK.sub("", line).strip())]
    return "\n".join(f"{n}. {step}" for n, step in enumerate(steps, 1))


def at_length(clause: Clause) -> list[Part]:
    """Give the parts that stand at length, each below its label; the first needs none."""
    return [part for n, part in enumerate(clause.parts) if not (n and part.brief)]


def brief(clause: Clause) -> list[tuple[str, str]]:
    """Give the answers of a few words, each with its label."""
    told = [part for part in clause.parts[1:] if part.brief]
    return [(p.label if p.label.endswith("?") else f"{p.label}:", p.text) for p in told]


def _wording(parts: tuple[Part, ...]) -> str:
    return " / ".join(one_line(part.text) for part in parts) or "–"


def open_points(document: Standard) -> list[tuple[str, tuple[Clause, ...]]]:
    """Give the three lists of open points with their titles."""
    say = document.passport.language
    return [
        (translate(say, N_("Not decided yet")), document.undecided),
        (translate(say, N_("Sent back for rework")), document.sent_back),
        (translate(say, N_("Dropped")), document.dropped),
    ]


def votes_in(document: Standard, activity: str) -> list[tuple[Clause, Evidence]]:
    """Give every clause that was on the ballot of a vote with its result, best first."""
    found = [
        (clause, evidence)
        for clause in (*document.standing, *document.dropped)
        for evidence in clause.evidence
        if evidence.activity == activity
    ]
    # What has no figure has no place either.
    return sorted(found, key=lambda one: (one[1].rank == 0, one[1].rank))


def vote_of(language: str, clause: Clause, version: int, found: Evidence) -> str:
    """Give the name of a vote, with the version of the wording if it is an earlier one."""
    if version == clause.version:
        return found.vote
    return translate(
        language, N_("{vote} (on version {version})"), vote=found.vote, version=version
    )
