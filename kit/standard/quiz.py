"""The understanding quiz in the document: how many know each answer, under five nobody."""

from __future__ import annotations

from kit.activities.quiz.figures import quiz_results, quiz_told
from kit.domain.activities import Activity
from kit.language import N_, translate
from kit.standard.clauses import Material
from kit.standard.collected import Answered, Quiz
from kit.standard.legal import legal
from kit.standard.number_words import number


def quizzes(material: Material) -> tuple[Quiz, ...]:
    """Give every quiz that somebody answered."""
    runs = [run.activity for run in material.state.runs.values() if run.activity.does == "quiz"]
    return tuple(made for activity in runs if (made := _quiz(material, activity)))


def _quiz(material: Material, activity: Activity) -> Quiz | None:
    state, say = material.state, material.state.language
    results = quiz_results(state, activity)
    if not any(one.n for one in results):
        return None
    people, told = quiz_told(state, activity)
    title = legal(activity.title) or translate(say, N_("Understanding quiz"))
    return Quiz(
        activity.id,
        title,
        people,
        number(say, told.reliability, "coefficient"),
        tuple(
            Answered(
                material.number[one.id],
                one.id,
                activity.id,
                number(say, one.share, "share"),
                number(say, told.discrimination.get(one.id, one.share), "coefficient"),
            )
            for one in results
        ),
    )
