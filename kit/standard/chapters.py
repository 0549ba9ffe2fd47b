"""The chapters after the audit, in the order of the outline, and what stands in each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kit.domain.numbers import variants_of
from kit.domain.workshop import Item
from kit.evidence.results import text_of
from kit.language import N_, translate
from kit.standard.audit import AUDITED
from kit.standard.clause import Clause
from kit.standard.clauses import Material, clause
from kit.standard.collected import Introduction, Matrix, Quiz, Registered, ThemeFate
from kit.standard.document import Chapter, Section
from kit.standard.expectations import matrix_note
from kit.standard.introduction import introduction_chapter
from kit.standard.legal import legal
from kit.standard.register import register_note

_OUTLINE: tuple[tuple[tuple[str, ...], str], ...] = (
    (("principle",), ""),
    (("expectation", "requirement"), N_("Client expectations and our actions")),
    (("situation",), ""),
    (("speech_module", "behaviour_scheme"), N_("Speech modules and behaviour schemes")),
    (("norm",), ""),
    (("technique",), ""),
    (("client_type",), ""),
    (("stop_phrase",), ""),
    (("idea",), N_("Ideas and experiments")),
    (("question",), N_("Understanding quiz")),
)
"""Kinds that make a chapter, and its title where it is not the name of its kind."""

_ALWAYS = ("situation", "speech_module")
"""Chapters that stand in every draft, empty ones too."""

_NO_PROOF = N_(
    "A high share of right answers is no proof that the training caused it: nobody answered without it."
)

_ADOPTED_FIRST = {"adopted": 0, "draft": 1, "rework": 2, "dropped": 3}


@dataclass(frozen=True, slots=True)
class Told:
    """What the document says beside its clauses, and chapters show as tables."""

    matrix: Matrix
    register: tuple[Registered, ...]
    themes: tuple[ThemeFate, ...]
    quizzes: tuple[Quiz, ...]
    introduction: Introduction


def chapters(material: Material, told: Told) -> tuple[Chapter, ...]:
    """Give the chapters after the audit; those without clauses only where they always stand."""
    placed = {kind for kinds, _ in _OUTLINE for kind in kinds} | set(AUDITED)
    others = [((kind,), "") for kind in material.state.all_kinds() if kind not in placed]
    # The quiz asks for what stands before it, so it comes after whatever the outline forgot.
    outline = (*_OUTLINE[:-1], *others, _OUTLINE[-1])
    made = (_chapter(material, told, kinds, title) for kinds, title in outline)
    return (*filter(None, made), introduction_chapter(material, told.introduction))


def _chapter(material: Material, told: Told, kinds: tuple[str, ...], title: str) -> Chapter | None:
    state, say = material.state, material.state.language
    items = [i for kind in kinds for i in state.kept(kind)]
    if not items and kinds[0] not in _ALWAYS:
        return None
    title = translate(say, title or state.kind(kinds[0]).many)
    fill = _FILLED.get(kinds[0], _plain)
    return Chapter(
        kind=kinds[0],
        title=title[:1].upper() + title[1:],
        intro="" if items else translate(say, N_("Nothing was collected here yet.")),
        sections=fill(material, told, items) if items else (),
    )


def _plain(material: Material, _told: Told, items: list[Item]) -> tuple[Section, ...]:
    return (Section("", "", _ordered(material, items)),)


def _expectations(material: Material, told: Told, items: list[Item]) -> tuple[Section, ...]:
    say = material.state.language
    titles = {
        "expectation": N_("What clients expect"),
        "requirement": N_("What anybody can see or hear us do"),
    }
    found = [
        Section(
            "", translate(say, N_("Which action meets which expectation")), (), "matrix",
            note=matrix_note(say, told.matrix),
        )
    ]  # fmt: skip
    for kind, title in titles.items():
        if some := [item for item in items if item.kind == kind]:
            found.append(Section("", translate(say, title), _ordered(material, some)))
    return tuple(found)


def _situations(material: Material, told: Told, items: list[Item]) -> tuple[Section, ...]:
    say = material.state.language
    register = translate(say, N_("Register of situations"))
    found = [Section("", register, (), "register", note=register_note(material))]
    if told.themes:
        note = translate(
            say, N_("Every theme has to go into a situation, or to be dropped for a reason.")
        )
        title = translate(say, N_("What became of the themes of claims"))
        found.append(Section("", title, (), "themes", note=note))
    title = translate(say, N_("The situations one by one"))
    return (*found, Section("", title, _ordered(material, items)))


def _norms(material: Material, _told: Told, items: list[Item]) -> tuple[Section, ...]:
    missing = [material.number[item.id] for item in items if item.id in material.incomplete]
    text = N_("Norms that do not say yet when they hold, or what not to do: {numbers}.")
    note = translate(material.state.language, text, numbers=", ".join(missing)) if missing else ""
    return (Section("", "", _ordered(material, items), "norm", note=note),)


def _stop_phrases(material: Material, _told: Told, items: list[Item]) -> tuple[Section, ...]:
    return (Section("", "", _ordered(material, items), "stop_phrase"),)


def _questions(material: Material, told: Told, items: list[Item]) -> tuple[Section, ...]:
    say = material.state.language
    notes = []
    for quiz in told.quizzes:
        text = N_("“{title}”: people who answered: {n}; reliability (KR-20): {reliability}.")
        known = quiz.reliability.words.rstrip(".")
        notes.append(translate(say, text, title=quiz.title, n=quiz.people, reliability=known))
    if notes:
        notes.append(translate(say, _NO_PROOF))
    else:
        notes.append(translate(say, N_("Nobody has answered the quiz yet.")))
    return (Section("", "", _ordered(material, items), "quiz", note=" ".join(notes)),)


def _by_situation(material: Material, _told: Told, items: list[Item]) -> tuple[Section, ...]:
    """Put words and steps for the same situation together, in the order of the situations."""
    state = material.state
    groups: dict[str, list[Item]] = {key: [] for key in state.items}
    alone: list[Item] = []
    for item in items:
        around = state.standing(item.within)
        (groups[around.id] if around else alone).append(item)
    sections = [
        Section(
            material.number[key], _about(state.items[key]), _ordered(material, found),
            lead="side_by_side" if len({item.kind for item in found}) > 1 else "",
        )
        for key, found in groups.items()
        if found
    ]  # fmt: skip
    if alone:
        sections.append(Section("", "", _ordered(material, alone)))
    return tuple(sections)


def _about(item: Item) -> str:
    """Give the text of a situation, unless it was hidden or taken back."""
    return legal(text_of(item)) if item.seen else ""


_FILLED: dict[str, Callable[[Material, Told, list[Item]], tuple[Section, ...]]] = {
    "expectation": _expectations,
    "situation": _situations,
    "speech_module": _by_situation,
    "norm": _norms,
    "stop_phrase": _stop_phrases,
    "question": _questions,
}


def _ordered(material: Material, items: list[Item]) -> tuple[Clause, ...]:
    """Keep variants of one wording together, adopted ones first, one kind after the other."""
    made = {item.id: clause(material, item) for item in items}
    families: dict[str, list[Clause]] = {}
    for item in items:
        families.setdefault(variants_of(material.state, item).id, []).append(made[item.id])
    for family in families.values():
        family.sort(key=_place)
    kinds = list(dict.fromkeys(item.kind for item in items))
    ordered = sorted(
        families.values(), key=lambda family: (kinds.index(family[0].kind), _place(family[0]))
    )
    return tuple(one for family in ordered for one in family)


def _place(one: Clause) -> int:
    return _ADOPTED_FIRST[one.status]
