"""Trials: telling how a wording went with a real client, and approving what was tried."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal

from pydantic import Field

from kit.domain.activities import CHANNELS, OUTCOMES, TRIED_BY
from kit.domain.approval import blockers
from kit.domain.commands import EVERYBODY, Actor, Answering, Command, Ref, Short
from kit.domain.events import Body, Event
from kit.domain.items import tidy
from kit.domain.refusal import Refusal
from kit.domain.rules.items import NO_ITEM, taking_answers
from kit.domain.workshop import Plan, Trial, Workshop
from kit.language import N_


class Try(Answering):
    """Tell how a wording went in a real dialogue; ``tried_at`` when it was sent later."""

    askers = EVERYBODY
    do: Literal["try"]
    item: Ref
    outcome: Short
    seconds: Annotated[float, Field(ge=0, le=36_000)] | None = None
    naturalness: Annotated[int, Field(ge=1, le=5)] | None = None
    channel: Short = ""
    by: Short = ""
    """Who tried; ``""`` where that was not said, and it is in no figure by who tried."""
    tried_at: Annotated[float, Field(ge=0)] | None = None


class PlanTrial(Command):
    """Plan how often a module is to be tried, and what counts as a success."""

    do: Literal["plan_trial"]
    item: Ref
    wanted: Annotated[int, Field(ge=1, le=1_000)]
    watch: Annotated[str, Field(max_length=500)] = ""


class Approve(Command):
    """Approve an adopted module that was tried in real dialogues."""

    do: Literal["approve"]
    item: Ref


class Conclude(Command):
    """Say what became of trying an idea."""

    do: Literal["conclude"]
    item: Ref
    note: Annotated[str, Field(max_length=1_000)]


class TrialPlanned(Body):
    """The facilitator planned how a module is tried; a later plan replaces the earlier one."""

    kind: Literal["trial_planned"] = "trial_planned"
    item: str
    wanted: int
    watch: str = ""
    """What counts as a success, said beforehand."""


class Tried(Body):
    """An employee tried a wording in a real dialogue."""

    kind: Literal["tried"] = "tried"
    activity: str
    item: str
    version: int
    outcome: str
    seconds: float | None = None
    """How long this part of the dialogue took."""
    naturalness: int | None = None
    channel: str = ""
    by: str = "other"
    tried_at: float | None = None
    """When it was, if the phone could send it only later; seconds since the epoch."""


class ItemApproved(Body):
    """A tried module was approved, in this version of its wording."""

    kind: Literal["item_approved"] = "item_approved"
    item: str
    version: int


class IdeaConcluded(Body):
    """What became of trying an idea, in the facilitator's words."""

    kind: Literal["idea_concluded"] = "idea_concluded"
    item: str
    note: str


def attempt(state: Workshop, actor: Actor, command: Try, now: float) -> list[Body] | Refusal:
    """Take down a trial."""
    activity = taking_answers(state, actor, command, now)
    if isinstance(activity, Refusal):
        return activity
    item = state.items.get(command.item)
    if item is None or item.kind != activity.kind or not item.seen:
        return NO_ITEM
    if item.decision == "drop":
        return Refusal(N_("This entry was dropped and is not tried any more."))
    choices = (
        (command.outcome, OUTCOMES, False),
        (command.channel, CHANNELS, True),
        (command.by, TRIED_BY, True),
    )
    for value, known, optional in choices:
        if value not in dict(known) and not (optional and not value):
            return Refusal(N_("Choose one of the offered answers."))
    tried_at = command.tried_at
    if tried_at is not None and not 0 <= now - tried_at <= _OLDEST:
        tried_at = None
    return [
        Tried(
            activity=activity.id,
            item=item.id,
            version=item.version,
            outcome=command.outcome,
            seconds=command.seconds,
            naturalness=command.naturalness,
            channel=command.channel,
            by=command.by,
            tried_at=tried_at,
        )
    ]


_OLDEST = 60 * 86_400.0
"""Seconds: a phone that was off longer than two months has a wrong clock."""


def plan(state: Workshop, _actor: Actor, command: PlanTrial, _now: float) -> list[Body] | Refusal:
    """Plan how often something is tried, and say beforehand what counts as a success."""
    item = state.items.get(command.item)
    if item is None or not item.seen:
        return NO_ITEM
    return [TrialPlanned(item=item.id, wanted=command.wanted, watch=tidy(command.watch))]


def conclude(
    state: Workshop, _actor: Actor, command: Conclude, _now: float
) -> list[Body] | Refusal:
    """Say what became of trying an idea, where no trial tells it."""
    item = state.items.get(command.item)
    if item is None or not item.seen or not state.kind(item.kind).concluded:
        return NO_ITEM
    note = tidy(command.note)
    if not note:
        return Refusal(N_("Write in a sentence what became of it."))
    return [] if note == item.note else [IdeaConcluded(item=item.id, note=note)]


def approve(state: Workshop, _actor: Actor, command: Approve, _now: float) -> list[Body] | Refusal:
    """Approve an adopted and tried item."""
    item = state.items.get(command.item)
    if item is None or not item.seen:
        return NO_ITEM
    if reasons := blockers(state, item):
        return reasons[0]
    if item.approved_version == item.version:
        return []
    return [ItemApproved(item=item.id, version=item.version)]


def _planned(w: Workshop, _: Event, b: TrialPlanned) -> None:
    w.items[b.item].plan = Plan(b.wanted, b.watch)


def _tried(w: Workshop, event: Event, b: Tried) -> None:
    when = b.tried_at if b.tried_at is not None else event.at
    w.items[b.item].trials.append(
        Trial(event.actor, when, b.version, b.outcome, b.seconds, b.naturalness, b.channel, b.by)
    )


def _approved(w: Workshop, _: Event, b: ItemApproved) -> None:
    w.items[b.item].approved_version = b.version


def _concluded(w: Workshop, _: Event, b: IdeaConcluded) -> None:
    w.items[b.item].note = b.note


STEPS: dict[type, Callable[[Workshop, Event, Any], None]] = {
    TrialPlanned: _planned,
    Tried: _tried,
    ItemApproved: _approved,
    IdeaConcluded: _concluded,
}
"""What each of the events does to the state."""
