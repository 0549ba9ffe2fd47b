"""The understanding quiz in the document: how many know each answer, under five nobody."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kit.activities.quiz.figures import quiz_plain, quiz_results
from kit.domain.activities import Activity
from kit.language import N_, translate
from kit.standard.clauses import Material
from kit.standard.collected import Answered, Number, Quiz
from kit.standard.legal import legal
from kit.standard.number_words import nothing, share_number, signed_number
from kit.statistics.intervals import Interval


def quizzes(material: Material) -> tuple[Quiz, ...]:
    """Give every quiz that somebody answered."""
    runs = [run.activity for run in material.state.runs.values() if run.activity.does == "quiz"]
    return tuple(made for activity in runs if (made := _quiz(material, activity)))


def _quiz(material: Material, activity: Activity) -> Quiz | None:
    state, say = material.state, material.state.language
    results = quiz_results(state, activity)
    if not any(one["n"] for one in results):
        return None
    plain = quiz_plain(state, activity, say)
    title = legal(activity.title) or translate(say, N_("Understanding quiz"))
    return Quiz(
        activity.id,
        title,
        plain["people"],
        _number(say, plain["reliability"], plain["people"], plain["why"]),
        tuple(_answered(material, activity.id, one, plain["items"]) for one in results),
    )


def _answered(
    material: Material, activity: str, one: Mapping[str, Any], items: Mapping[str, Any]
) -> Answered:
    say = material.state.language
    share = one["share"] or {"estimate": None, "low": 0.0, "high": 1.0, "n": one["n"]}
    told = items.get(one["id"], {"discrimination": None, "why": ""})
    return Answered(
        material.number[one["id"]],
        one["id"],
        activity,
        share_number(say, Interval(**share)),
        _number(say, told["discrimination"], one["n"], told["why"]),
    )


def _number(language: str, plain: Mapping[str, Any] | None, n: int, why: str) -> Number:
    return signed_number(language, Interval(**plain)) if plain else nothing(language, n, why)
