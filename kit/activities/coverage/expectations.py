"""Expectations and actions: what clients expect beside what is done about it, many to many."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kit.domain.workshop import Item, Workshop
from kit.evidence.results import text_of
from kit.language.texts import normalised

_BULLETS = " \t-–—•*·"


@dataclass(frozen=True, slots=True)
class Matrix:
    """Which action meets which expectation, and what has no counterpart."""

    expectations: tuple[tuple[str, str], ...]
    """(id, text), oldest first."""
    actions: tuple[tuple[str, str], ...]
    """(key, text): first what stands with the expectations, then requirements by their id."""
    cells: frozenset[tuple[str, str]]
    """(expectation's id, action's key)."""
    without_action: tuple[str, ...]
    """Ids of the expectations that nothing is done about."""
    without_expectation: tuple[str, ...]
    """Keys of the actions that no client expects: requirements linked to nothing."""


def expectation_matrix(state: Workshop) -> Matrix:
    """Set the standing expectations beside their actions and the requirements linked to them.

    An action that stands with several expectations, in whatever case and punctuation, is
    one action. What was dropped counts no more, neither expectation nor requirement.
    """
    expectations = state.kept("expectation")
    requirements = state.kept("requirement")
    actions: dict[str, str] = {}
    cells: set[tuple[str, str]] = set()
    for one in expectations:
        for key, text in _written(one):
            actions.setdefault(key, text)
            cells.add((one.id, key))
    known = {one.id for one in expectations}
    for requirement in requirements:
        actions[requirement.id] = text_of(requirement)
        linked = {item.id for item in map(state.standing, requirement.links) if item is not None}
        cells |= {(key, requirement.id) for key in linked & known}
    met, used = {key for key, _ in cells}, {key for _, key in cells}
    return Matrix(
        tuple((one.id, text_of(one)) for one in expectations),
        tuple(actions.items()),
        frozenset(cells),
        tuple(one.id for one in expectations if one.id not in met),
        tuple(key for key in actions if key not in used),
    )


def _written(expectation: Item) -> Iterator[tuple[str, str]]:
    """Give the actions that stand with an expectation, a line each; the key is no item's id."""
    for line in expectation.fields.get("actions", "").splitlines():
        if words := normalised(line):
            yield f"action:{words}", line.strip(_BULLETS)
