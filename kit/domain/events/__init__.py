"""Events: what happened, in the order it happened. Each is written once and never changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from pydantic import TypeAdapter

from kit.domain.events.base import BODIES, Body
from kit.domain.events.items import (
    Commented,
    ItemAdded,
    ItemClassified,
    ItemDecided,
    ItemHidden,
    ItemLinked,
    ItemRevised,
    ItemsMerged,
    ItemTagged,
    ItemWithdrawn,
    KeptApart,
    ShareWanted,
    SuggestionsOffered,
)
from kit.domain.events.people import (
    Entered,
    Erased,
    Introduced,
)
from kit.domain.events.session import (
    ActivityClosed,
    ActivityDeclared,
    ActivityOpened,
    AgendaSet,
    GatePassed,
    KindDefined,
    ResultsShown,
    SessionOpened,
    TimerSet,
    WorkshopStarted,
)
from kit.domain.events.votes import (
    Ballot,
    PaperCounted,
    UrnEmptied,
    Voted,
    VotedSecretly,
    VoteValue,
)


class Unknown(Body):
    """An event of a newer version of the kit: kept, and passed over."""

    kind: Literal["unknown"] = "unknown"
    raw: dict[str, Any]


_ANY: TypeAdapter[dict[str, Any]] = TypeAdapter(dict[str, Any])


@dataclass(frozen=True, slots=True)
class Event:
    """One event with its place in the log.

    ``at`` is in seconds since the epoch, UTC; ``actor`` is a participant's id,
    ``"facilitator"`` or ``"kit"``.
    """

    seq: int
    id: str
    at: float
    actor: str
    body: Any


def write_body(body: Body) -> str:
    """Give the JSON text of an event's body, without what is left at its default."""
    return body.model_dump_json(exclude_defaults=True, exclude={"kind"})


def read_body(kind: str, text: str) -> Any:
    """Read the body of an event of this kind; one that nobody here brings gives Unknown.

    The activities bring events of their own: load them first (``registry.types()``).

    Raises:
        ValueError: the text is not JSON, or not a body of this kind.
    """
    if (model := BODIES.get(kind)) is None or model is Unknown:
        return Unknown(raw=_ANY.validate_json(text))
    return model.model_validate_json(text)


__all__ = [
    "ActivityClosed",
    "ActivityDeclared",
    "ActivityOpened",
    "AgendaSet",
    "Ballot",
    "Body",
    "Commented",
    "Entered",
    "Erased",
    "Event",
    "GatePassed",
    "Introduced",
    "ItemAdded",
    "ItemClassified",
    "ItemDecided",
    "ItemHidden",
    "ItemLinked",
    "ItemRevised",
    "ItemTagged",
    "ItemWithdrawn",
    "ItemsMerged",
    "KeptApart",
    "KindDefined",
    "PaperCounted",
    "ResultsShown",
    "SessionOpened",
    "ShareWanted",
    "SuggestionsOffered",
    "TimerSet",
    "Unknown",
    "UrnEmptied",
    "VoteValue",
    "Voted",
    "VotedSecretly",
    "WorkshopStarted",
    "read_body",
    "write_body",
]
