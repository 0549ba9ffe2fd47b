"""Events: what happened, in the order it happened. Each is written once and never changed."""

from __future__ import annotations

from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, field_validator

from kit.domain.activities import Activity
from kit.domain.items import Binding, Decision, Kind
from kit.domain.suggestion import Suggestion

BODIES: dict[str, type[Body]] = {}
"""Every kind of event that this process knows, by the name that stands in the log."""


class Body(BaseModel):
    """What happened, without who did it and when; ``v`` is the version of its form."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    v: int = 1

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        """Know how to read this kind of event.

        Raises:
            TypeError: another kind of event has this name in the log already.
        """
        super().__pydantic_init_subclass__(**kwargs)
        kind = cls.model_fields["kind"].default
        if BODIES.setdefault(kind, cls) is not cls:
            raise TypeError(f"There is an event “{kind}” already: {BODIES[kind].__module__}")


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


class RoomsMerged(Body):
    """The workshop was made of several rooms, by these names, which its entries carry as tags."""

    kind: Literal["rooms_merged"] = "rooms_merged"
    rooms: tuple[str, ...]


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


class Entered(Body):
    """A participant came in; the secret of the phone is kept as a hash only."""

    kind: Literal["entered"] = "entered"
    participant: str
    secret: str
    language: str = "en"
    ticket: str = ""
    """What the log keeps of the ticket that let them in, if one was asked for."""


class Introduced(Body):
    """What a participant said of themselves: the only event with personal data."""

    kind: Literal["introduced"] = "introduced"
    participant: str
    name: str = ""
    groups: dict[str, str] = Field(default_factory=dict)
    language: str = "en"
    credit: bool = False


class Erased(Body):
    """Personal data of a participant were overwritten, on request."""

    kind: Literal["erased"] = "erased"
    participant: str


class ItemAdded(Body):
    """Somebody wrote an item."""

    kind: Literal["item_added"] = "item_added"
    item: str
    activity: str
    item_kind: str
    fields: dict[str, str]
    within: str = ""
    of: str = ""
    """The item that this one is a variant of."""
    suggestion: str = ""
    """What somebody took up, as it was offered; ``""`` for what they wrote themselves."""


class SuggestionsOffered(Body):
    """A pack's entries were put beside the forms; none is an item before somebody takes it up."""

    kind: Literal["suggestions_offered"] = "suggestions_offered"
    pack: str
    suggestions: tuple[Suggestion, ...]


class ItemRevised(Body):
    """The wording of an item changed; earlier versions keep their votes."""

    kind: Literal["item_revised"] = "item_revised"
    item: str
    version: int
    fields: dict[str, str]
    reason: str = ""


class ItemWithdrawn(Body):
    """An author took an item back."""

    kind: Literal["item_withdrawn"] = "item_withdrawn"
    item: str


class ItemHidden(Body):
    """The facilitator hid an item from phones and wall, or showed it again."""

    kind: Literal["item_hidden"] = "item_hidden"
    item: str
    on: bool = True
    reason: str = ""


class ItemTagged(Body):
    """The facilitator put tags on an item; the list replaces the earlier one."""

    kind: Literal["item_tagged"] = "item_tagged"
    item: str
    tags: tuple[str, ...]


class ItemsMerged(Body):
    """Items became one: a new item that keeps its parents, their authors and votes."""

    kind: Literal["items_merged"] = "items_merged"
    item: str
    parents: tuple[str, ...]
    item_kind: str
    fields: dict[str, str]
    within: str = ""
    reason: str = ""


class KeptApart(Body):
    """The facilitator said that two items which look alike are not the same."""

    kind: Literal["kept_apart"] = "kept_apart"
    items: tuple[str, str]


class ItemDecided(Body):
    """A version of an item was adopted, sent back for rework, or dropped, with a reason."""

    kind: Literal["item_decided"] = "item_decided"
    item: str
    version: int
    decision: Decision
    reason: str
    binding: Binding = "should"


class Commented(Body):
    """Somebody said something about an item."""

    kind: Literal["commented"] = "commented"
    item: str
    activity: str
    text: str


class ItemClassified(Body):
    """What an item is was put right: its kind, stage or channel, not its wording."""

    kind: Literal["item_classified"] = "item_classified"
    item: str
    marks: dict[str, str]
    """Answers by the name of the field; an empty one takes the answer away."""


class ItemLinked(Body):
    """The facilitator said what an item belongs with; the list replaces the earlier one."""

    kind: Literal["item_linked"] = "item_linked"
    item: str
    to: tuple[str, ...]


class ShareWanted(Body):
    """The facilitator said which share of the standard employees should have written."""

    kind: Literal["share_wanted"] = "share_wanted"
    share: Annotated[float, Field(ge=0, le=1)]


class ProfileSet(Body):
    """The facilitator said where the company serves its clients, and in which industry."""

    kind: Literal["profile_set"] = "profile_set"
    channels: tuple[str, ...]
    places: tuple[str, ...] = ()
    industry: str = ""


VoteValue = str | int | dict[str, int] | dict[str, str | bool] | None
"""An approval answer, dots, ratings per criterion, ``{"over": item, "tie": bool}``, or
``None`` for a vote taken back."""


class Voted(Body):
    """A participant voted on a version of an item; the last vote counts."""

    kind: Literal["voted"] = "voted"
    activity: str
    item: str
    version: int
    value: VoteValue


class VotedSecretly(Body):
    """A participant dropped a ballot in the urn; the ballot stands elsewhere, unsigned."""

    kind: Literal["voted_secretly"] = "voted_secretly"
    activity: str
    item: str
    other: str = ""
    """The other item of a pair, in a pairwise vote; which of the two comes first tells nothing."""


class Ballot(BaseModel):
    """One unsigned ballot out of the urn."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    item: str
    version: int
    value: VoteValue


class UrnEmptied(Body):
    """A secret vote closed: its ballots, in random order."""

    kind: Literal["urn_emptied"] = "urn_emptied"
    activity: str
    ballots: tuple[Ballot, ...]
    unread: int = 0
    """Ballots that were destroyed unread, on what fewer than five had voted on."""


class PaperCounted(Body):
    """Votes given on paper: how many people chose this value. Replaces the earlier count."""

    kind: Literal["paper_counted"] = "paper_counted"
    activity: str
    item: str
    version: int
    value: VoteValue
    count: int


class Unknown(Body):
    """An event of a newer version of the kit: kept, and passed over."""

    kind: Literal["unknown"] = "unknown"
    raw: dict[str, Any]


_ANY: TypeAdapter[dict[str, Any]] = TypeAdapter(dict[str, Any])


class Event(NamedTuple):
    """One event with its place in the log; a tuple, because there may be a million of them.

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
