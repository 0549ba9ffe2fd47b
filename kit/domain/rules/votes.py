"""Voting: which values count, and who may still give one."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from kit.domain.activities import APPROVAL, SCALE, Activity
from kit.domain.commands import Actor, Paper, Vote
from kit.domain.events import PaperCounted, Voted, VotedSecretly
from kit.domain.folding import pair_key
from kit.domain.refusal import Refusal
from kit.domain.rules.items import taking_answers
from kit.domain.workshop import Item, Workshop
from kit.language import N_

_OUTSIDE = Refusal(N_("This vote is outside the scale. Choose one of the offered answers."))


def on_scale(activity: Activity, value: Any) -> Refusal | None:  # noqa: ANN401 - any JSON
    """Say what is wrong with a value for this kind of vote; ``None`` when it is right."""
    whole = isinstance(value, int) and not isinstance(value, bool)
    if activity.method == "approval":
        right = value in APPROVAL if isinstance(value, str) else False
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


def _on_ballot(state: Workshop, activity: Activity, item_id: str) -> Item | Refusal:
    item = state.items.get(item_id)
    if item is None or item.kind != activity.kind or not item.seen or item.decision == "drop":
        return Refusal(N_("This entry is not on the ballot any more."))
    return item


def _over_budget(state: Workshop, actor: Actor, activity: Activity, item: str, dots: int) -> bool:
    votes = state.box(activity.id).votes
    spent = sum(
        int(given[actor.id][1])  # type: ignore[arg-type]  # dots are whole numbers
        for other, given in votes.items()
        if other != item and actor.id in given
    )
    return spent + dots > activity.budget


def vote(state: Workshop, actor: Actor, command: Vote, now: float) -> list[BaseModel] | Refusal:
    """Take down a vote; until the activity closes a later one replaces it."""
    activity = taking_answers(state, actor, command.activity, now, "vote")
    if isinstance(activity, Refusal):
        return activity
    item = _on_ballot(state, activity, command.item)
    if isinstance(item, Refusal):
        return item
    value: Any = command.value
    if value is None and activity.method != "pairwise" and activity.privacy != "secret":
        return [Voted(activity=activity.id, item=item.id, version=item.version, value=None)]
    if wrong := on_scale(activity, value):
        return wrong
    other = ""
    if activity.method == "pairwise":
        other = str(value["over"])
        rival = _on_ballot(state, activity, other)
        if isinstance(rival, Refusal):
            return rival
        if other == item.id:
            return _OUTSIDE
    if activity.privacy == "secret":
        return _secretly(state, actor, activity, item.id, other)
    if activity.method == "dots" and _over_budget(state, actor, activity, item.id, value):
        return Refusal(
            N_("You have {budget} dots altogether. Take one back somewhere else first."),
            {"budget": activity.budget},
        )
    if activity.method == "dots" and value == 0:
        value = None
    if activity.method == "ratings":
        earlier = state.box(activity.id).votes.get(item.id, {}).get(actor.id)
        if earlier and earlier[0] == item.version and isinstance(earlier[1], dict):
            value = {**earlier[1], **value}
    return [Voted(activity=activity.id, item=item.id, version=item.version, value=value)]


def _secretly(
    state: Workshop, actor: Actor, activity: Activity, item: str, other: str
) -> list[BaseModel] | Refusal:
    """Note that somebody voted; the ballot itself goes to the urn, unsigned."""
    what = "|".join(pair_key(item, other)) if other else item
    if what in state.box(activity.id).secret.get(actor.id, ()):
        return Refusal(N_("This ballot is secret and already in the urn: it cannot be changed."))
    return [VotedSecretly(activity=activity.id, item=item, other=other)]


def paper(state: Workshop, actor: Actor, command: Paper, now: float) -> list[BaseModel] | Refusal:
    """Enter votes given on paper: how many people chose a value."""
    activity = taking_answers(state, actor, command.activity, now, "vote")
    if isinstance(activity, Refusal):
        return activity
    item = _on_ballot(state, activity, command.item)
    if isinstance(item, Refusal):
        return item
    if activity.method == "pairwise":
        return Refusal(N_("Pairs cannot be voted on paper. Choose another way of voting."))
    if wrong := on_scale(activity, command.value):
        return wrong
    value: Any = command.value
    return [
        PaperCounted(
            activity=activity.id, item=item.id, version=item.version, value=value,
            count=command.count,
        )
    ]  # fmt: skip
