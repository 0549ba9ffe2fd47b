"""What the audit found: strengths first, then imported tables, then what makes service hard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kit.domain.workshop import Item
from kit.evidence.results import asks_how_hard
from kit.language import N_
from kit.language.measures import decimal
from kit.standard.chapter_texts import texts_beside
from kit.standard.clause import Clause, Criterion
from kit.standard.clause_nodes import clause_row, facts_below, status, table
from kit.standard.clauses import clause
from kit.standard.legal import short
from kit.standard.material import Material
from kit.standard.nodes import EMPTY, Figure, Heading, Node, Paragraph, Row, drawn
from kit.standard.outline import Chapter, Place
from kit.standard.vote_charts import AXES, criteria_map

_TEXTS = texts_beside(__file__)
_NOTES = _TEXTS.notes


@dataclass(frozen=True, slots=True)
class _Part:
    """A section of the audit that is a table of clauses."""

    key: str
    title: str
    belongs: Callable[[Item], bool]
    cells: Callable[[Material, Clause], tuple[str, ...]]
    votes_in_a_column: bool = False
    reason_in_a_column: bool = False
    """Then dropping is what the audit may decide on these, so dropped ones are rows too."""


def _votes(material: Material, one: Clause) -> str:
    told = [e.words.removeprefix(f"{e.vote}: ") for e in one.evidence]
    return "\n".join(told) or material.say(N_("no evidence yet"))


def _found(one: Clause) -> str:
    """Give the status of what the audit found: mostly nobody decides on it."""
    return "" if one.status == "draft" else status(one)


def _kept(material: Material, one: Clause) -> str:
    """Tell the decision on a restriction: to keep it, to relax it or to drop it."""
    return material.say(_TEXTS.notes[one.status])


_STRENGTHS = (
    _Part(
        "success_stories", N_("Success stories"),
        lambda item: item.kind == "success_story",
        lambda m, one: (one.headline, one.part("did"), _votes(m, one), _found(one)),
        votes_in_a_column=True,
    ),
    _Part(
        "pluses", N_("Pluses of today's service"),
        lambda item: item.kind == "practice" and item.fields.get("sign") == "plus",
        lambda m, one: (one.headline, _votes(m, one), _found(one)), votes_in_a_column=True,
    ),
)  # fmt: skip
_MINUSES = _Part(
    "minuses", N_("Minuses of today's service"),
    lambda item: item.kind == "practice" and item.fields.get("sign") != "plus",
    lambda m, one: (one.headline, _votes(m, one), _found(one)), votes_in_a_column=True,
)  # fmt: skip
_HINDRANCES = (
    _Part(
        "local_practices", N_("Unwritten practices"),
        lambda item: item.kind == "local_practice",
        lambda _, one: (one.headline, one.part("why"), status(one), one.reason),
        reason_in_a_column=True,
    ),
    _Part(
        "restrictions", N_("Restrictions that hinder"),
        lambda item: item.kind == "restriction",
        lambda m, one: (
            one.headline, one.part("interest") or m.say(N_("not said")),
            m.say(N_("company only")) if "company_only" in one.flags else "", _kept(m, one),
            one.reason,
        ),
        reason_in_a_column=True,
    ),
)  # fmt: skip
_PARTS = (*_STRENGTHS, _MINUSES, *_HINDRANCES)
_HARD_TITLE = N_("Hard situations")


def _strengths(material: Material) -> list[Node]:
    """Begin with what is missing, and with what people do well."""
    state = material.state
    made = {part.title: _part(material, part) for part in _PARTS}
    titles = [part.title for part in (*_STRENGTHS, _MINUSES)]
    in_order = [*titles, _HARD_TITLE, *(part.title for part in _HINDRANCES)]
    made[_HARD_TITLE] = _hard(material)
    missing = [material.say(title) for title in in_order if not made[title]]
    nodes: list[Node] = []
    if len(missing) == len(in_order) and not state.tables and not state.skipped:
        nodes.append(Paragraph(material.say(_NOTES["none"])))
    elif missing:
        nodes.append(Paragraph(material.say(_NOTES["missing"], missing="; ".join(missing))))
    return [*nodes, *(node for part in _STRENGTHS for node in made[part.title])]


def _rest(material: Material) -> list[Node]:
    """Go on with what makes service hard."""
    return [
        *_part(material, _MINUSES),
        *_hard(material),
        *(node for part in _HINDRANCES for node in _part(material, part)),
    ]


def collected(material: Material) -> bool:
    """Whether the audit has collected anything, imported tables aside."""
    state = material.state
    return bool(_rated(material)) or any(
        item.seen and part.belongs(item) for item in state.items.values() for part in _PARTS
    )


def _part(material: Material, part: _Part) -> list[Node]:
    items = [item for item in material.state.items.values() if item.seen and part.belongs(item)]
    standing = [item for item in items if item.decision != "drop"]
    dropped = [item for item in items if item.decision == "drop" and part.reason_in_a_column]
    if not standing and not dropped:
        return []
    nodes: list[Node] = [Heading(material.say(part.title))]
    if part.key == "restrictions" and (
        n := sum(item.fields.get("interest") == "company" for item in items)
    ):
        nodes.append(Paragraph(material.say(_NOTES["company_only"], n=n), leads=True))
    clauses = sorted((clause(material, item) for item in standing), key=_last_place)
    rows = [_row(material, part, one) for one in clauses]
    # The clauses of dropped ones stand among the open points, with all that is behind them.
    for item in dropped:
        one = clause(material, item)
        rows.append(Row((one.number, *part.cells(material, one))))
    return [*nodes, table(material, part.key, _TEXTS.columns[part.key], rows)]


def _row(material: Material, part: _Part, one: Clause) -> Row:
    votes = tuple(
        found.words
        for version, found in one.all_evidence
        if version != one.version or not part.votes_in_a_column
    )
    decision = part.reason_in_a_column and not one.changed
    without = frozenset({N_("Decision")} if decision else ())
    below = facts_below(material, one, votes=votes, without=without)
    return clause_row(one, *part.cells(material, one), below=below)


def _last_place(one: Clause) -> tuple[bool, int]:
    """Order by the last vote, best first; what nobody voted on comes last, oldest first."""
    rank = one.evidence[-1].rank if one.evidence else 0
    return rank == 0, rank


def _rated(material: Material) -> list[tuple[Clause, int, Sequence[Criterion]]]:
    """Give the situations that people rated as hard or frequent, by the last vote on it."""
    found = []
    for item in material.state.kept("situation"):
        one = clause(material, item)
        asked = [e for e in one.evidence if asks_how_hard(c.name for c in e.criteria)]
        if asked and any(c.n for c in asked[-1].criteria):
            found.append((one, asked[-1].rank, asked[-1].criteria))
    # The sort keeps the order of age where places are equal.
    return sorted(found, key=lambda told: (told[1] == 0, told[1]))


def _hard(material: Material) -> list[Node]:
    rated = _rated(material)
    if not rated:
        return []
    rows = []
    for one, _, criteria in rated:
        by_name = {c.name: c for c in criteria}
        cells = [_figure(material, by_name.get(name)) for name in ("difficulty", "frequency")]
        rows.append(Row((one.number, short(one.headline, 200), *cells)))
    return [
        Heading(material.say(_HARD_TITLE)),
        Paragraph(material.say(_NOTES["hard"]), leads=True),
        *_map(material, rated),
        table(material, "hard_situations", _TEXTS.columns["hard_situations"], rows),
    ]


def _map(
    material: Material, rated: Sequence[tuple[Clause, int, Sequence[Criterion]]]
) -> list[Figure]:  # fmt: skip
    """Draw the situations that were rated by two criteria, such as difficulty and frequency."""
    both = [(one, criteria) for one, _, criteria in rated if len(criteria) == AXES]
    return [drawn(criteria_map(material, both))] if both else []


def _figure(material: Material, criterion: Criterion | None) -> str:
    if criterion is None or not criterion.n:
        return EMPTY
    if criterion.estimate is None:
        return criterion.why
    told, low, high = (
        decimal(material.language, v) for v in (criterion.estimate, criterion.low, criterion.high)
    )
    return f"{told} ({low}–{high}; n = {criterion.n})"


AUDIT = (
    Chapter(
        Place.AUDIT, "audit", N_("What the audit found"), _strengths,
        ("success_story", "practice", "local_practice", "restriction"),
    ),
    Chapter(Place.AUDIT_REST, "audit", "", _rest),
)  # fmt: skip
