"""How the workshop and its sessions go: started, declared, opened, closed, revealed."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import field_validator

from kit.domain.activities import Activity
from kit.domain.events.base import Body
from kit.domain.items import Kind

Where = Literal["room", "wall", "beside"]
"""Whether an opened activity became the current one, or is on the wall alone while phones go
on with what they answer, or takes answers beside that."""


class WorkshopStarted(Body):
    """A workshop was made."""

    kind: Literal["workshop_started"] = "workshop_started"
    title: str
    language: str
    code: str
    pack: str = ""


class SessionOpened(Body):
    """The facilitator turned to a session of the workshop."""

    kind: Literal["session_opened"] = "session_opened"
    session: str


class ActivityDeclared(Body):
    """A notebook declared an activity, or declared it anew with other settings."""

    kind: Literal["activity_declared"] = "activity_declared"
    activity: Activity

    @field_validator("activity", mode="before")
    @classmethod
    def _known(cls, told: Any) -> Any:
        """Pass over settings that a newer kit has added, as over new fields of any event.

        Before votes said whether they come after use, the session's name told it.
        """
        if not isinstance(told, dict):
            return told
        used = "usefulness" in told.get("criteria", ()) and told.get("session") == "test-training"
        known = {name: value for name, value in told.items() if name in Activity.model_fields}
        return {"after_use": used, **known}


class KindDefined(Body):
    """An activity named a kind of item that this log did not know, or not like this.

    The log carries what it is called, asks and does, so that it can be read anywhere.
    """

    kind: Literal["kind_defined"] = "kind_defined"
    definition: Kind


class AgendaSet(Body):
    """A session's notebook was run: this is its agenda, or the cell that failed."""

    kind: Literal["agenda_set"] = "agenda_set"
    session: str
    order: tuple[str, ...] = ()
    failed_cell: int | None = None
    error: str = ""


class ActivityOpened(Body):
    """An activity takes answers, or is shown to the room."""

    kind: Literal["activity_opened"] = "activity_opened"
    activity: str
    closes_at: float | None = None
    where: Where = "room"


class ActivityClosed(Body):
    """An activity takes no more answers."""

    kind: Literal["activity_closed"] = "activity_closed"
    activity: str


class ResultsShown(Body):
    """Results were revealed to phones and wall, or taken back."""

    kind: Literal["results_shown"] = "results_shown"
    activity: str
    on: bool = True


class TimerSet(Body):
    """An open activity closes at this time (seconds since the epoch), or when told."""

    kind: Literal["timer_set"] = "timer_set"
    activity: str
    closes_at: float | None = None


class GatePassed(Body):
    """The facilitator went on from a step that lacks something, for this reason."""

    kind: Literal["gate_passed"] = "gate_passed"
    step: str
    reason: str
