"""From the state of a workshop to the document of its draft standard."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kit.domain.workshop import Workshop
from kit.evidence.results import votes_on
from kit.language import N_, translate
from kit.standard.audit import audit_chapter, audit_tables
from kit.standard.chapters import Told, chapters
from kit.standard.clauses import clause, gather
from kit.standard.coverage import coverage
from kit.standard.document import Passport, Standard, Vote
from kit.standard.expectations import matrix
from kit.standard.figures import METHODS, vote_title
from kit.standard.glossary import glossary
from kit.standard.introduction import introduction
from kit.standard.lacking import lacks
from kit.standard.ledger import contributions, ledger
from kit.standard.legal import legal
from kit.standard.people import contributors
from kit.standard.plays import pulse, pulse_changes
from kit.standard.quiz import quizzes
from kit.standard.reading import how_to_read
from kit.standard.register import registered, themes
from kit.standard.trials import by_role

_PRIVACY = {
    "named": N_("named"),
    "pseudonymous": N_("pseudonymous"),
    "secret": N_("secret"),
}


def build(state: Workshop, on: date) -> Standard:
    """Give the draft standard as it stands on a day, in the workshop's language."""
    material = gather(state)
    tables, say = audit_tables(material), state.language
    told = Told(
        matrix(material), registered(material), themes(material), quizzes(material),
        introduction(material),
    )  # fmt: skip
    document = Standard(
        passport=_passport(state, on),
        how_to_read=how_to_read(material),
        chapters=(audit_chapter(material, tables), *chapters(material, told)),
        dropped=tuple(
            clause(material, item)
            for item in state.items.values()
            if item.seen and item.decision == "drop"
        ),
        votes=tuple(
            _vote(state, activity.id)
            for kind in state.all_kinds()
            for activity in votes_on(state, kind)
        ),
        ledger=ledger(state),
        lacking=tuple(translate(say, text, **values) for text, values in lacks(state)),
        coverage=coverage(state, material.number),
        stop_hits=material.stop_hits,
        by_role=tuple(
            by_role(state, kind, found)
            for kind, found in material.trials.items()
            if found.roles.n or found.gone
        ),
        pulse=pulse(state),
        pulse_changes=pulse_changes(state),
        tables=tables,
        matrix=told.matrix,
        register=told.register,
        themes=told.themes,
        quizzes=told.quizzes,
        introduction=told.introduction,
    )
    return replace(document, glossary=glossary(document))


def _passport(state: Workshop, on: date) -> Passport:
    return Passport(
        title=legal(state.title) or translate(state.language, N_("Service standard")),
        language=state.language,
        version=state.seq,
        date=on.isoformat(),
        present=len(state.participants),
        contributions=contributions(state),
        contributors=contributors(state),
    )


def _vote(state: Workshop, key: str) -> Vote:
    run, say = state.runs[key], state.language
    turnout = state.box(key).turnout
    present = max(len(state.participants), turnout)
    words = [
        translate(say, METHODS[run.activity.method]),
        translate(say, _PRIVACY[run.activity.privacy]),
        translate(say, N_("{voted} of {present} present voted"), voted=turnout, present=present),
    ]
    if run.state == "open":
        words.append(translate(say, N_("this vote is still open")))
    return Vote(
        key, vote_title(state, run.activity), run.activity.method, run.activity.privacy,
        turnout, present, "; ".join(words),
    )  # fmt: skip
