"""The understanding quiz: how many know each answer, and what each question tells."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from kit.activities.quiz.answers import options_of, right_of
from kit.activities.quiz.item_analysis import quiz_analysis
from kit.domain.activities import Activity
from kit.domain.workshop import Workshop
from kit.evidence.ballots import ballots_on
from kit.evidence.results import text_of
from kit.statistics.groups import SMALLEST_GROUP
from kit.statistics.intervals import wilson


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


def quiz_results(state: Workshop, activity: Activity) -> list[dict[str, Any]]:
    """Give every question with the right answer and how many chose each, hardest first.

    Under five answers there are no figures: they would tell who knew and who did not.
    """
    found = []
    for item in state.on_ballot(activity):
        values = [value for _, value in ballots_on(state, activity, item).values]
        options, right, n = options_of(item), right_of(item), len(values)
        enough = n >= SMALLEST_GROUP
        found.append(
            {
                "id": item.id,
                "text": text_of(item),
                "options": options,
                "right": right,
                "n": n,
                "counts": [values.count(at) for at in range(len(options))] if enough else None,
                "share": asdict(wilson(values.count(right), n)) if enough else None,
            }
        )
    return sorted(found, key=lambda one: (one["share"] or {}).get("estimate", 2.0))


def quiz_plain(state: Workshop, activity: Activity, language: str) -> dict[str, Any]:
    """Give what the quiz tells of its questions, reasons in the reader's language.

    ``items`` holds, by question, the correlation with the rest of the quiz: a question that
    those who know more get wrong more often is badly worded.
    """
    given = right_answers(state, activity)
    found = quiz_analysis(given)
    return {
        "people": len(given),
        "reliability": found.reliability.plain(),
        "why": found.reason.said(language) if found.reason else "",
        "items": {
            one.question: {
                "discrimination": one.discrimination.plain(),
                "why": one.reason.said(language) if one.reason else "",
            }
            for one in found.items
        },
    }
