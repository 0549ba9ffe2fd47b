"""Themes of the claims: what clients complain of, and what became of each theme."""

from __future__ import annotations

from kit.domain.answers import Theme
from kit.domain.workshop import Item, Workshop


def themes_of(state: Workshop) -> list[str]:
    """Give the themes of the claims by name, each once, in the order of the table."""
    named = (str(claim.get("theme") or "") for claim in state.tables.get("claims", ()))
    return [theme for theme in dict.fromkeys(named) if theme]


def situations_of(state: Workshop, theme: str) -> list[Item]:
    """Give the situations that stand and a theme goes into, each once; merges are followed."""
    into = (state.standing(key) for key in state.themes.get(theme, Theme()).situations)
    return list({item.id: item for item in into if item is not None and item.stands}.values())


def settled(state: Workshop, theme: str) -> bool:
    """Whether a theme goes into a situation that stands, or was dropped with a reason."""
    return bool(state.themes.get(theme, Theme()).reason or situations_of(state, theme))
