"""The register of situations, and what became of the themes that clients complain of."""

from __future__ import annotations

from collections.abc import Sequence

from kit.activities.register.figures import RegisterRow, claims_by_theme, kind_shares, register
from kit.activities.tables.themes import situations_of
from kit.domain.answers import Theme
from kit.domain.choices import SITUATION_KINDS, TYPICAL
from kit.domain.workshop import Item
from kit.language import N_
from kit.language.measures import percent
from kit.standard.chapters.kinds import kind_chapter
from kit.standard.clause_nodes import clauses_in_full, table
from kit.standard.legal import legal, one_line, short
from kit.standard.material import STATUS, Material
from kit.standard.nodes import EMPTY, Heading, Node, Paragraph, Record, Row, Values
from kit.standard.number_words import Number, number
from kit.standard.outline import Place

_COLUMNS = (
    (N_("No."), 1.2),
    (N_("Situation"), 3.8),
    (N_("What kind"), 2.4),
    (N_("Themes of claims"), 2.4),
    (N_("Difficulty"), 2.5),
    (N_("Frequency"), 2.3),
    (N_("Modules"), 1.9),
)
_THEMES = (
    (N_("Name of the theme"), 5.5),
    (N_("Claims of clients"), 2.5),
    (N_("What became of it"), 8.5),
)


def _fill(material: Material, items: Sequence[Item]) -> list[Node]:
    nodes: list[Node] = [Heading(material.say(N_("Register of situations")))]
    if note := _note(material):
        nodes.append(Paragraph(note, leads=True))
    rows = [_row(material, row) for row in register(material.state)]
    return [
        *nodes,
        table(material, "register", _COLUMNS, rows),
        *_themes(material),
        Heading(material.say(N_("The situations one by one"))),
        *clauses_in_full(material, items),
    ]


def _row(material: Material, row: RegisterRow) -> Row:
    """Give a line of the register: the hardest, most frequent and most claimed come first."""
    language, number_ = material.language, material.number[row.id]
    said = (dict(SITUATION_KINDS).get(row.kind), dict(TYPICAL).get(row.typical))
    kind = ", ".join(material.say(words) for words in said if words)
    themes = ", ".join(one_line(legal(theme)) for theme in row.themes)
    difficulty = number(language, row.difficulty, "rating")
    frequency = number(language, row.frequency, "rating")
    values: Values = {
        "number": number_,
        "item": row.id,
        "text": one_line(legal(row.text)),
        "kind": row.kind,
        "typical": row.typical,
        **_plain("difficulty", difficulty),
        **_plain("frequency", frequency),
        "themes": themes,
        "claims": row.claims,
        "modules": row.modules,
        "status": STATUS[material.state.items[row.id].decision],
    }
    text, rated = short(legal(row.text), 200), (_rated(difficulty), _rated(frequency))
    cells = (number_, text, kind or EMPTY, themes or EMPTY, *rated, str(row.modules or EMPTY))
    return Row(cells, (Record("register", values),))


def _plain(name: str, value: Number) -> dict[str, float | int | None]:
    ends = {f"{name}_low": value.low, f"{name}_high": value.high}
    return {name: value.estimate, **ends, f"{name}_n": value.n}


def _rated(value: Number) -> str:
    if value.estimate is None:
        return EMPTY
    return f"{value.result}\n({value.interval})\nn = {value.n}"


def _note(material: Material) -> str:
    """Tell how many situations are of no kind yet, and how many of another than the four."""
    found, told = kind_shares(material.state), []
    if found.untyped:
        text = N_("Situations without a kind: {n}")
        told.append(f"{material.say(text, n=found.untyped)}.")
    if found.other.estimate:
        other = N_("Share of the kind “other”: {share} % (n = {n}).")
        share = percent(found.other.estimate)
        told.append(material.say(other, share=share, n=found.other.n))
    return " ".join(told)


def _themes(material: Material) -> list[Node]:
    """Give each theme of the claims with the situations it went into, or why it was dropped."""
    claims = sorted(claims_by_theme(material.state).items(), key=lambda one: -one[1])
    if not claims:
        return []
    note = N_("Every theme has to go into a situation, or to be dropped for a reason.")
    rows = [_theme(material, theme, n) for theme, n in claims]
    return [
        Heading(material.say(N_("What became of the themes of claims"))),
        Paragraph(material.say(note), leads=True),
        table(material, "themes", _THEMES, rows),
    ]


def _theme(material: Material, theme: str, claims: int) -> Row:
    state, name = material.state, one_line(legal(theme))
    situations = ", ".join(material.number[item.id] for item in situations_of(state, theme))
    reason = one_line(legal(state.themes.get(theme, Theme()).reason))
    words = situations or material.say(N_("neither in a situation nor dropped yet"))
    if reason and not situations:
        words = material.say(N_("dropped: {reason}"), reason=reason)
    told: Values = {"theme": name, "claims": claims, "situations": situations, "reason": reason}
    return Row((name, str(claims), words), (Record("themes", {**told, "words": words}),))


CHAPTERS = (kind_chapter(Place.SITUATIONS, "situation", fill=_fill, always=True),)
