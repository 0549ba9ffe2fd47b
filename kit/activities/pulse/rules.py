"""A pulse: how far people agree with a statement or two, asked in secret; what they see of it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from kit.domain.activities import PULSE_ITEM, Activity
from kit.domain.commands import PHONES, Actor, Answering
from kit.domain.events import Body
from kit.domain.refusal import Refusal
from kit.domain.rules.items import taking_answers
from kit.domain.rules.votes import on_scale, secretly
from kit.domain.workshop import Run, Workshop
from kit.language import N_
from kit.room.protocol import ItemPart


class Pulse(Answering):
    """Answer a pulse: how far one agrees with each statement, from 1 to 5."""

    askers = PHONES
    do: Literal["answer"]
    values: Annotated[dict[str, int], Field(max_length=6)]


def answer(state: Workshop, actor: Actor, command: Pulse, now: float) -> list[Body] | Refusal:
    """Take down a pulse: always secret, once for everybody, all statements at once."""
    activity = taking_answers(state, actor, command, now)
    if set(command.values) != set(activity.criteria):
        return Refusal(N_("Answer every statement, please."))
    wrong = on_scale(activity, command.values)
    return wrong or secretly(state, actor, activity, PULSE_ITEM)


def unfit(activity: Activity) -> Refusal | None:
    """Say that a pulse is not secret, or asks nothing."""
    if activity.privacy == "secret" and activity.criteria:
        return None
    return Refusal(N_("A pulse is always secret and asks at least one statement."))


def items(state: Workshop, run: Run, who: str) -> list[ItemPart]:
    """Give the one entry of a pulse: whether somebody has answered it."""
    answered = PULSE_ITEM in state.box(run.activity.id).secret.get(who, ())
    asked: ItemPart = {"id": PULSE_ITEM, "kind": "", "fields": {}, "version": 1, "mine": False}
    return [asked | {"my_vote": "secret" if answered else None}]
