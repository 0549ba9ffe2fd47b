"""Trials: how a wording went in real dialogues, told for weeks."""

from __future__ import annotations

from kit.activities.trials import lacks, rules, views
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
    rules={
        rules.Try: rules.attempt,
        rules.PlanTrial: rules.plan,
        rules.Approve: rules.approve,
        rules.Conclude: rules.conclude,
    },
    steps=rules.STEPS,
    changes={
        rules.TrialPlanned: Changes(frozenset({"items", "beside", "picture"})),
        rules.ItemApproved: Changes(frozenset({"items", "results", "picture"})),
        rules.Tried: Changes(
            frozenset({"turnout", "picture"}), for_actor=frozenset({"items", "beside"})
        ),
    },
    items=views.items,
    follows_items=frozenset({"picture"}),
    wall_parts={"picture": views.picture},
    item=views.to_try,
    deals=lambda state, run: state.listed(run.activity.kind, "to_try"),
    deals_own=True,
    voters=views.voters,
    phone="phone.js",
    wall="wall.js",
    simulated="kit.activities.trials.simulated:tell_trial",
    lacks={"trials": lacks.trials, "draft": lacks.draft},
    chapters="kit.activities.trials.chapter:CHAPTERS",
)
