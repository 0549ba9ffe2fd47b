"""What participants ask for."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, JsonValue

from kit.domain.commands.base import Command, Ref, Short


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


class Try(Command):
    """Tell how a wording went in a real dialogue; ``tried_at`` when it was sent later."""

    do: Literal["try"]
    activity: Ref
    item: Ref
    outcome: Short
    seconds: Annotated[float, Field(ge=0, le=36_000)] | None = None
    naturalness: Annotated[int, Field(ge=1, le=5)] | None = None
    channel: Short = ""
    by: Short = "other"
    tried_at: Annotated[float, Field(ge=0)] | None = None


class Pulse(Command):
    """Answer a pulse: how far one agrees with each statement, from 1 to 5."""

    do: Literal["answer"]
    activity: Ref
    values: Annotated[dict[str, int], Field(max_length=6)]


class TakePart(Command):
    """Take part in the role plays of an activity, or no longer."""

    do: Literal["take_part"]
    activity: Ref
    on: bool = True


class Score(Command):
    """Fill in the sheet of one's own group: which points were said, in any words."""

    do: Literal["score"]
    activity: Ref
    item: Ref
    points: Annotated[list[bool], Field(max_length=30)]
    naturalness: Annotated[int, Field(ge=1, le=5)] | None = None
