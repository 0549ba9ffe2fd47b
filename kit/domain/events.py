"""Events: what happened, in the order it happened. Each is written once and never changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from kit.domain.activities import Activity
from kit.domain.items import Binding, Decision

VoteValue = str | int | dict[str, int] | dict[str, str | bool] | None
"""An approval answer, dots, ratings per criterion, ``{"over": item, "tie": bool}``, or
``None`` for a vote taken back."""


class _Body(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")
    v: int = 1


class WorkshopStarted(_Body):
    """A workshop was made."""

    kind: Literal["workshop_started"] = "workshop_started"
    title: str
    language: str
    code: str
    pack: str = ""


class Entered(_Body):
    """A participant came in; the secret of the phone is kept as a hash only."""

    kind: Literal["entered"] = "entered"
    participant: str
    secret: str
    language: str = "en"


class Introduced(_Body):
    """What a participant said of themselves: the only event with personal data."""

    kind: Literal["introduced"] = "introduced"
    participant: str
    name: str = ""
    groups: dict[str, str] = Field(default_factory=dict)
    language: str = "en"
    credit: bool = False


class SessionOpened(_Body):
    """The facilitator turned to a session of the workshop."""

    kind: Literal["session_opened"] = "session_opened"
    session: str


class ActivityDeclared(_Body):
    """A notebook declared an activity, or declared it anew with other settings."""

    kind: Literal["activity_declared"] = "activity_declared"
    activity: Activity


class AgendaSet(_Body):
    """A session's notebook was run: this is its agenda, or the cell that failed."""

    kind: Literal["agenda_set"] = "agenda_set"
    session: str
    order: tuple[str, ...] = ()
    failed_cell: int | None = None
    error: str = ""


class ActivityOpened(_Body):
    """An activity became the current one and takes answers."""

    kind: Literal["activity_opened"] = "activity_opened"
    activity: str
    closes_at: float | None = None


class ActivityClosed(_Body):
    """An activity takes no more answers."""

    kind: Literal["activity_closed"] = "activity_closed"
    activity: str


class ResultsShown(_Body):
    """Results were revealed to phones and wall, or taken back."""

    kind: Literal["results_shown"] = "results_shown"
    activity: str
    on: bool = True


class TimerSet(_Body):
    """An open activity closes at this time (seconds since the epoch), or when told."""

    kind: Literal["timer_set"] = "timer_set"
    activity: str
    closes_at: float | None = None


class ItemAdded(_Body):
    """Somebody wrote an item."""

    kind: Literal["item_added"] = "item_added"
    item: str
    activity: str
    item_kind: str
    fields: dict[str, str]
    within: str = ""
    of: str = ""
    """The item that this one is a variant of."""


class ItemRevised(_Body):
    """The wording of an item changed; earlier versions keep their votes."""

    kind: Literal["item_revised"] = "item_revised"
    item: str
    version: int
    fields: dict[str, str]
    reason: str = ""


class ItemWithdrawn(_Body):
    """An author took an item back."""

    kind: Literal["item_withdrawn"] = "item_withdrawn"
    item: str


class ItemHidden(_Body):
    """The facilitator hid an item from phones and wall, or showed it again."""

    kind: Literal["item_hidden"] = "item_hidden"
    item: str
    on: bool = True
    reason: str = ""


class ItemTagged(_Body):
    """The facilitator put tags on an item; the list replaces the earlier one."""

    kind: Literal["item_tagged"] = "item_tagged"
    item: str
    tags: tuple[str, ...]


class ItemsMerged(_Body):
    """Items became one: a new item that keeps its parents, their authors and votes."""

    kind: Literal["items_merged"] = "items_merged"
    item: str
    parents: tuple[str, ...]
    item_kind: str
    fields: dict[str, str]
    within: str = ""


class KeptApart(_Body):
    """The facilitator said that two items which look alike are not the same."""

    kind: Literal["kept_apart"] = "kept_apart"
    items: tuple[str, str]


class ItemDecided(_Body):
    """A version of an item was adopted, sent back for rework, or dropped, with a reason."""

    kind: Literal["item_decided"] = "item_decided"
    item: str
    version: int
    decision: Decision
    reason: str
    binding: Binding = "should"


class Commented(_Body):
    """Somebody said something about an item."""

    kind: Literal["commented"] = "commented"
    item: str
    activity: str
    text: str


class Voted(_Body):
    """A participant voted on a version of an item; the last vote counts."""

    kind: Literal["voted"] = "voted"
    activity: str
    item: str
    version: int
    value: VoteValue


class VotedSecretly(_Body):
    """A participant dropped a ballot in the urn; the ballot stands elsewhere, unsigned."""

    kind: Literal["voted_secretly"] = "voted_secretly"
    activity: str
    item: str
    other: str = ""
    """The other item of a pair, in a pairwise vote."""


class Ballot(BaseModel):
    """One unsigned ballot out of the urn."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    item: str
    version: int
    value: VoteValue


class UrnEmptied(_Body):
    """A secret vote closed: its ballots, in random order."""

    kind: Literal["urn_emptied"] = "urn_emptied"
    activity: str
    ballots: tuple[Ballot, ...]


class PaperCounted(_Body):
    """Votes given on paper: how many people chose this value. Replaces the earlier count."""

    kind: Literal["paper_counted"] = "paper_counted"
    activity: str
    item: str
    version: int
    value: VoteValue
    count: int


class Erased(_Body):
    """Personal data of a participant were overwritten, on request."""

    kind: Literal["erased"] = "erased"
    participant: str


class Unknown(_Body):
    """An event of a newer version of the kit: kept, and passed over."""

    kind: Literal["unknown"] = "unknown"
    raw: dict[str, Any]


Body = Annotated[
    WorkshopStarted | Entered | Introduced | SessionOpened | ActivityDeclared | AgendaSet
    | ActivityOpened | ActivityClosed | ResultsShown | TimerSet
    | ItemAdded | ItemRevised | ItemWithdrawn | ItemHidden | ItemTagged | ItemsMerged
    | KeptApart | ItemDecided | Commented
    | Voted | VotedSecretly | UrnEmptied | PaperCounted | Erased,
    Field(discriminator="kind"),
]  # fmt: skip

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


def write_body(body: BaseModel) -> str:
    """Give the JSON text of an event's body, without what is left at its default."""
    return body.model_dump_json(exclude_defaults=True, exclude={"kind"})


def read_body(kind: str, text: str) -> Any:
    """Read the body of an event of this kind; a kind from a newer kit gives Unknown.

    Raises:
        ValueError: the text is not JSON, or not a body of this kind.
    """
    if (model := _MODELS.get(kind)) is None:
        return Unknown(raw=_ANY.validate_json(text))
    return model.model_validate_json(text)


_MODELS: dict[str, type[_Body]] = {
    model.model_fields["kind"].default: model
    for model in _Body.__subclasses__()
    if model is not Unknown
}
