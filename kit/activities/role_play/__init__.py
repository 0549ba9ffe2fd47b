"""Role plays in groups of three: client, employee, observer with a sheet."""

from __future__ import annotations

from kit.activities.role_play.commands import DrawRoles, Score, TakePart
from kit.activities.role_play.events import RolesDrawn, Scored, TakesPart
from kit.activities.role_play.lacks import training
from kit.activities.role_play.play import play_of
from kit.activities.role_play.rules import STEPS, draw, score, take_part
from kit.activities.role_play.views import role_part, round_part
from kit.domain.activities import ROLES, Activity
from kit.domain.activity_type import ActivityType, Changes
from kit.domain.workshop import Run, Workshop
from kit.language import N_

_CARDS = Changes(for_all=frozenset({"role", "turnout", "round"}))


def _taking_part(state: Workshop, activity: Activity) -> set[str]:
    return set(play_of(state, activity.id).ready)


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
    rules={TakePart: take_part, DrawRoles: draw, Score: score},
    steps=STEPS,
    state=dict,
    changes={
        RolesDrawn: _CARDS,
        Scored: _CARDS,
        TakesPart: Changes(frozenset({"turnout"}), for_actor=frozenset({"role"})),
    },
    follows_items=frozenset({"role"}),
    parts={"role": role_part},
    wall_parts={"round": round_part},
    names=_names,
    voters=_taking_part,
    phone="phone.js",
    wall="wall.js",
    simulated="kit.activities.role_play.simulated:play",
    lacks={"test-training": training},
    chapters="kit.activities.role_play.chapter:CHAPTERS",
)
