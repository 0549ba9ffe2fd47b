"""Usefulness after use: what people who used the items say of them in the test-training."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kit.activities.quiz.item_analysis import usefulness
from kit.domain.activities import Activity
from kit.domain.approval import WEAK
from kit.domain.refusal import Refusal
from kit.domain.workshop import Item, Workshop
from kit.evidence.ballots import ballots_on
from kit.evidence.results import text_of
from kit.statistics.intervals import Interval

_SESSION, _CRITERION = "test-training", "usefulness"


def after_use(state: Workshop, activity: str, language: str) -> list[dict[str, Any]]:
    """Give the usefulness of each item on the ballot, the weakest first, as plain JSON.

    Empty unless the activity is a vote of the test-training that asks for usefulness. Each
    has ``id``, ``text``, ``n`` ratings, ``mean`` (an interval on the scale from 1 to 5, or
    ``None`` under five ratings, where ``why`` says so) and ``rework``: whether it goes back,
    because the mean is under :data:`kit.domain.approval.USEFUL`; then ``weak`` is the reason in
    words. Only ratings of the present
    wording count, those on paper too.
    """
    run = state.runs.get(activity)
    if run is None or run.activity.session != _SESSION or _CRITERION not in run.activity.criteria:
        return []
    items = {item.id: item for item in state.on_ballot(run.activity)}
    found = usefulness({key: _marks(state, run.activity, item) for key, item in items.items()})
    return [
        {
            "id": one.item,
            "text": text_of(items[one.item]),
            "n": one.mean.n,
            "mean": one.mean.plain(),
            "rework": one.rework,
            "weak": _weak(one.mean, language) if one.rework else "",
            "decision": items[one.item].decision,
            "why": one.reason.said(language) if one.reason else "",
        }
        for one in found
    ]


def _weak(mean: Interval, language: str) -> str:
    """Give the reason to send an item back, in the words of the rule that bars its approval."""
    return Refusal(WEAK, {"mean": round(mean.estimate or 0.0, 1)}).said(language)


def _marks(state: Workshop, activity: Activity, item: Item) -> list[int]:
    given = [value for _, value in ballots_on(state, activity, item).values]
    return [
        int(value[_CRITERION])
        for value in given
        if isinstance(value, Mapping) and _CRITERION in value
    ]
