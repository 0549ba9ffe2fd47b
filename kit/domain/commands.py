"""Commands: what somebody asks for. The rules turn each into events, or refuse it."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import Annotated, ClassVar, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from kit.domain.activities import Activity
from kit.domain.items import Binding, Decision, Kind
from kit.domain.suggestion import Suggestion

Id = Annotated[str, Field(min_length=4, max_length=80, pattern=r"^[A-Za-z0-9._:-]+$")]
Ref = Annotated[str, Field(max_length=100)]
Short = Annotated[str, Field(max_length=120)]
Role = Literal["participant", "facilitator"]


class Command(BaseModel):
    """What every command has: its sender's id, the same for every retry."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
    askers: ClassVar[frozenset[Role]] = frozenset({"facilitator"})
    """Who may ask for it at all; the rules say when."""
    id: Id

    @classmethod
    def do_of(cls) -> str:
        """Give the word by which a message asks for this command."""
        return str(get_args(cls.model_fields["do"].annotation)[0])


PHONES: frozenset[Role] = frozenset({"participant"})
EVERYBODY: frozenset[Role] = frozenset({"participant", "facilitator"})


class Answering(Command):
    """A command that answers an activity."""

    activity: Ref


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks: a phone (known by the hash of its secret) or the desk."""

    role: Role
    id: str
    secret: str = ""


FACILITATOR = Actor("facilitator", "facilitator")


def digest(command: Command) -> str:
    """Give a short fingerprint of a command, to tell a retry from a changed message.

    A secret ballot's fingerprint would betray its value, so callers pass the command
    without it.
    """
    return blake2b(command.model_dump_json().encode(), digest_size=8).hexdigest()


class Enter(Command):
    """Come in, or say anew who one is."""

    askers = PHONES
    do: Literal["enter"]
    name: Short = ""
    groups: Annotated[dict[Short, Short], Field(max_length=8)] = Field(default_factory=dict)
    language: Annotated[str, Field(max_length=8)] = "en"
    credit: bool = False
    ticket: Annotated[str, Field(max_length=40)] = ""
    """What is printed on one's ticket, where tickets are asked for."""


class Add(Answering):
    """Write an item; ``within`` names the item it belongs to, ``of`` the one it varies."""

    askers = EVERYBODY
    do: Literal["add"]
    kind: Ref
    fields: Annotated[dict[str, str], Field(max_length=20)]
    within: Ref | None = None
    of: Ref | None = None


class TakeUp(Answering):
    """Make a suggestion an entry of one's own, word for word; it may be changed afterwards."""

    askers = PHONES
    do: Literal["take_up"]
    suggestion: Ref


class Revise(Command):
    """Change the wording of one's own item."""

    askers = EVERYBODY
    do: Literal["revise"]
    item: Ref
    fields: Annotated[dict[str, str], Field(max_length=20)]


class Withdraw(Command):
    """Take one's own item back."""

    askers = EVERYBODY
    do: Literal["withdraw"]
    item: Ref


class Vote(Answering):
    """Vote on an item; ``None`` takes the vote back."""

    askers = PHONES
    do: Literal["vote"]
    item: Ref
    value: JsonValue


class Remark(Answering):
    """Say something about an item."""

    askers = EVERYBODY
    do: Literal["comment"]
    item: Ref
    text: Annotated[str, Field(min_length=1)]


class OpenSession(Command):
    """Turn to a session of the workshop; ``close_current`` closes first what is open."""

    do: Literal["open_session"]
    session: Ref
    close_current: bool = False


class Declare(Command):
    """Declare an activity, as a notebook's cell does."""

    do: Literal["declare"]
    activity: Annotated[Activity, Field(strict=False)]
    kinds: Annotated[list[Kind], Field(max_length=100)] = Field(default_factory=list)
    """Kinds of items of the workshop's own, of which the activity may name some."""


class SetAgenda(Command):
    """Say what a session's notebook gave: its activities in order, or the failed cell."""

    do: Literal["agenda"]
    session: Ref
    order: list[Ref] = Field(default_factory=list)
    failed_cell: int | None = None
    error: Annotated[str, Field(max_length=4_000)] = ""


class Open(Command):
    """Open an activity and make it the current one; ``close_current`` closes the one before."""

    do: Literal["open"]
    activity: Ref
    close_current: bool = False


class Close(Command):
    """Close an activity."""

    do: Literal["close"]
    activity: Ref


class Reveal(Command):
    """Reveal an activity's results, or take them back; ``close`` closes an open ballot first."""

    do: Literal["reveal"]
    activity: Ref
    on: bool = True
    close: bool = False


