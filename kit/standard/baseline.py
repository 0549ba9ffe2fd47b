"""The baseline of the introduction: what the test-training measured, and where it was weakest.

Every figure is the one that the test-training itself shows. Nothing is given of fewer than
five sheets, ratings, answers or people: the figures have no estimate then.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from statistics import fmean
from typing import Any, Literal

from kit.activities.pulse.figures import waves
from kit.activities.quiz.figures import quiz_results, right_answers
from kit.activities.role_play.figures import sheets
from kit.activities.role_play.play import play_of
from kit.activities.vote.after_use import after_use
from kit.domain.workshop import Workshop
from kit.statistics.groups import SMALLEST_GROUP
from kit.statistics.intervals import Interval, mean_interval, wilson

WELL_KNOWN = 0.8
"""A point said in fewer of the role plays, or a question answered right less often, is a need."""

MOST_NEEDS = 10
"""A plan with more needs than these plans nothing."""

Measured = Literal[
    "sheets", "points", "point", "naturalness", "usefulness", "quiz", "question", "pulse"
]
"""``sheets`` is the mean share of points said on all sheets, ``points`` that of one module,
``point`` is one of its points; ``quiz`` is the mean share right of a person."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the baseline; without an estimate under five."""

    measured: Measured
    activity: str
    item: str
    """The module or question it is about, or empty."""
    about: str
    """The meaning point, or the statement of the pulse, or empty."""
    value: Interval
    """``n`` counts sheets, ratings, answers or people."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """What the test-training measured, and the training needs: the weakest first."""

    figures: tuple[Figure, ...]
    needs: tuple[Figure, ...]


def baseline(state: Workshop) -> Baseline:
    """Give the figures from which the introduction starts, and its training needs.

    Shares of points take the sheet as the unit: their range is Wilson's for as many answers
    as there are sheets, because points on one sheet are one employee's dialogue.
    """
    found = [*_played(state), *_used(state), *_known(state), *_felt(state)]
    figures = tuple(_enough(figure) for figure in found if figure.value.n)
    weak = [
        (figure.value.estimate, figure)
        for figure in figures
        if figure.measured in ("point", "question") and figure.value.estimate is not None
    ]
    needs = [one for one in weak if one[0] < WELL_KNOWN]
    needs.sort(key=lambda one: one[0])
    return Baseline(figures, tuple(figure for _, figure in needs[:MOST_NEEDS]))


def _enough(figure: Figure) -> Figure:
    """Take the estimate out of a figure that rests on too little to be shown."""
    value = figure.value
    if value.n >= SMALLEST_GROUP:
        return figure
    whole = (1.0, 5.0) if figure.measured in ("naturalness", "usefulness", "pulse") else (0.0, 1.0)
    return replace(figure, value=Interval(None, *whole, value.n))


def _runs(state: Workshop, does: str) -> list[str]:
    return [key for key, run in state.runs.items() if run.activity.does == does]


def _share(share: float, n: int) -> Interval:
    """Give a mean share of ``n`` sheets or people with Wilson's range for so many answers."""
    return replace(wilson(share * n, n), estimate=share)


def _interval(plain: Mapping[str, Any]) -> Interval:
    return Interval(plain["estimate"], plain["low"], plain["high"], plain["n"])


def _played(state: Workshop) -> Iterator[Figure]:
    for activity in _runs(state, "play"):
        # What was hidden, merged or dropped is not introduced.
        found = [one for one in sheets(state, activity) if _stands(state, one["id"])]
        whole = sum(one["n"] for one in found)
        if whole:
            mean = sum((one["share"] or 0.0) * one["n"] for one in found) / whole
            yield Figure("sheets", activity, "", "", _share(mean, whole))
        for one in found:
            key = one["id"]
            if one["share"] is not None:
                yield Figure("points", activity, key, "", _share(one["share"], one["n"]))
            for point in one["points"]:
                yield Figure("point", activity, key, point["text"], _interval(point))
            marks = _naturalness(state, activity, key)
            yield Figure("naturalness", activity, key, "", mean_interval(marks))


def _stands(state: Workshop, key: str) -> bool:
    item = state.items[key]
    return item.stands


def _naturalness(state: Workshop, activity: str, item: str) -> list[int]:
    """Give the marks for naturalness on the sheets of an item's present wording."""
    version = state.items[item].version
    return [
        sheet.naturalness
        for sheet in play_of(state, activity).scores.values()
        if sheet.item == item and sheet.version == version and sheet.naturalness is not None
    ]


def _used(state: Workshop) -> Iterator[Figure]:
    for activity in _runs(state, "vote"):
        for one in after_use(state, activity, state.language):
            mean = _interval(one["mean"]) if one["mean"] else Interval(None, 1.0, 5.0, one["n"])
            yield Figure("usefulness", activity, one["id"], "", mean)


def _known(state: Workshop) -> Iterator[Figure]:
    for activity in _runs(state, "quiz"):
        given = right_answers(state, state.runs[activity].activity)
        shares = sorted(fmean(map(bool, person.values())) for person in given.values() if person)
        if shares:
            yield Figure("quiz", activity, "", "", _share(fmean(shares), len(shares)))
        for one in quiz_results(state, state.runs[activity].activity):
            value = _interval(one["share"]) if one["share"] else Interval(None, 0.0, 1.0, one["n"])
            yield Figure("question", activity, one["id"], "", value)


def _felt(state: Workshop) -> Iterator[Figure]:
    for session in state.sessions:
        for one in waves(state, session):
            if one["wave"] == "after":
                mean = one["mean"]
                value = _interval(mean) if mean else Interval(None, 1.0, 5.0, one["n"])
                yield Figure("pulse", f"{session}/pulse.after", "", one["statement"], value)
