"""Which ways through conflicts were taken in role plays, and which nobody has taken yet."""

from __future__ import annotations

from collections import Counter

from kit.activities.coverage.conflict_ways import steps_of, ways
from kit.activities.role_play.play import plays
from kit.domain.numbers import numbers
from kit.domain.refusal import Refusal
from kit.domain.workshop import Workshop
from kit.language import N_
from kit.language.texts import first_few


def ways_played(state: Workshop) -> Counter[str]:
    """Count, by the step where it ends, on how many sheets a way was taken."""
    told = (sheet.way for play in plays(state).values() for sheet in play.scores.values())
    return Counter(item.id for way in told if way and (item := state.standing(way)))


def way_lacks(state: Workshop) -> list[Refusal]:
    """Say which ways no role play has taken; nothing while no sheet at all is filled in."""
    if not any(play.scores for play in plays(state).values()):
        return []
    number, taken = numbers(state), ways_played(state)
    found = [
        number[step.id]
        for conflict, steps in ways(state, steps_of(state)).conflicts
        for step in steps
        if conflict and not step.next and not taken[step.id]
    ]
    if not found:
        return []
    text = N_("Ways through a conflict that no role play has taken, by their ends: {which}")
    return [Refusal(text, {"which": first_few(state.language, found)})]
