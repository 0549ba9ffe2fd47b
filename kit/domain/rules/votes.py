"""Voting: which values count, and who may still give one."""

from __future__ import annotations

from typing import Any

from kit.domain.activities import APPROVAL, SCALE, Activity
from kit.domain.commands import Actor, Paper, Vote
from kit.domain.events import Body, PaperCounted, Voted, VotedSecretly
from kit.domain.folding import pair_key
from kit.domain.refusal import Refusal, Refused
from kit.domain.registry import type_of
from kit.domain.rules.items import taking_answers
from kit.domain.workshop import Item, Workshop
from kit.language import N_

_OUTSIDE = Refusal(N_("This vote is outside the scale. Choose one of the offered answers."))


def on_scale(activity: Activity, value: Any, item: Item | None = None) -> Refusal | None:
    """Say what is wrong with a value for this kind of vote; ``None`` when it is right.

    ``item`` is the question of a quiz, whose answers are the scale.
    """
    whole = isinstance(value, int) and not isinstance(value, bool)
    known = type_of(activity.does)
    right: bool
    if known.on_scale:
        right = known.on_scale(value, item)
    elif activity.method == "approval":
        right = isinstance(value, str) and value in dict(APPROVAL)
    elif activity.method == "dots":
        right = whole and 0 <= value <= activity.most
    elif activity.method == "pairwise":
        right = (
            isinstance(value, dict)
            and set(value) <= {"over", "tie"}
            and isinstance(value.get("over"), str)
            and isinstance(value.get("tie", False), bool)
        )
    else:
        low, high = SCALE
        right = (
            isinstance(value, dict)
            and bool(value)
            and set(value) <= set(activity.criteria)
            and all(type(v) is int and low <= v <= high for v in value.values())
        )
    return None if right else _OUTSIDE


def _on_ballot(state: Workshop, activity: Activity, item_id: str) -> Item:
    item = state.items.get(item_id)
    if item is None or item.kind != activity.kind or not item.stands:
        raise Refused(Refusal(N_("This entry is not on the ballot any more.")))
    return item


def _over_budget(state: Workshop, actor: Actor, activity: Activity, item: str, dots: int) -> bool:
    """Whether these dots are too many; those on what left the ballot have come back."""
    spent = 0
    box = state.box(activity.id)
    for other in box.given.get(actor.id, ()):
        version, value = box.votes.get(other, {}).get(actor.id, (0, None))
        now = state.items[other]
        if other != item and now.stands and version == now.version and isinstance(value, int):
            spent += value
    return spent + dots > activity.budget


def _asked(
    state: Workshop, actor: Actor, command: Vote | Paper, now: float
) -> tuple[Activity, Item]:
    """Give the ballot and the item that a vote names, if it may be given now."""
    activity = taking_answers(state, actor, command, now)
    return activity, _on_ballot(state, activity, command.item)


def vote(state: Workshop, actor: Actor, command: Vote, now: float) -> list[Body] | Refusal:
    """Take down a vote; until the activity closes a later one replaces it."""
    activity, item = _asked(state, actor, command, now)
    if wrong := type_of(activity.does).barred(Vote, state, state.runs[activity.id]):
        return wrong
    if activity.method == "pairwise":
        return _pair(state, actor, activity, item, command.value)
    if activity.privacy == "secret":
        wrong = on_scale(activity, command.value, item)
        return wrong or secretly(state, actor, activity, item.id)
    value: Any = command.value
    if value is not None and (wrong := on_scale(activity, value, item)):
        return wrong
    if activity.method == "dots":
        if _over_budget(state, actor, activity, item.id, value or 0):
            return Refusal(
                N_("You have {budget} dots altogether. Take one back somewhere else first."),
                {"budget": activity.budget},
            )
        value = value or None
    if activity.method == "ratings" and value is not None:
        value = _with_earlier(state, actor, activity, item, value)
    return [Voted(activity=activity.id, item=item.id, version=item.version, value=value)]


def _with_earlier(
    state: Workshop, actor: Actor, activity: Activity, item: Item, value: dict[str, int]
) -> dict[str, int]:
    """Add ratings by other criteria that this person gave to the same wording before."""
    earlier = state.box(activity.id).votes.get(item.id, {}).get(actor.id)
    if earlier and earlier[0] == item.version and isinstance(earlier[1], dict):
        return {**earlier[1], **value}  # type: ignore[dict-item]  # ratings hold whole numbers
    return value


def _pair(
    state: Workshop, actor: Actor, activity: Activity, item: Item, value: Any
) -> list[Body] | Refusal:
    """Take down which of two wordings somebody prefers."""
    if wrong := on_scale(activity, value):
        return wrong
    rival = _on_ballot(state, activity, str(value["over"]))
    if rival is item:
        return _OUTSIDE
    if activity.privacy == "secret":
        return secretly(state, actor, activity, *pair_key(item.id, rival.id))
    return [Voted(activity=activity.id, item=item.id, version=item.version, value=value)]


def secretly(
    state: Workshop, actor: Actor, activity: Activity, item: str, other: str = ""
) -> list[Body] | Refusal:
    """Note that somebody voted; the ballot itself goes to the urn, unsigned."""
    what = "|".join(pair_key(item, other)) if other else item
    if what in state.box(activity.id).secret.get(actor.id, ()):
        return Refusal(N_("This ballot is secret and already in the urn: it cannot be changed."))
    return [VotedSecretly(activity=activity.id, item=item, other=other)]


def paper(state: Workshop, actor: Actor, command: Paper, now: float) -> list[Body] | Refusal:
    """Enter votes given on paper: how many people chose a value."""
    activity, item = _asked(state, actor, command, now)
    if activity.method == "pairwise":
        return Refusal(N_("Pairs cannot be voted on paper. Choose another way of voting."))
    if wrong := on_scale(activity, command.value, item):
        return wrong
    value: Any = command.value
    return [
        PaperCounted(
            activity=activity.id, item=item.id, version=item.version, value=value,
            count=command.count,
        )
    ]  # fmt: skip
