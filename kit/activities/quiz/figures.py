"""The understanding quiz: how many know each answer, and what each question tells."""

from __future__ import annotations

from dataclasses import dataclass, fields
from statistics import fmean
from typing import Any

from kit.activities.quiz.item_analysis import QuizAnalysis, quiz_analysis
from kit.activities.quiz.questions import options_of, right_of
from kit.domain.activities import Activity
from kit.domain.workshop import Workshop
from kit.evidence.ballots import ballots_on
from kit.evidence.results import text_of
from kit.statistics.figure import Figure
from kit.statistics.intervals import mean_share, wilson


def right_answers(state: Workshop, activity: Activity) -> dict[str, dict[str, bool | None]]:
    """Give, by person, which questions were answered right; answers on paper are left out.

    Only answers to the present wording of a question count.
    """
    found: dict[str, dict[str, bool | None]] = {}
    for item in state.on_ballot(activity):
        right = right_of(item)
        for who, (version, value) in state.box(activity.id).votes.get(item.id, {}).items():
            if version == item.version:
                found.setdefault(who, {})[item.id] = value == right
    return found


@dataclass(frozen=True, slots=True)
class Question:
    """What the answers to one question say."""

    id: str
    text: str
    options: list[str]
    right: int
    n: int
    counts: list[int] | None
    """How many chose each option, ``None`` where that is not shown."""
    share: Figure
    """Share of right answers."""

    def plain(self) -> dict[str, Any]:
        """Give it as plain JSON."""
        told = {part.name: getattr(self, part.name) for part in fields(self)}
        return told | {"share": self.share.plain()}


def quiz_results(state: Workshop, activity: Activity) -> list[Question]:
    """Give every question with the right answer and how many chose each, hardest first.

    Under five answers there are no figures: they would tell who knew and who did not.
    """
    found = []
    for item in state.on_ballot(activity):
        ballots = ballots_on(state, activity, item)
        values = [value for _, value in ballots.values]
        options, right, n = options_of(item), right_of(item), len(values)
        share = wilson(values.count(right), n).shown(known=ballots.paper)
        counts = [values.count(at) for at in range(len(options))]
        hidden = share.estimate is None
        found.append(
            Question(item.id, text_of(item), options, right, n, None if hidden else counts, share)
        )
    return sorted(found, key=lambda one: 2.0 if one.share.estimate is None else one.share.estimate)


def share_right(state: Workshop, activity: Activity) -> Figure:
    """Give the mean share right of a person, with Wilson's range for so many people."""
    given = _of_many(state, activity).values()
    return mean_share([fmean(map(bool, right.values())) for right in given if right]).shown()


def quiz_told(state: Workshop, activity: Activity) -> tuple[int, QuizAnalysis]:
    """Give how many people answered, and what the quiz tells of its questions.

    A question that those who know more get wrong more often is badly worded.
    """
    people = len(right_answers(state, activity))
    return people, quiz_analysis(_of_many(state, activity))


def _of_many(state: Workshop, activity: Activity) -> dict[str, dict[str, bool | None]]:
    """Give the right answers to questions that have a figure.

    Figures of the quiz as a whole would tell those of the others, which few have answered.
    """
    told = {one.id for one in quiz_results(state, activity) if one.share.estimate is not None}
    return {
        who: {question: right for question, right in given.items() if question in told}
        for who, given in right_answers(state, activity).items()
    }
