"""The register of situations, and what became of the themes that clients complain of."""

from __future__ import annotations

from kit.activities.register.figures import RegisterRow, claims_by_theme, kind_shares, register
from kit.domain.answers import Theme
from kit.domain.choices import SITUATION_KINDS, TYPICAL
from kit.language import N_, translate
from kit.standard.clauses import STATUS, STATUSES, Material
from kit.standard.collected import Number, Registered, ThemeFate
from kit.standard.figures import percent
from kit.standard.legal import legal, one_line
from kit.standard.number_words import nothing, rating_number
from kit.statistics.intervals import Interval


def registered(material: Material) -> tuple[Registered, ...]:
    """Give a line for each situation: the hardest, most frequent and most claimed first."""
    return tuple(_line(material, row) for row in register(material.state))


def _line(material: Material, row: RegisterRow) -> Registered:
    state, say = material.state, material.state.language
    item = state.items[row.id]
    return Registered(
        material.number[item.id],
        item.id,
        one_line(legal(row.text)),
        _word(say, SITUATION_KINDS, row.kind),
        _word(say, TYPICAL, row.typical),
        _rating(say, row.difficulty),
        _rating(say, row.frequency),
        tuple(one_line(legal(theme)) for theme in row.themes),
        row.claims,
        row.modules,
        translate(say, STATUSES[STATUS[item.decision]]),
    )


def _word(language: str, choices: tuple[tuple[str, str], ...], key: str) -> str:
    return translate(language, dict(choices).get(key, ""))


def _rating(language: str, value: Interval | None) -> Number:
    return rating_number(language, value) if value else nothing(language, 0)


def register_note(material: Material) -> str:
    """Tell how many situations are of no kind yet, and how many of another than the four."""
    say, found = material.state.language, kind_shares(material.state)
    told = []
    if found.untyped:
        text = N_("Situations without a kind: {n}")
        told.append(f"{translate(say, text, n=found.untyped)}.")
    if found.other.estimate:
        other = N_("Share of the kind “other”: {share} % (n = {n}).")
        share = percent(found.other.estimate)
        told.append(translate(say, other, share=share, n=found.other.n))
    return " ".join(told)


def themes(material: Material) -> tuple[ThemeFate, ...]:
    """Give each theme of the claims with the situations it went into, or why it was dropped."""
    state = material.state
    found = [_fate(material, theme, n) for theme, n in claims_by_theme(state).items()]
    return tuple(sorted(found, key=lambda one: -one.claims))


def _fate(material: Material, theme: str, claims: int) -> ThemeFate:
    state, say = material.state, material.state.language
    became = state.themes.get(theme, Theme())
    numbers: list[str] = []
    for key in became.situations:
        item = state.standing(key)
        if item is not None and item.stands:
            numbers.append(material.number[item.id])
    reason = one_line(legal(became.reason))
    if numbers:
        words = ", ".join(dict.fromkeys(numbers))
    elif reason:
        words = translate(say, N_("dropped: {reason}"), reason=reason)
    else:
        words = translate(say, N_("neither in a situation nor dropped yet"))
    return ThemeFate(one_line(legal(theme)), claims, tuple(dict.fromkeys(numbers)), reason, words)
