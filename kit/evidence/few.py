"""Ratings by fewer than five people: no figure where people answer for themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kit.domain.activities import Activity
from kit.evidence.tallies import Tally
from kit.statistics.groups import SMALLEST_GROUP

_HARD = frozenset({"difficulty", "frequency"})
"""Criteria that people answer for themselves: no figure under five, or they are recognised."""

_AFTER_USE = "test-training"
"""Session in which people say how useful a wording was when they used it themselves."""


def asks_how_hard(criteria: Iterable[str]) -> bool:
    """Whether a rating asks how hard or how frequent something is."""
    return bool(_HARD & set(criteria))


def without_few(activity: Activity, tally: Tally) -> Tally:
    """Take out figures that rest on fewer than five answers people give of themselves.

    All criteria together would give the one away that is left out, so they go with it; the
    place goes too, because it tells the order of the figures.
    """
    few = {name for name, c in tally.criteria.items() if c["n"] < SMALLEST_GROUP}
    told_of_oneself = asks_how_hard(activity.criteria) or activity.session == _AFTER_USE
    if not few or tally.method != "ratings" or not told_of_oneself:
        return tally
    nothing: dict[str, object] = {"estimate": None, "low": None, "high": None, "counts": {}}
    criteria = {n: c | nothing if n in few else c for n, c in tally.criteria.items()}
    return replace(tally, estimate=None, low=None, high=None, rank=0, key=-1.0, criteria=criteria)
