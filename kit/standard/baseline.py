"""The baseline of the introduction: what activities measured in the training, in one form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from kit.domain.workshop import Workshop
from kit.standard.number_words import Unit
from kit.statistics.groups import SMALLEST_GROUP
from kit.statistics.intervals import Interval, wilson

WELL_KNOWN = 0.8
"""A point said in fewer of the role plays, or a question answered right less often, is a need."""

MOST_NEEDS = 10
"""A plan with more needs than these plans nothing."""


@dataclass(frozen=True, slots=True)
class Base:
    """One figure of the baseline; without an estimate under five."""

    measured: str
    """What it is, for programs."""
    label: str
    """The same in English, to be translated."""
    activity: str
    value: Interval
    """``n`` counts sheets, ratings, answers or people."""
    item: str = ""
    """The module or question it is about, or empty."""
    about: str = ""
    """The meaning point, or the statement of the pulse, or empty."""
    unit: Unit = "share"
    need: bool = False
    """Whether it shows a training need where it is low."""
    of_module: bool = False
    """Whether every speech module has one."""


Source = Callable[[Workshop], Iterable[Base]]


def baseline(state: Workshop, sources: Iterable[Source]) -> list[Base]:
    """Give the figures from which the introduction starts, as the activities themselves show them.

    Nothing is given of fewer than five sheets, ratings, answers or people.
    """
    return [_enough(one) for source in sources for one in source(state) if one.value.n]


def needs(found: Iterable[Base]) -> list[Base]:
    """Give the training needs among the figures: the weakest first."""
    weak = [
        (one.value.estimate, one)
        for one in found
        if one.need and one.value.estimate is not None and one.value.estimate < WELL_KNOWN
    ]
    weak.sort(key=lambda pair: pair[0])
    return [one for _, one in weak[:MOST_NEEDS]]


def share(estimate: float, n: int) -> Interval:
    """Give a mean share of ``n`` sheets or people with Wilson's range for so many answers.

    The sheet is the unit: points on one sheet are one employee's dialogue.
    """
    return replace(wilson(estimate * n, n), estimate=estimate)


def interval(
    plain: Mapping[str, Any] | None, n: int, scale: tuple[float, float] = (0, 1)
) -> Interval:
    """Give a figure that came as plain JSON; without one, the whole scale."""
    if plain is None:
        return Interval(None, *scale, n)
    return Interval(plain["estimate"], plain["low"], plain["high"], plain["n"])


def _enough(figure: Base) -> Base:
    """Take the estimate out of a figure that rests on too little to be shown."""
    if figure.value.n >= SMALLEST_GROUP:
        return figure
    scale = (1.0, 5.0) if figure.unit == "rating" else (0.0, 1.0)
    return replace(figure, value=Interval(None, *scale, figure.value.n))
