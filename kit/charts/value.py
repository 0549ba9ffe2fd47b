"""A figure as charts take it: as far as it may be shown, with its words, or why there is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kit.language.measures import Unit, ranged, written


@dataclass(frozen=True, slots=True)
class Value:
    """A figure with its range, in numbers and in words; without an estimate ``why`` says why."""

    n: int
    estimate: float | None = None
    low: float | None = None
    high: float | None = None
    said: str = ""
    """The figure alone."""
    range_said: str = ""
    why: str = ""

    @property
    def words(self) -> str:
        """The figure with its range and n, or why there is none."""
        if self.estimate is None:
            return self.why or "–"
        within = f"{self.range_said}; " if self.range_said else ""
        return f"{self.said} ({within}n = {self.n})"


def value(language: str, plain: Mapping[str, Any], unit: Unit) -> Value:
    """Put a figure into words.

    ``plain`` is a figure as plain values (:meth:`kit.statistics.figure.Figure.plain` in this
    language), so it has passed the gate for few people.
    """
    n, estimate, low, high = (plain[name] for name in ("n", "estimate", "low", "high"))
    if estimate is None:
        return Value(n, why=str(plain["why"] or ""))
    ends = "" if low is None or high is None else ranged(language, low, high, unit)
    return Value(n, estimate, low, high, written(language, estimate, unit), ends)
