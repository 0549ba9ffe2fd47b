"""The baseline of the introduction: what the test-training measured, and where it was weakest.

Every figure is the one that the test-training itself shows. Nothing is given of fewer than
five sheets, ratings, answers or people: the figures have no estimate then.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kit.activities.pulse.figures import waves
from kit.activities.quiz.figures import quiz_results, share_right
from kit.activities.role_play.figures import all_sheets, sheets
from kit.activities.vote.after_use import after_use
from kit.domain.workshop import Workshop
from kit.statistics.figure import Figure

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
class BaseFigure:
    """One figure of the baseline; without an estimate under five."""

    measured: Measured
    activity: str
    item: str
    """The module or question it is about, or empty."""
    about: str
    """The meaning point, or the statement of the pulse, or empty."""
    value: Figure
    """``n`` counts sheets, ratings, answers or people."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """What the test-training measured, and the training needs: the weakest first."""

    figures: tuple[BaseFigure, ...]
    needs: tuple[BaseFigure, ...]


def baseline(state: Workshop) -> Baseline:
    """Give the figures from which the introduction starts, and its training needs.

    Shares of points take the sheet as the unit: their range is Wilson's for as many answers
    as there are sheets, because points on one sheet are one employee's dialogue.
    """
    found = [*_played(state), *_used(state), *_known(state), *_felt(state)]
    figures = tuple(figure for figure in found if figure.value.n)
    weak = [
        (figure.value.estimate, figure)
        for figure in figures
        if figure.measured in ("point", "question") and figure.value.estimate is not None
    ]
    needs = [one for one in weak if one[0] < WELL_KNOWN]
    needs.sort(key=lambda one: one[0])
    return Baseline(figures, tuple(figure for _, figure in needs[:MOST_NEEDS]))


def _runs(state: Workshop, does: str) -> list[str]:
    return [key for key, run in state.runs.items() if run.activity.does == does]


def _played(state: Workshop) -> Iterator[BaseFigure]:
    for activity in _runs(state, "play"):
        # What was hidden, merged or dropped is not introduced.
        found = [one for one in sheets(state, activity) if state.items[one.id].stands]
        yield BaseFigure("sheets", activity, "", "", all_sheets(found))
        for one in found:
            yield BaseFigure("points", activity, one.id, "", one.share)
            for text, said in one.points:
                yield BaseFigure("point", activity, one.id, text, said)
            yield BaseFigure("naturalness", activity, one.id, "", one.naturalness)


def _used(state: Workshop) -> Iterator[BaseFigure]:
    for activity in _runs(state, "vote"):
        for one in after_use(state, activity):
            yield BaseFigure("usefulness", activity, one.item.id, "", one.mean)


def _known(state: Workshop) -> Iterator[BaseFigure]:
    for activity in _runs(state, "quiz"):
        run = state.runs[activity].activity
        yield BaseFigure("quiz", activity, "", "", share_right(state, run))
        for one in quiz_results(state, run):
            yield BaseFigure("question", activity, one.id, "", one.share)


def _felt(state: Workshop) -> Iterator[BaseFigure]:
    for session in state.sessions:
        for one in waves(state, session):
            if one.wave == "after":
                key = f"{session}/pulse.after"
                yield BaseFigure("pulse", key, "", one.statement, one.mean)
