"""Role plays: who takes part, the draw of roles, and the observers' sheets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal

from pydantic import Field

from kit.activities.coverage.conflict_ways import ends_of
from kit.activities.role_play.draw import cannot_draw, draw_round
from kit.activities.role_play.play import (
    Play,
    RolesDrawn,
    Scored,
    TakesPart,
    play_of,
    plays,
    points_of,
)
from kit.domain.commands import PHONES, Actor, Answering, Ref
from kit.domain.events import Body, Event
from kit.domain.refusal import Refusal
from kit.domain.rules.items import NO_ITEM, offered, taking_answers
from kit.domain.workshop import Item, Workshop
from kit.language import N_


class TakePart(Answering):
    """Take part in the role plays of an activity, or no longer."""

    askers = PHONES
    do: Literal["take_part"]
    on: bool = True


class DrawRoles(Answering):
    """Draw a round of role plays among those who take part.

    With ``handover`` nobody is drawn: each client goes on to the next group's employee, with
    the same situation, so that one client is served by several.
    """

    do: Literal["draw"]
    handover: bool = False


class Score(Answering):
    """Fill in the sheet of one's own group: which points were said, in any words."""

    askers = PHONES
    do: Literal["score"]
    item: Ref
    points: Annotated[list[bool], Field(max_length=30)]
    naturalness: Annotated[int, Field(ge=1, le=5)] | None = None
    way: Ref | None = None
    """In a conflict, the step where the talk ended."""


_SEVERAL = 2


def modules_for(state: Workshop, situation: str) -> list[Item]:
    """Give the speech modules of a situation, or of what it was merged into, adopted first."""
    around = state.standing(situation)
    found = [
        item for item in state.kept("speech_module") if around and state.around(item) == around.id
    ]
    return sorted(found, key=lambda item: item.decision != "adopt")


def take_part(state: Workshop, actor: Actor, command: TakePart, now: float) -> list[Body] | Refusal:
    """Take part in the role plays, or leave them."""
    activity = taking_answers(state, actor, command, now)
    if (actor.id in play_of(state, activity.id).ready) == command.on:
        return []
    return [TakesPart(activity=activity.id, on=command.on)]


def draw(state: Workshop, _actor: Actor, command: DrawRoles, _now: float) -> list[Body] | Refusal:
    """Draw a round: new groups, roles turn, every situation comes before one comes again."""
    run = state.runs.get(command.activity)
    if run is None or run.activity.does != "play":
        return Refusal(N_("This activity does not take such an answer."))
    if run.state != "open":
        return Refusal(N_("Open the role plays first, so that people can take part."))
    play = play_of(state, command.activity)
    if command.handover:
        return _hand_over(command.activity, play)
    situations = [item.id for item in state.on_ballot(run.activity)]
    if refusal := cannot_draw(situations, play.ready):
        return refusal
    types = list(offered(state)("client_type"))
    groups = draw_round(situations, types, play.ready, command.activity, play.rounds)
    return [RolesDrawn(activity=command.activity, round=len(play.rounds) + 1, groups=groups)]


def _hand_over(activity: str, play: Play) -> list[Body] | Refusal:
    """Let every client go on to the next group, and be served there in the same situation."""
    groups = play.rounds[-1] if play.rounds else ()
    if len(groups) < _SEVERAL:
        return Refusal(
            N_("A client is handed over from one group to another: draw two groups at least.")
        )
    if not {who for group in groups for who in group.roles} <= set(play.ready):
        return Refusal(N_("Somebody of this round takes no longer part: draw a new round."))
    told = []
    for before, here in zip((groups[-1], *groups), groups, strict=False):
        stay = {who: role for who, role in here.roles.items() if role != "client"}
        comes = {who: role for who, role in before.roles.items() if role == "client"}
        told.append(before.model_copy(update={"roles": stay | comes}))
    return [RolesDrawn(activity=activity, round=len(play.rounds) + 1, groups=tuple(told))]


def score(state: Workshop, actor: Actor, command: Score, now: float) -> list[Body] | Refusal:
    """Take down a group's sheet; a later one of the same group replaces it."""
    activity = taking_answers(state, actor, command, now)
    play = play_of(state, activity.id)
    place = play.place_of(actor.id)
    if place is None:
        return Refusal(N_("You are in no group of this round. Tap “I take part” for the next one."))
    group, one = place
    if one.roles[actor.id] != "observer" and "observer" in one.roles.values():
        return Refusal(N_("In your group the observer fills in the sheet."))
    item = state.items.get(command.item)
    around = state.standing(one.situation)
    if item is None or not item.seen or around is None or state.around(item) != around.id:
        return NO_ITEM
    if len(command.points) != len(points_of(item)):
        return Refusal(N_("The sheet has changed. Reload the page and fill it in again."))
    if command.way and command.way not in [end.id for end in ends_of(state, around.id)]:
        return Refusal(N_("This conflict has other ends by now. Choose again."))
    return [
        Scored(
            activity=activity.id, round=len(play.rounds), group=group, item=item.id,
            version=item.version, points=tuple(command.points), naturalness=command.naturalness,
            way=command.way or "",
        )
    ]  # fmt: skip


def _kept(w: Workshop, activity: str) -> Play:
    return plays(w, keep=True).setdefault(activity, Play())


def _takes_part(w: Workshop, event: Event, b: TakesPart) -> None:
    ready = _kept(w, b.activity).ready
    if b.on and event.actor not in ready:
        ready.append(event.actor)
    elif not b.on and event.actor in ready:
        ready.remove(event.actor)


def _drawn(w: Workshop, _: Event, b: RolesDrawn) -> None:
    _kept(w, b.activity).rounds.append(b.groups)


def _scored(w: Workshop, _: Event, b: Scored) -> None:
    _kept(w, b.activity).scores[b.round, b.group] = b


STEPS: dict[type, Callable[[Workshop, Event, Any], None]] = {
    TakesPart: _takes_part,
    RolesDrawn: _drawn,
    Scored: _scored,
}
"""What each of the events does to the state."""


def training(state: Workshop) -> list[Refusal]:
    """Say that no group has filled in a sheet."""
    if any(play.scores for play in plays(state).values()):
        return []
    return [Refusal(N_("No role play has a filled-in sheet."))]
