"""The role plays of an activity: who takes part, the rounds, and the sheets."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from pydantic import BaseModel, ConfigDict

from kit.domain.activities import Role
from kit.domain.events import Body
from kit.domain.registry import own
from kit.domain.workshop import Item, Workshop


class TakesPart(Body):
    """A participant takes part in the role plays, or no longer."""

    kind: Literal["takes_part"] = "takes_part"
    activity: str
    on: bool = True


class DrawnGroup(BaseModel):
    """One group of a round: who plays what, in which situation."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    situation: str
    client_type: str = ""
    roles: dict[str, Role]
    """Participant to role."""


class RolesDrawn(Body):
    """The facilitator drew a round of role plays."""

    kind: Literal["roles_drawn"] = "roles_drawn"
    activity: str
    round: int
    groups: tuple[DrawnGroup, ...]


class Scored(Body):
    """A group's sheet: which meaning points were said, in any words."""

    kind: Literal["scored"] = "scored"
    activity: str
    round: int
    group: int
    item: str
    version: int
    points: tuple[bool, ...]
    naturalness: int | None = None
    way: str = ""
    """In a conflict, the step where the talk ended; empty where nobody said it."""


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


def points_of(item: Item) -> list[str]:
    """Give what must be said in any words: the meaning points, else the wording itself."""
    lines = [line.strip(" -•\t") for line in item.fields.get("points", "").splitlines()]
    return [line for line in lines if line] or [item.fields.get("say", "")]
