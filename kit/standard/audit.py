"""The chapter “What the audit found”: strengths first, then what makes service hard."""

from __future__ import annotations

from collections.abc import Callable

from kit.domain.workshop import Item
from kit.evidence.results import asks_how_hard
from kit.language import N_, translate
from kit.standard.clause import Clause
from kit.standard.clauses import Material, clause
from kit.standard.document import Chapter, Section
from kit.standard.table_findings import table_findings
from kit.standard.table_sections import missing_tables, table_sections
from kit.standard.tabled import TableFindings

AUDITED = ("success_story", "practice", "local_practice", "restriction")
"""Kinds of clauses that stand in this chapter and in no other."""

_SECTIONS = (
    ("success_story", N_("Success stories")),
    ("plus", N_("Pluses of today's service")),
    ("minus", N_("Minuses of today's service")),
    ("hard", N_("Hard situations")),
    ("local_practice", N_("Unwritten practices")),
    ("restriction", N_("Restrictions that hinder")),
)
"""In this order: people hear first what they do well."""
_STRENGTHS = ("success_story", "plus")
"""After these, and before all that is hard, stands what imported tables say."""

_BELONGS: dict[str, Callable[[Item], bool]] = {
    "success_story": lambda item: item.kind == "success_story",
    "plus": lambda item: item.kind == "practice" and item.fields.get("sign") == "plus",
    "minus": lambda item: item.kind == "practice" and item.fields.get("sign") != "plus",
    "local_practice": lambda item: item.kind == "local_practice",
    "restriction": lambda item: item.kind == "restriction",
}
_DROPPED_TOO = ("local_practice", "restriction")
"""Dropping is what the audit may decide on these, so the table shows it."""


def audit_tables(material: Material) -> tuple[TableFindings, ...]:
    """Give what each table of the audit says, nothing where no part of an audit was held."""
    state = material.state
    began = "audit" in state.sessions or state.tables or state.skipped or _rated(material)
    if began or any(item.seen and item.kind in AUDITED for item in state.items.values()):
        return table_findings(state)
    return ()


def audit_chapter(material: Material, tables: tuple[TableFindings, ...]) -> Chapter:
    """Give the chapter; it says what is missing where nothing was found."""
    say = material.state.language
    made = {key: _section(material, key, title) for key, title in _SECTIONS}
    strengths = [one for key in _STRENGTHS if (one := made[key])]
    rest = [one for key, one in made.items() if one and key not in _STRENGTHS]
    found = [*strengths, *table_sections(say, tables), *rest]
    missing = [translate(say, title) for key, title in _SECTIONS if made[key] is None]
    if not found:
        held = "audit" in material.state.sessions
        text = (
            N_("The audit has collected nothing yet.")
            if held
            else N_("Not applicable: no audit was held.")
        )
        intro = translate(say, text)
    elif missing:
        intro = translate(
            say, N_("Nothing was collected on: {missing}."), missing="; ".join(missing)
        )
    else:
        intro = ""
    intro = " ".join(filter(None, (intro, missing_tables(say, tables))))
    return Chapter("audit", translate(say, N_("What the audit found")), intro, tuple(found))


def _section(material: Material, key: str, title: str) -> Section | None:
    state, say = material.state, material.state.language
    title = translate(say, title)
    if key == "hard":
        note = translate(say, N_("The hardest and most frequent come first. The situations themselves stand in their own chapter."))  # fmt: skip
        return Section("", title, (), key, note) if _rated(material) else None
    items = [item for item in state.items.values() if item.seen and _BELONGS[key](item)]
    standing = [item for item in items if item.decision != "drop"]
    if not standing and not (items and key in _DROPPED_TOO):
        return None
    clauses = sorted((clause(material, item) for item in standing), key=place)
    return Section("", title, tuple(clauses), key, _note(say, key, items))


def _rated(material: Material) -> bool:
    return any(
        asks_how_hard(c.name for c in found.criteria if c.n)
        for item in material.state.of_kind("situation")
        if item.decision != "drop"
        for found in material.evidence.get(item.id, ())
    )


def _note(language: str, key: str, items: list[Item]) -> str:
    if key != "restriction":
        return ""
    n = sum(item.fields.get("interest") == "company" for item in items)
    if not n:
        return ""
    return translate(language, N_("Serve only the company, and are flagged: {n}."), n=n)


def place(one: Clause) -> tuple[bool, int]:
    """Order by the last vote, best first; what nobody voted on comes last, oldest first."""
    last = one.evidence[-1] if one.evidence else None
    ranked = last is not None and last.rank > 0
    return not ranked, last.rank if last is not None and ranked else 0
