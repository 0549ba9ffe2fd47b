"""Themes of the claims: what clients complain of, and what became of each theme."""

from __future__ import annotations

from kit.domain.answers import Theme
from kit.domain.workshop import Workshop


def themes_of(state: Workshop) -> list[str]:
    """Give the themes of the claims by name, each once, in the order of the table."""
    named = (str(claim.get("theme") or "") for claim in state.tables.get("claims", ()))
    return [theme for theme in dict.fromkeys(named) if theme]


def settled(state: Workshop, theme: str) -> bool:
    """Whether a theme goes into a situation that stands, or was dropped with a reason."""
    found = state.themes.get(theme, Theme())
    return bool(found.reason) or any(
        item is not None and item.stands for item in map(state.standing, found.situations)
    )
