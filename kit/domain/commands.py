"""Commands: what somebody asks for. The rules turn each into events, or refuse it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, ValidationError

from kit.domain.activities import Activity
from kit.domain.items import Binding, Decision
from kit.domain.refusal import Refusal
from kit.language import N_

Id = Annotated[str, Field(min_length=4, max_length=80, pattern=r"^[A-Za-z0-9._:-]+$")]
Ref = Annotated[str, Field(max_length=100)]
Short = Annotated[str, Field(max_length=120)]


class Command(BaseModel):
    """What every command has: its sender's id, the same for every retry."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
    id: Id


class Enter(Command):
    """Come in, or say anew who one is."""

    do: Literal["enter"]
    name: Short = ""
    groups: Annotated[dict[Short, Short], Field(max_length=8)] = Field(default_factory=dict)
    language: Annotated[str, Field(max_length=8)] = "en"
    credit: bool = False


class Add(Command):
    """Write an item; ``within`` names the item it belongs to, ``of`` the one it varies."""

    do: Literal["add"]
    activity: Ref
    kind: Ref
    fields: Annotated[dict[str, str], Field(max_length=20)]
    within: Ref | None = None
    of: Ref | None = None


class Revise(Command):
    """Change the wording of one's own item."""

    do: Literal["revise"]
    item: Ref
    fields: Annotated[dict[str, str], Field(max_length=20)]


class Withdraw(Command):
    """Take one's own item back."""

    do: Literal["withdraw"]
    item: Ref


class Vote(Command):
    """Vote on an item; ``None`` takes the vote back."""

    do: Literal["vote"]
    activity: Ref
    item: Ref
    value: JsonValue


class Remark(Command):
    """Say something about an item."""

    do: Literal["comment"]
    activity: Ref
    item: Ref
    text: Annotated[str, Field(min_length=1)]


class OpenSession(Command):
    """Turn to a session of the workshop."""

    do: Literal["open_session"]
    session: Ref


class Declare(Command):
    """Declare an activity, as a notebook's cell does."""

    do: Literal["declare"]
    activity: Annotated[Activity, Field(strict=False)]


class SetAgenda(Command):
    """Say what a session's notebook gave: its activities in order, or the failed cell."""

    do: Literal["agenda"]
    session: Ref
    order: list[Ref] = Field(default_factory=list)
    failed_cell: int | None = None
    error: Annotated[str, Field(max_length=4_000)] = ""


class Open(Command):
    """Open an activity and make it the current one."""

    do: Literal["open"]
    activity: Ref


class Close(Command):
    """Close an activity."""

    do: Literal["close"]
    activity: Ref


class Reveal(Command):
    """Reveal an activity's results, or take them back."""

    do: Literal["reveal"]
    activity: Ref
    on: bool = True


class Time(Command):
    """Let an open activity close in so many seconds, or only when told (``None``)."""

    do: Literal["time"]
    activity: Ref
    seconds: Annotated[float, Field(gt=0, le=36_000)] | None


class Hide(Command):
    """Hide an item from phones and wall, or show it again."""

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
    """Make several items one, with a wording of its own."""

    do: Literal["merge"]
    items: Annotated[list[Ref], Field(min_length=2, max_length=100)]
    fields: Annotated[dict[str, str], Field(max_length=20)]


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


class Paper(Command):
    """Enter how many people chose a value on paper."""

    do: Literal["paper"]
    activity: Ref
    item: Ref
    value: JsonValue
    count: Annotated[int, Field(ge=0, le=1_000)]


FROM_PHONES: dict[str, type[Command]] = {
    "enter": Enter, "add": Add, "revise": Revise, "withdraw": Withdraw, "vote": Vote,
    "comment": Remark,
}  # fmt: skip

FROM_DESK: dict[str, type[Command]] = {
    "add": Add, "comment": Remark, "open_session": OpenSession, "declare": Declare,
    "agenda": SetAgenda, "open": Open, "close": Close, "reveal": Reveal, "time": Time,
    "hide": Hide, "edit": Edit, "tag": Tag, "merge": Merge, "keep_apart": KeepApart,
    "decide": Decide, "paper": Paper,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks: a phone (known by the hash of its secret) or the desk."""

    role: Literal["participant", "facilitator"]
    id: str
    secret: str = ""


FACILITATOR = Actor("facilitator", "facilitator")


def read_command(raw: Mapping[str, Any], role: str) -> Command | Refusal:
    """Parse one command once, at the edge; inside there are no dicts.

    Gives a refusal in words for an unknown ``do``, a missing or wrong part.
    """
    models = FROM_DESK if role == "facilitator" else FROM_PHONES
    model = models.get(str(raw.get("do")))
    if model is None:
        return Refusal(
            N_("The message “{do}” is not known here. Reload the page and try again."),
            {"do": str(raw.get("do"))[:40]},
        )
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"]) or "?"
        return Refusal(
            N_("The part “{part}” of this message is missing or wrong. Reload and try again."),
            {"part": place[:80]},
        )


def digest(command: Command) -> str:
    """Give a short fingerprint of a command, to tell a retry from a changed message.

    A secret ballot's fingerprint would betray its value, so callers pass the command
    without it.
    """
    return blake2b(command.model_dump_json().encode(), digest_size=8).hexdigest()
