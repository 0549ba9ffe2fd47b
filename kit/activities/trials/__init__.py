"""Trials: how a wording went in real dialogues, told for weeks."""

from __future__ import annotations

from kit.activities.trials.commands import Approve, Conclude, PlanTrial, Try
from kit.activities.trials.events import ItemApproved, TrialPlanned, Tried
from kit.activities.trials.lacks import draft, trials
from kit.activities.trials.rules import STEPS, approve, attempt, conclude, plan
from kit.activities.trials.views import items, voters
from kit.domain.activities import CHANNELS, OUTCOMES, TRIED_BY
from kit.domain.activity_type import ActivityType, Changes
from kit.language import N_

ACTIVITY = ActivityType(
    key="try",
    title=N_("Trials: {kinds}"),
    call="kit.activities.trials.call:trials",
    desk="kit.activities.trials.desk:Trials",
    answered=True,
    beside=True,
    offers={"outcome": OUTCOMES, "channel": CHANNELS, "by": TRIED_BY},
    rules={Try: attempt, PlanTrial: plan, Approve: approve, Conclude: conclude},
    steps=STEPS,
    changes={
        TrialPlanned: Changes(frozenset({"items", "beside"})),
        ItemApproved: Changes(frozenset({"items", "results"})),
        Tried: Changes(frozenset({"turnout"}), for_actor=frozenset({"items", "beside"})),
    },
    items=items,
    voters=voters,
    phone="phone.js",
    wall="wall.js",
    simulated="kit.activities.trials.simulated:tell_trial",
    lacks={"trials": trials, "draft": draft},
    chapters="kit.activities.trials.chapter:CHAPTERS",
)
