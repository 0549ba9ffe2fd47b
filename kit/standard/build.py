"""From the state of a workshop to the document of its draft standard."""

from __future__ import annotations

from datetime import date

from kit.domain.kinds import KINDS
from kit.domain.workshop import Item, Workshop
from kit.evidence.results import text_of, votes_on
from kit.language import N_, translate
from kit.standard.audit import AUDITED, audit_chapter, audit_tables
from kit.standard.clause import Clause
from kit.standard.clauses import Material, clause, gather
from kit.standard.coverage import covered
from kit.standard.document import Chapter, Passport, Section, Standard, Vote
from kit.standard.figures import METHODS, vote_title
from kit.standard.lacking import lacks
from kit.standard.ledger import contributions, ledger
from kit.standard.legal import legal
from kit.standard.numbers import standing_for, variants_of
from kit.standard.people import contributors
from kit.standard.plays import pulse
from kit.standard.reading import glossary, how_to_read
from kit.standard.trials import by_role

_PRIVACY = {
    "named": N_("named"),
    "pseudonymous": N_("pseudonymous"),
    "secret": N_("secret"),
}
_ALWAYS = ("situation", "speech_module")
"""Chapters that stand in every draft, empty ones too."""
_IN_A_TABLE = ("stop_phrase",)

_ADOPTED_FIRST = {"adopted": 0, "draft": 1, "rework": 2, "dropped": 3}


def build(state: Workshop, on: date) -> Standard:
    """Give the draft standard as it stands on a day, in the workshop's language."""
    material = gather(state)
    tables = audit_tables(material)
    say = state.language
    return Standard(
        passport=_passport(state, on),
        how_to_read=how_to_read(state),
        chapters=(
            audit_chapter(material, tables),
            *(made for kind in KINDS if kind not in AUDITED and (made := _chapter(material, kind))),
        ),
        dropped=tuple(
            clause(material, item)
            for item in state.items.values()
            if item.seen and item.decision == "drop"
        ),
        votes=tuple(
            _vote(state, activity.id) for kind in KINDS for activity in votes_on(state, kind)
        ),
        ledger=ledger(state),
        glossary=glossary(say),
        lacking=tuple(translate(say, text, **values) for text, values in lacks(state)),
        coverage=covered(state, material.number),
        stop_hits=material.stop_hits,
        by_role=tuple(
            by_role(state, kind, found)
            for kind, found in material.trials.items()
            if found.roles.shown or found.roles.hidden
        ),
        pulse=pulse(state),
        tables=tables,
    )


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


def _chapter(material: Material, key: str) -> Chapter | None:
    state, kind = material.state, KINDS[key]
    items = [item for item in state.of_kind(key) if item.decision != "drop"]
    if not items and key not in _ALWAYS:
        return None
    title = translate(state.language, kind.many)
    sections = _by_surroundings(material, items) if kind.within else _one_section(material, items)
    return Chapter(
        kind=key,
        title=title[:1].upper() + title[1:],
        intro="" if items else translate(state.language, N_("Nothing was collected here yet.")),
        register=key == "situation",
        sections=sections,
    )


def _one_section(material: Material, items: list[Item]) -> tuple[Section, ...]:
    if not items:
        return ()
    key = items[0].kind if items[0].kind in _IN_A_TABLE else ""
    return (Section("", "", _ordered(material, items), key),)


def _by_surroundings(material: Material, items: list[Item]) -> tuple[Section, ...]:
    """Put what belongs to the same situation together, in the order of the situations."""
    state = material.state
    groups: dict[str, list[Item]] = {key: [] for key in state.items}
    alone: list[Item] = []
    for item in items:
        around = standing_for(state, item.within)
        (groups[around.id] if around else alone).append(item)
    sections = [
        Section(material.number[key], _about(state.items[key]), _ordered(material, found))
        for key, found in groups.items()
        if found
    ]
    if alone:
        sections.append(Section("", "", _ordered(material, alone)))
    return tuple(sections)


def _about(item: Item) -> str:
    """Give the text of a situation, unless it was hidden or taken back."""
    return legal(text_of(item)) if item.seen else ""


def _ordered(material: Material, items: list[Item]) -> tuple[Clause, ...]:
    """Keep variants of one wording together, and adopted ones first."""
    made = {item.id: clause(material, item) for item in items}
    families: dict[str, list[Clause]] = {}
    for item in items:
        families.setdefault(variants_of(material.state, item).id, []).append(made[item.id])
    for family in families.values():
        family.sort(key=_place)
    ordered = sorted(families.values(), key=lambda family: _place(family[0]))
    return tuple(one for family in ordered for one in family)


def _place(one: Clause) -> int:
    return _ADOPTED_FIRST[one.status]


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
        key, vote_title(say, run.activity), run.activity.method, run.activity.privacy,
        turnout, present, "; ".join(words),
    )  # fmt: skip
