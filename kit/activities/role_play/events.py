"""Role plays: who takes part, who was drawn for what, and what the observers saw."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from kit.domain.activities import Role
from kit.domain.events import Body


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
