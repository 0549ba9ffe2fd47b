"""The baseline of the introduction: what activities measured in the training, in one form."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kit.domain.workshop import Workshop
from kit.language.measures import Unit
from kit.statistics.figure import Figure

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
    value: Figure
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
    return [one for source in sources for one in source(state) if one.value.n]


def needs(found: Iterable[Base]) -> list[Base]:
    """Give the training needs among the figures: the weakest first."""
    weak = [
        (one.value.estimate, one)
        for one in found
        if one.need and one.value.estimate is not None and one.value.estimate < WELL_KNOWN
    ]
    weak.sort(key=lambda pair: pair[0])
    return [one for _, one in weak[:MOST_NEEDS]]
