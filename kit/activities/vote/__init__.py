"""A vote on all items of a kind."""

from __future__ import annotations

from kit.activities.vote.after_use import training
from kit.activities.vote.views import pair_part
from kit.domain.activities import APPROVAL, Activity
from kit.domain.activity_type import ActivityType, Changes
from kit.domain.commands import Paper, Vote
from kit.domain.events import PaperCounted, ResultsShown, UrnEmptied
from kit.domain.workshop import Workshop
from kit.evidence.results_map import wall_map
from kit.language import N_
from kit.room.item_views import ballot, on_ballot


def voters(state: Workshop, activity: Activity) -> set[str]:
    """Give who has a vote in the box of an activity."""
    return {who for who, n in state.box(activity.id).voters.items() if n > 0}


ACTIVITY = ActivityType(
    key="vote",
    title=N_("Vote: {kinds}"),
    call="kit.activities.vote.call:vote",
    reveals=True,
    desk="kit.activities.vote.desk:Vote",
    answered=True,
    ballot=True,
    tallied=True,
    shows_others=True,
    offers={"value": APPROVAL},
    takes=frozenset({Vote, Paper}),
    items=ballot,
    item=on_ballot,
    deals=lambda state, run: state.listed(run.activity.kind, "stands"),
    parts={"pair": pair_part},
    changes=dict.fromkeys((ResultsShown, UrnEmptied, PaperCounted), Changes(frozenset({"map"}))),
    follows_items=frozenset({"map"}),
    wall_parts={"map": wall_map},
    voters=voters,
    phone="phone.js",
    wall="wall.js",
    simulated="kit.activities.vote.simulated:vote",
    lacks={"test-training": training},
    chapters="kit.activities.vote.chapter:CHAPTERS",
)
