"""Usefulness after use: what people who used the items say of them, and what goes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kit.domain.activities import Activity
from kit.domain.approval import USED, weakness
from kit.domain.refusal import Refusal
from kit.domain.workshop import Item, Workshop
from kit.evidence.ballots import ballots_on
from kit.language import N_
from kit.statistics.figure import Figure
from kit.statistics.intervals import mean_interval


def is_after_use(activity: Activity) -> bool:
    """Whether a vote asks people how useful something was when they had used it."""
    return activity.after_use and USED in activity.criteria


@dataclass(frozen=True, slots=True)
class Used:
    """What people who used an item say of it."""

    item: Item
    mean: Figure
    """Mean usefulness from 1 to 5, of ratings of the present wording, those on paper too."""
    weak: Refusal | None
    """Why it goes back for rework, by the rule that bars its approval."""


def after_use(state: Workshop, activity: str) -> list[Used]:
    """Give the usefulness of each item on the ballot, the weakest first.

    Empty unless the activity is a vote after use that asks for usefulness.
    """
    run = state.runs.get(activity)
    if run is None or not is_after_use(run.activity):
        return []
    found = []
    for item in state.on_ballot(run.activity):
        ballots = ballots_on(state, run.activity, item)
        marks = [_mark(value) for _, value in ballots.values]
        typed = sum(_mark(value) is not None for value in ballots.on_paper)
        mean = mean_interval([mark for mark in marks if mark is not None]).shown(known=typed)
        found.append(Used(item, mean, weakness(state, item, activity)))
    return sorted(found, key=lambda one: (one.mean.estimate or 6.0, one.item.id))


def _mark(value: object) -> int | None:
    return value.get(USED) if isinstance(value, Mapping) else None


def training(state: Workshop) -> list[Refusal]:
    """Say that nobody has rated the modules after use."""
    used = any(run.activity.after_use and state.box(key).turnout for key, run in state.runs.items())
    if used:
        return []
    return [Refusal(N_("Nobody has said how useful the modules were after use."))]
