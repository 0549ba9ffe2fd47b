"""Norms: what to do, how, when, and what not to do; the last two are easily forgotten."""

from __future__ import annotations

from kit.domain.workshop import Workshop

NEEDED = ("when", "not")
"""The slots without which nobody knows when a norm holds and where it ends."""


def incomplete_norms(state: Workshop) -> dict[str, tuple[str, ...]]:
    """Give, by norm, the needed slots that are empty; complete and dropped norms are left out."""
    found = {
        item.id: tuple(slot for slot in NEEDED if not item.fields.get(slot))
        for item in state.kept("norm")
    }
    return {key: missing for key, missing in found.items() if missing}
