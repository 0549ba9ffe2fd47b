"""Sections that are tables: what the audit found, and the STOP-phrases."""

from __future__ import annotations

from collections.abc import Callable

from kit.evidence.few import asks_how_hard
from kit.language import N_, translate
from kit.standard.blocks import Block, block_of
from kit.standard.clause import Clause, Criterion
from kit.standard.collected_blocks import collected_block
from kit.standard.document import Section, Standard
from kit.standard.figures import FEW, decimal
from kit.standard.legal import short
from kit.standard.table_sections import findings_block
from kit.standard.telling import Fact, facts_below
from kit.statistics.groups import SMALLEST_GROUP


def _field(clause: Clause, name: str) -> str:
    return next((part.text for part in clause.parts if part.name == name), "")


def _status(clause: Clause) -> str:
    return " · ".join(filter(None, (clause.status_words, clause.binding_words)))


def _found(clause: Clause) -> str:
    """Give the status of what the audit found: mostly nobody decides on it."""
    return "" if clause.status == "draft" else _status(clause)


def _votes(language: str, clause: Clause) -> str:
    told = [e.words.removeprefix(f"{e.vote}: ") for e in clause.evidence]
    return "\n".join(told) or translate(language, N_("no evidence yet"))


def _kept(language: str, clause: Clause) -> str:
    """Tell the decision on a restriction: to keep it, to relax it or to drop it."""
    words = {
        "draft": N_("not decided yet"),
        "adopted": N_("keep"),
        "rework": N_("relax"),
        "dropped": N_("drop"),
    }
    return translate(language, words[clause.status])


Columns = Callable[[str, Clause], tuple[str, ...]]

_ROWS: dict[str, Columns] = {
    "success_story": lambda say, c: (c.headline, _field(c, "did"), _votes(say, c), _found(c)),
    "plus": lambda say, c: (c.headline, _votes(say, c), _found(c)),
    "minus": lambda say, c: (c.headline, _votes(say, c), _found(c)),
    "local_practice": lambda _, c: (c.headline, _field(c, "why"), _status(c), c.reason),
    "restriction": lambda say, c: (
        c.headline,
        _field(c, "interest") or translate(say, N_("not said")),
        translate(say, N_("company only")) if "company_only" in c.flags else "",
        _kept(say, c),
        c.reason,
    ),
    "stop_phrase": lambda _, c: (
        c.headline, _field(c, "why"), _field(c, "replacement"), _status(c),
    ),
}  # fmt: skip
_VOTES_IN_A_COLUMN = ("success_story", "plus", "minus")
_REASON_IN_A_COLUMN = ("local_practice", "restriction")


def section_block(document: Standard, section: Section) -> Block:
    """Give the table of a section whose ``key`` names one."""
    say = document.passport.language
    if section.key == "hard":
        return _hard(document)
    found = findings_block(document, section.key) or collected_block(document, section)
    if found is not None:
        return found
    columns, clauses = _ROWS[section.key], [*section.clauses]
    if section.key in _REASON_IN_A_COLUMN:
        # Dropped ones are listed as decided; their clauses stand among the open points.
        clauses += [clause for clause in document.dropped if clause.kind == section.key]
    rows = [(clause.number, *columns(say, clause)) for clause in clauses]
    below = [(c.number, _aside(say, section.key, c)) for c in section.clauses]
    return block_of(say, section.key, rows, tuple(one for one in below if one[1]))


def _aside(language: str, key: str, clause: Clause) -> tuple[Fact, ...]:
    """Give what stands behind a row beside its columns, votes included."""
    left_out = set()
    if key in _REASON_IN_A_COLUMN and not clause.changed:
        left_out.add(translate(language, N_("Decision")))
    told = [fact for fact in facts_below(language, clause) if fact[0] not in left_out]
    votes = tuple(
        found.words
        for version, found in clause.all_evidence
        if version != clause.version or key not in _VOTES_IN_A_COLUMN
    )
    return (*told, (translate(language, N_("Evidence")), votes)) if votes else tuple(told)


def _hard(document: Standard) -> Block:
    """Give how hard and how frequent situations are, by the last vote that asked for it."""
    say = document.passport.language
    found: list[tuple[int, tuple[str, ...]]] = []
    for clause in document.standing:
        asked = [e for e in clause.evidence if asks_how_hard(c.name for c in e.criteria)]
        if clause.kind != "situation" or not asked or not any(c.n for c in asked[-1].criteria):
            continue
        by_name = {c.name: c for c in asked[-1].criteria}
        cells = [_figure(say, by_name.get(name)) for name in ("difficulty", "frequency")]
        row = (clause.number, short(clause.headline, 200), *cells)
        found.append((asked[-1].rank or len(document.standing), row))
    # The sort keeps the order of age where places are equal.
    return block_of(say, "hard", [row for _, row in sorted(found, key=lambda one: one[0])])


def _figure(language: str, criterion: Criterion | None) -> str:
    if criterion is None or not criterion.n:
        return "–"
    if criterion.estimate is None:
        few = translate(language, FEW, least=SMALLEST_GROUP)
        return f"{few} (n = {criterion.n})"
    low, high = (decimal(language, end) for end in (criterion.low, criterion.high))
    return f"{decimal(language, criterion.estimate)} ({low}–{high}; n = {criterion.n})"
