"""Trials: telling how a wording went with a real client, and approving what was tried."""

from __future__ import annotations

from kit.domain.activities import CHANNELS, OUTCOMES, TRIED_BY
from kit.domain.commands import Actor, Approve, PlanTrial, Try
from kit.domain.events import Body, ItemApproved, TrialPlanned, Tried
from kit.domain.items import tidy
from kit.domain.refusal import Refusal
from kit.domain.rules.items import NO_ITEM, taking_answers
from kit.domain.workshop import Item, Workshop
from kit.language import N_

_UNTRIED = Refusal(N_("Nobody has tried this wording in a real dialogue yet."))
_UNADOPTED = Refusal(N_("Adopt it first: only what stands in the draft is approved."))
_REWORDED = Refusal(N_("The wording changed after its trials. Have the new one tried too."))
_FAILED = Refusal(N_("No trial of this wording worked. Send it back for rework."))


def attempt(state: Workshop, actor: Actor, command: Try, now: float) -> list[Body] | Refusal:
    """Take down a trial."""
    activity = taking_answers(state, actor, command.activity, now, "try")
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
        (command.by, TRIED_BY, False),
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


_ENOUGH = 5
_USEFUL = 3.0
"""Least mean usefulness after use, on the scale from 1 to 5, and the ratings it takes."""

_OLDEST = 60 * 86_400.0
"""Seconds: a phone that was off longer than two months has a wrong clock."""


def plan(state: Workshop, _actor: Actor, command: PlanTrial, _now: float) -> list[Body] | Refusal:
    """Plan how often something is tried, and say beforehand what counts as a success."""
    item = state.items.get(command.item)
    if item is None or not item.seen:
        return NO_ITEM
    return [TrialPlanned(item=item.id, wanted=command.wanted, watch=tidy(command.watch))]


def blockers(item: Item) -> list[Refusal]:
    """Give in words why an item cannot be approved yet; empty when it can."""
    now = [trial for trial in item.trials if trial.version == item.version]
    found = []
    if item.decision != "adopt":
        found.append(_UNADOPTED)
    if not item.trials:
        found.append(_UNTRIED)
    elif not now:
        found.append(_REWORDED)
    elif not any(trial.outcome == "worked" for trial in now):
        found.append(_FAILED)
    return found


def weakness(state: Workshop, item: Item) -> Refusal | None:
    """Say that an item proved of little use after use, which sends it back for rework.

    Counts ratings of usefulness in the test-training, on the present wording, from five on.
    """
    for key, run in state.runs.items():
        activity = run.activity
        if activity.session != "test-training" or "usefulness" not in activity.criteria:
            continue
        given = state.box(key).votes.get(item.id, {}).values()
        marks = [
            value["usefulness"]
            for version, value in given
            if version == item.version and isinstance(value, dict) and "usefulness" in value
        ]
        numbers = [mark for mark in marks if isinstance(mark, int)]
        if len(numbers) >= _ENOUGH and sum(numbers) / len(numbers) < _USEFUL:
            mean = round(sum(numbers) / len(numbers), 1)
            return Refusal(
                N_("After use it was rated {mean} of 5 for usefulness: send it back for rework."),
                {"mean": mean},
            )
    return None


def approve(state: Workshop, _actor: Actor, command: Approve, _now: float) -> list[Body] | Refusal:
    """Approve an adopted and tried item."""
    item = state.items.get(command.item)
    if item is None or not item.seen:
        return NO_ITEM
    if reasons := [*blockers(item), *filter(None, [weakness(state, item)])]:
        return reasons[0]
    if item.approved_version == item.version:
        return []
    return [ItemApproved(item=item.id, version=item.version)]
