"""Claims by theme: the few themes that most claims are about, most frequent first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from kit.statistics.figure import Figure
from kit.statistics.intervals import wilson

NO_THEME = ""
"""The theme of claims that have none yet: counted like any other, and listed last."""


@dataclass(frozen=True, slots=True)
class ThemeCount:
    """One theme, and how much of all claims it makes up."""

    theme: str
    count: int
    share: Figure
    """Share of all claims, with its Wilson interval; ``n`` is the number of all claims."""
    cumulative: float
    """Share of this theme and all before it; exactly 1.0 for the last."""


@dataclass(frozen=True, slots=True)
class Pareto:
    """All themes, most frequent first, claims without a theme last."""

    themes: tuple[ThemeCount, ...]
    n: int
    """Number of claims: always the sum of the themes' counts."""

    def few(self, share: float = 0.8) -> tuple[ThemeCount, ...]:
        """Give the fewest themes, named ones only, that reach a share of all claims.

        All named themes when they do not reach it. A theme as frequent as the last one
        needed belongs to them too: a tie is no reason to leave it out.

        Raises:
            ValueError: the share is not above 0 and at most 1.
        """
        if not 0 < share <= 1:
            raise ValueError(f"a share must lie above 0 and be at most 1, not {share}")
        named = [one for one in self.themes if one.theme != NO_THEME]
        needed = next((one.count for one in named if one.cumulative >= share), 0)
        return tuple(one for one in named if one.count >= needed)


def pareto(claims: Mapping[str, str | None]) -> Pareto:
    """Count claims by theme; every claim has one theme or, as yet, none (``None`` or ``""``).

    Themes of the same count go by name, so the order never depends on the file's.
    """
    counts = Counter(theme or NO_THEME for theme in claims.values())
    ordered = sorted(counts, key=lambda theme: (theme == NO_THEME, -counts[theme], theme))
    themes, before = [], 0
    for theme in ordered:
        before += counts[theme]
        share = wilson(counts[theme], len(claims))
        themes.append(ThemeCount(theme, counts[theme], share, before / len(claims)))
    return Pareto(tuple(themes), len(claims))
