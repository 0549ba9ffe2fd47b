"""The role plays of an activity: who takes part, the rounds, and the sheets."""

from __future__ import annotations

from dataclasses import dataclass, field

from kit.activities.role_play.events import DrawnGroup, Scored
from kit.domain.registry import own
from kit.domain.workshop import Workshop


@dataclass(slots=True)
class Play:
    """The role plays of one activity."""

    ready: list[str] = field(default_factory=list)
    """Who takes part, in the order they said so."""
    rounds: list[tuple[DrawnGroup, ...]] = field(default_factory=list)
    scores: dict[tuple[int, int], Scored] = field(default_factory=dict)
    """By round (from 1) and group (from 0); the last sheet of a group counts."""

    @property
    def waiting(self) -> list[str]:
        """Who takes part, but came too late for the present round."""
        return [who for who in self.ready if self.rounds and not self.place_of(who)]

    def place_of(self, who: str) -> tuple[int, DrawnGroup] | None:
        """Give the number and the group of somebody in the present round."""
        for number, group in enumerate(self.rounds[-1] if self.rounds else ()):
            if who in group.roles:
                return number, group
        return None


def plays(state: Workshop, *, keep: bool = False) -> dict[str, Play]:
    """Give the role plays of a workshop by activity; a step of the fold keeps what it adds."""
    found: dict[str, Play] = own(state, "play", keep=keep)
    return found


def play_of(state: Workshop, activity: str) -> Play:
    """Give the role plays of an activity, none if there are none yet."""
    return plays(state).get(activity) or Play()
