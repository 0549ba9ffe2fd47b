"""Role plays in groups of three: client, employee, observer with a sheet."""

from __future__ import annotations

from kit.activities.role_play import rules, views
from kit.activities.role_play.play import RolesDrawn, Scored, TakesPart, play_of, plays
from kit.domain.activities import ROLES, Activity
from kit.domain.activity_type import ActivityType, Changes
from kit.domain.workshop import Run, Workshop
from kit.language import N_

_CARDS = Changes(for_all=frozenset({"role", "turnout", "round"}))


def _taking_part(state: Workshop, activity: Activity) -> set[str]:
    return set(play_of(state, activity.id).ready)


def _left(state: Workshop, who: str) -> None:
    """Draw somebody who was taken out no more."""
    for play in plays(state).values():
        play.ready = [one for one in play.ready if one != who]


def _names(state: Workshop, run: Run, who: str) -> frozenset[str]:
    played = play_of(state, run.activity.id).place_of(who)
    return frozenset({"role", "round"}) if played else frozenset()


ACTIVITY = ActivityType(
    key="play",
    title=N_("Role plays"),
    call="kit.activities.role_play.call:play",
    desk="kit.activities.role_play.desk:RolePlays",
    answered=True,
    offers={"role": ROLES},
    rules={
        rules.TakePart: rules.take_part,
        rules.DrawRoles: rules.draw,
        rules.Score: rules.score,
    },
    steps=rules.STEPS,
    state=dict,
    left=_left,
    changes={
        RolesDrawn: _CARDS,
        Scored: _CARDS,
        TakesPart: Changes(frozenset({"turnout"}), for_actor=frozenset({"role"})),
    },
    follows_items=frozenset({"role"}),
    parts={"role": views.role_part},
    wall_parts={"round": views.round_part},
    names=_names,
    voters=_taking_part,
    phone="phone.js",
    wall="wall.js",
    simulated="kit.activities.role_play.simulated:play",
    lacks={"test-training": rules.training},
    chapters="kit.activities.role_play.chapter:CHAPTERS",
)
