"""Figures in the document: as plain values and, side by side, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kit.language.measures import Unit, ranged, written
from kit.standard.nodes import EMPTY, Plain, plain_values
from kit.statistics.figure import Figure


@dataclass(frozen=True, slots=True)
class Number:
    """A figure with its range; without an estimate where it may not be shown."""

    n: int
    unit: Unit
    estimate: float | None
    low: float | None
    high: float | None
    result: str
    """The figure alone, or a dash."""
    interval: str
    words: str
    """The figure with its range, or why there is none."""

    @property
    def plain(self) -> dict[str, Plain]:
        """Give the figure as the values of a record."""
        return plain_values(self, "result", "interval")


def number(language: str, value: Figure | Mapping[str, Any], unit: Unit) -> Number:
    """Give a figure with its range as far as it may be shown, or why there is none.

    A figure that came as plain JSON has its reason in words already.
    """
    plain = value.plain(language) if isinstance(value, Figure) else value
    n, estimate, low, high = (plain[name] for name in ("n", "estimate", "low", "high"))
    if estimate is None:
        return Number(n, unit, None, None, None, EMPTY, "", plain["why"] or EMPTY)
    result, interval = written(language, estimate, unit), ranged(language, low, high, unit)
    return Number(n, unit, estimate, low, high, result, interval, f"{result} ({interval})")
