"""The rules of a quiz: what it asks, and when what was right may be shown."""

from __future__ import annotations

from typing import Any

from kit.activities.quiz.answers import options_of
from kit.domain.activities import Activity
from kit.domain.refusal import Refusal
from kit.domain.workshop import Item, Run, Workshop
from kit.language import N_


def unfit(activity: Activity) -> Refusal | None:
    """Say that a quiz is about something else than questions, or answered in another way."""
    if (activity.kind, activity.method) == ("question", "choice"):
        return None
    return Refusal(N_("A quiz asks questions, each with answers to choose from."))


def answer_of(value: Any, item: Item | None) -> bool:
    """Whether a value is the place of one of the answers to a question."""
    return type(value) is int and item is not None and 0 <= value < len(options_of(item))


def shown_before(_state: Workshop, run: Run) -> Refusal | None:
    """Say that a quiz whose answers were shown cannot be opened again."""
    if not run.told:
        return None
    return Refusal(N_("The right answers were shown already. Ask again in a quiz of its own."))


def still_open(_state: Workshop, run: Run) -> Refusal | None:
    """Say that a quiz has to be closed before its answers are shown."""
    if run.state != "open":
        return None
    return Refusal(N_("Close the quiz first: everybody will see which answers are right."))


def told_already(_state: Workshop, run: Run) -> Refusal | None:
    """Say that an answer comes after the right ones were shown."""
    if not run.shown:
        return None
    return Refusal(N_("The right answers are shown already: this one would not count."))
