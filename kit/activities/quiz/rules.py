"""The rules of a quiz: what it asks, and when what was right may be shown."""

from __future__ import annotations

from typing import Any, Literal

from kit.activities.quiz.questions import options_of, questions_from
from kit.domain.activities import Activity
from kit.domain.commands import Actor, Answering
from kit.domain.events import Body, ItemAdded
from kit.domain.refusal import Refusal
from kit.domain.rules.items import fields_of, next_item, taking_answers
from kit.domain.workshop import Item, Run, Workshop
from kit.language import N_


class MakeQuestions(Answering):
    """Add the questions that the standard gives, as far as they were never asked."""

    do: Literal["make_questions"]


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


def told_already(_state: Workshop, run: Run) -> Refusal | None:
    """Say that an answer comes after the right ones were shown."""
    if not run.shown:
        return None
    return Refusal(N_("The right answers are shown already: this one would not count."))


def make_questions(
    state: Workshop, actor: Actor, command: MakeQuestions, now: float
) -> list[Body] | Refusal:
    """Add every question that the standard gives, in the workshop's language."""
    activity = taking_answers(state, actor, command, now)
    made: list[Body] = []
    for told in questions_from(state, state.language):
        made.append(
            ItemAdded(
                item=next_item(state, after=len(made)),
                activity=activity.id,
                item_kind=activity.kind,
                fields=fields_of(state, activity.kind, told),
            )
        )
    return made or _NOTHING


_NOTHING = Refusal(
    N_(
        "The standard gives no further question: that takes speech modules adopted for at least "
        "two situations, or a STOP-phrase beside one."
    )
)
