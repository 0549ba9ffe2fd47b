"""Who voted, by what people said of themselves when they joined: how many, never what.

A secret vote has it too, since its urn knows who has voted. Paper is nobody's.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from kit.activities.vote import voters
from kit.domain.rules.people import GROUPS
from kit.domain.workshop import Workshop
from kit.evidence.presence import Presence, presence
from kit.language.texts import normalised


@dataclass(frozen=True, slots=True)
class Turnout:
    """The turnout of one vote by role, by experience or by branch."""

    grouping: str
    shown: tuple[Presence, ...]
    """The groups that may be shown, in the words of the first who said them, largest first."""
    small: int
    """How many groups are not shown: too small, or they would give one away."""


def turnout_by_group(state: Workshop, activity: str) -> tuple[Turnout, ...]:
    """Give, for each way people grouped themselves, how many of a group have voted.

    Of those who joined, and of them alone: the facilitator's own entries are in no group.
    Groups compare by their words, case and spaces aside. Nothing before the first vote.
    """
    people = state.participants
    voted = voters(state, state.runs[activity].activity) & people.keys()
    found = []
    for grouping in GROUPS if voted else ():
        told = {who: state.group_in(activity, who, grouping) for who in people}
        words: dict[str, str] = {}
        for word in filter(None, told.values()):
            words.setdefault(normalised(word), word)
        if not words:
            continue
        of = Counter(map(normalised, told.values()))
        groups = presence(of, Counter(normalised(told[who]) for who in voted))
        shown = tuple(
            Presence(words[one.group], one.size, one.here, one.missing)
            for one in groups
            if one.size is not None
        )
        found.append(Turnout(grouping, shown, len(groups) - len(shown)))
    return tuple(found)
