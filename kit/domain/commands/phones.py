"""What participants ask for."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, JsonValue

from kit.domain.commands.base import EVERYBODY, PHONES, Answering, Command, Ref, Short


class Enter(Command):
    """Come in, or say anew who one is."""

    askers = PHONES
    do: Literal["enter"]
    name: Short = ""
    groups: Annotated[dict[Short, Short], Field(max_length=8)] = Field(default_factory=dict)
    language: Annotated[str, Field(max_length=8)] = "en"
    credit: bool = False


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
