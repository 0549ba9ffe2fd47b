"""The register of situations, and what became of the themes that clients complain of."""

from __future__ import annotations

from collections.abc import Sequence

from kit.activities.register.figures import RegisterRow, claims_by_theme, kind_shares, register
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
    say, number_ = material.say, material.number[row.id]
    kind, typical = (
        say(dict(choices).get(key, ""))
        for choices, key in ((SITUATION_KINDS, row.kind), (TYPICAL, row.typical))
    )
    themes = ", ".join(one_line(legal(theme)) for theme in row.themes)
    difficulty, frequency = (
        number(material.language, value, "rating") for value in (row.difficulty, row.frequency)
    )
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
    cells = (
        number_, short(legal(row.text), 200), ", ".join(filter(None, (kind, typical))) or EMPTY,
        themes or EMPTY, _rated(difficulty), _rated(frequency),
        str(row.modules) if row.modules else EMPTY,
    )  # fmt: skip
    return Row(cells, (Record("register", values),))


def _plain(name: str, value: Number) -> dict[str, float | int | None]:
    return {
        name: value.estimate,
        f"{name}_low": value.low,
        f"{name}_high": value.high,
        f"{name}_n": value.n,
    }


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
    state = material.state
    became = state.themes.get(theme, Theme())
    into = [state.standing(key) for key in became.situations]
    numbers = dict.fromkeys(
        material.number[item.id] for item in into if item is not None and item.stands
    )
    situations, reason = ", ".join(numbers), one_line(legal(became.reason))
    if situations:
        words = situations
    elif reason:
        words = material.say(N_("dropped: {reason}"), reason=reason)
    else:
        words = material.say(N_("neither in a situation nor dropped yet"))
    name = one_line(legal(theme))
    values: Values = {
        "theme": name,
        "claims": claims,
        "situations": situations,
        "reason": reason,
        "words": words,
    }
    return Row((name, str(claims), words), (Record("themes", values),))


CHAPTERS = (kind_chapter(Place.SITUATIONS, "situation", fill=_fill, always=True),)
