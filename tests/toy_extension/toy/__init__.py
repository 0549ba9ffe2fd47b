"""The activity “mood”: everybody taps how the day was."""

from __future__ import annotations

from kit.domain.activity_type import ActivityType, Changes
from toy.mood import Feel, Felt, feel, felt, how_many, items, moods

MOOD = ActivityType(
    key="mood",
    title="Mood",
    call="toy.call:mood",
    desk="toy.desk:Mood",
    needs_kind=False,
    answered=True,
    reveals=True,
    rules={Feel: feel},
    steps={Felt: felt},
    state=dict,
    changes={
        Felt: Changes(frozenset({"turnout", "results"}), for_actor=frozenset({"items", "mood"}))
    },
    items=items,
    parts={"mood": lambda state, run, who: moods(state, run.activity.id).get(who)},
    results=how_many,
    voters=lambda state, activity: moods(state, activity.id).keys(),
    phone="phone.js",
    wall="wall.js",
    simulated="toy.simulated:mood",
    chapters="toy.chapter:CHAPTERS",
)
