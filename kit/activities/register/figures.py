"""The register of situations: what each is, how hard and frequent, and what claims say of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

from kit.activities.tables.themes import situations_of, themes_of
from kit.domain.choices import SITUATION_KINDS
from kit.domain.workshop import Item, Workshop
from kit.evidence.results import text_of, votes_on
from kit.evidence.tallies import tallies
from kit.statistics.few import ENTRIES
from kit.statistics.figure import Figure
from kit.statistics.intervals import wilson


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One situation of the register."""

    id: str
    text: str
    kind: str
    """A key of ``SITUATION_KINDS``, ``""`` while nobody has said."""
    typical: str
    """A key of ``TYPICAL``, ``""`` while nobody has said."""
    difficulty: Figure
    """Mean rating from 1 to 5."""
    frequency: Figure
    """As ``difficulty``."""
    themes: tuple[str, ...]
    """The themes of claims that go into it, in the order of the table."""
    claims: int
    """How many claims these themes hold together."""
    modules: int
    """How many speech modules are adopted for it."""


@dataclass(frozen=True, slots=True)
class KindShares:
    """How the situations spread over their kinds."""

    counts: dict[str, int]
    """By kind, in the order of ``SITUATION_KINDS``, those without a situation too."""
    untyped: int
    """Situations that have no kind yet."""
    other: Figure
    """Share of "other" among those that have a kind, with its Wilson interval."""


def claims_by_theme(state: Workshop) -> dict[str, int]:
    """Give how many claims each theme holds, in the order of the table."""
    counts = Counter(str(claim.get("theme") or "") for claim in state.tables.get("claims", ()))
    return {theme: counts[theme] for theme in themes_of(state)}


def register(state: Workshop) -> list[RegisterRow]:
    """Give the rows, the hardest and most frequent first, then those most claimed about.

    The order goes by difficulty times frequency; a missing one of the two counts as 1, the
    least there is. Situations that nobody rated come after the rated ones.
    """
    items = state.kept("situation")
    hard, often = _rated(state, items, "difficulty"), _rated(state, items, "frequency")
    claims = claims_by_theme(state)
    themes: defaultdict[str, list[str]] = defaultdict(list)
    for theme in claims:
        for situation in situations_of(state, theme):
            themes[situation.id].append(theme)
    modules = Counter(
        state.around(item) for item in state.of_kind("speech_module") if item.decision == "adopt"
    )
    rows = []
    for item in items:
        kind, typical = item.fields.get("kind", ""), item.fields.get("typical", "")
        said = (item.id, text_of(item), kind, typical, hard[item.id], often[item.id])
        about = tuple(themes[item.id])
        claimed = sum(claims[theme] for theme in about)
        rows.append(RegisterRow(*said, about, claimed, modules[item.id]))
    return sorted(rows, key=lambda row: (-_weight(row), -row.claims, -len(row.themes)))


def kind_shares(state: Workshop) -> KindShares:
    """Count the situations by kind, and how many nobody could call anything but "other"."""
    given = Counter(item.fields.get("kind", "") for item in state.kept("situation"))
    counts = {key: given[key] for key, _ in SITUATION_KINDS}
    other = wilson(counts["other"], sum(counts.values()))
    return KindShares(counts, given[""], other.shown(ENTRIES))


def _weight(row: RegisterRow) -> float:
    means = [row.difficulty.estimate, row.frequency.estimate]
    return prod(mean or 1.0 for mean in means) if any(means) else 0.0


def _rated(state: Workshop, items: Sequence[Item], criterion: str) -> dict[str, Figure]:
    """Give each item's mean by a criterion, from the last vote that enough people took part in."""
    found = {item.id: Figure(None, 1.0, 5.0, 0) for item in items}
    for vote in votes_on(state, "situation"):
        if vote.method != "ratings" or criterion not in vote.criteria:
            continue
        for key, tally in tallies(state, vote, items).items():
            told = tally.criteria[criterion]
            if found[key].estimate is None or told.estimate is not None:
                found[key] = told
    return found