class Time(Command):
    """Let an open activity close in so many seconds, or only when told (``None``)."""

    do: Literal["time"]
    activity: Ref
    seconds: Annotated[float, Field(gt=0, le=36_000)] | None


class Hide(Command):
    """Hide an item from phones and wall, which needs a reason, or show it again."""

    do: Literal["hide"]
    item: Ref
    on: bool = True
    reason: Annotated[str, Field(max_length=500)] = ""


class Edit(Command):
    """Change somebody's wording, with a reason that stays in the log."""

    do: Literal["edit"]
    item: Ref
    fields: Annotated[dict[str, str], Field(max_length=20)]
    reason: Annotated[str, Field(max_length=500)]


class Tag(Command):
    """Put tags on an item."""

    do: Literal["tag"]
    item: Ref
    tags: Annotated[list[Annotated[str, Field(max_length=60)]], Field(max_length=20)]


class Merge(Command):
    """Make several items one; a wording that is none of theirs needs a reason."""

    do: Literal["merge"]
    items: Annotated[list[Ref], Field(min_length=2, max_length=100)]
    fields: Annotated[dict[str, str], Field(max_length=20)]
    reason: Annotated[str, Field(max_length=500)] = ""


class KeepApart(Command):
    """Say that two items which look alike are not the same."""

    do: Literal["keep_apart"]
    items: Annotated[list[Ref], Field(min_length=2, max_length=2)]


class Decide(Command):
    """Adopt an item, send it back for rework, or drop it."""

    do: Literal["decide"]
    item: Ref
    decision: Decision
    reason: Annotated[str, Field(max_length=1_000)] = ""
    binding: Binding = "should"


class Paper(Answering):
    """Enter how many people chose a value on paper."""

    do: Literal["paper"]
    item: Ref
    value: JsonValue
    count: Annotated[int, Field(ge=0, le=1_000)]


class PassGate(Command):
    """Go on from a step that lacks something, with a written reason."""

    do: Literal["pass_gate"]
    step: Ref
    reason: Annotated[str, Field(max_length=1_000)]


class Classify(Command):
    """Put right what an item is: its kind, stage, channel; votes on its wording stand."""

    do: Literal["classify"]
    item: Ref
    marks: Annotated[dict[str, str], Field(min_length=1, max_length=20)]


class Link(Command):
    """Say what an item belongs with; the list replaces the earlier one.

    With ``kind`` it replaces the links to that kind of item, and the others stay.
    """

    do: Literal["link"]
    item: Ref
    to: Annotated[list[Ref], Field(max_length=1_000)]
    kind: str = ""


class WantShare(Command):
    """Say which share of the standard employees should have written, from 0 to 1."""

    do: Literal["want_share"]
    share: Annotated[float, Field(ge=0, le=1)]


class SetProfile(Command):
    """Say where the company serves its clients, and in which industry."""

    do: Literal["set_profile"]
    channels: Annotated[list[Short], Field(max_length=20)]
    places: Annotated[list[Short], Field(max_length=20)] = Field(default_factory=list)
    industry: Short = ""


class SetDoor(Command):
    """Say who may still come in: nobody new, or only who has a ticket; how many are expected."""

    do: Literal["set_door"]
    locked: bool = False
    expected: Annotated[int, Field(ge=0, le=100_000)] = 0
    by_ticket: bool = False


class ShareStandard(Command):
    """Let participants read and keep the standard, or no longer."""

    do: Literal["share_standard"]
    on: bool = True


class SetLimits(Command):
    """Say how much one participant may send; see :class:`kit.domain.door.Limits`."""

    do: Literal["set_limits"]
    entries: Annotated[int, Field(ge=1, le=10_000)]
    characters: Annotated[int, Field(ge=1_000, le=10_000_000)]
    pace: Annotated[int, Field(ge=10, le=10_000)]


class PrintTickets(Command):
    """Make tickets right: the marks of those that were printed."""

    do: Literal["print_tickets"]
    marks: Annotated[
        list[Annotated[str, Field(pattern="^[0-9a-f]{32}$")]], Field(min_length=1, max_length=1_000)
    ]


class Remove(Command):
    """Take a participant out, which needs a reason, or let them in again.

    Their votes and trials leave the counts and their entries are hidden; what they answered in
    secret stays, for nobody knows which ballots are theirs.
    """

    do: Literal["remove"]
    participant: Ref
    on: bool = True
    reason: Annotated[str, Field(max_length=500)] = ""


class Suggest(Command):
    """Put a pack's entries beside the forms, for participants to take up."""

    do: Literal["suggest"]
    pack: Ref
    suggestions: Annotated[list[Suggestion], Field(min_length=1, max_length=1_000)]
