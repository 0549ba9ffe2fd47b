"""A figure with its interval, or the reason why there is none: the form that all faces show."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

from kit.domain.refusal import Refusal
from kit.language.measures import Unit, ranged, written
from kit.statistics.few import ANSWERS, withheld


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure, the range that the data leave open for it, and how many answers it rests on.

    Without answers the estimate is ``None`` and the range is the whole scale. A figure that
    could be given and is not has a reason instead, a sentence that can be said in a language.
    """

    estimate: float | None
    low: float
    high: float
    n: int
    reason: Refusal | None = None

    def without(self, reason: Refusal) -> Figure:
        """Take the figure out and say why; its range would tell as much, and goes with it."""
        return replace(self, estimate=None, low=-math.inf, high=math.inf, reason=reason)

    def shown(self, text: str = ANSWERS, *, n: int | None = None, known: int = 0) -> Figure:
        """Give the figure as far as it may be shown: see :func:`~kit.statistics.few.withheld`.

        ``n`` counts the people it rests on where the figure's own ``n`` counts something else.
        """
        why = withheld(self.n if n is None else n, text, known=known)
        return self.without(why) if why and self.reason is None else self

    def plain(self, language: str = "") -> dict[str, Any]:
        """Give the figure as plain JSON, as far as it may be shown; else ``why`` says the reason.

        The reason is said in a language where one is given. A room reads in several, and gets
        the sentence with its values.
        """
        figure = self.shown()
        ends = {"estimate": figure.estimate, "low": figure.low, "high": figure.high}
        known = figure.estimate is not None
        reason = figure.reason
        why: object = None
        if reason is not None and not known:
            why = reason.said(language) if language else reason.plain()
        return {
            **{name: v if known and math.isfinite(v or 0.0) else None for name, v in ends.items()},
            "n": figure.n,
            "why": why,
        }

    def said(self, language: str, unit: Unit) -> str:
        """Give the figure with its range in words, as far as it may be shown, or the reason."""
        figure = self.shown()
        if figure.estimate is None:
            return figure.reason.said(language) if figure.reason else "–"
        told = written(language, figure.estimate, unit)
        return f"{told} ({ranged(language, figure.low, figure.high, unit)})"
