"""Commands: what somebody asks for. The rules turn each into events, or refuse it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, Literal

from pydantic import ValidationError

from kit.domain import registry
from kit.domain.commands.base import Answering, Command
from kit.domain.commands.desk import (
    Classify,
    Close,
    Decide,
    Declare,
    Edit,
    Hide,
    KeepApart,
    Link,
    Merge,
    Open,
    OpenSession,
    Paper,
    PassGate,
    Reveal,
    SetAgenda,
    Tag,
    Time,
    WantShare,
)
from kit.domain.commands.phones import (
    Add,
    Enter,
    Remark,
    Revise,
    Vote,
    Withdraw,
)
from kit.domain.refusal import Refusal
from kit.language import N_

_CORE: tuple[type[Command], ...] = (
    Enter,
    Add,
    Revise,
    Withdraw,
    Vote,
    Remark,
    OpenSession,
    Declare,
    SetAgenda,
    Open,
    Close,
    Reveal,
    Time,
    PassGate,
    Hide,
    Edit,
    Tag,
    Merge,
    KeepApart,
    Decide,
    Paper,
    Classify,
    Link,
    WantShare,
)
"""What is asked for whatever the activity; activities bring further commands of their own."""


def commands() -> dict[str, type[Command]]:
    """Give every command by the word that asks for it, those of the activities included."""
    return _OURS | registry.commands()


_OURS = {command.do_of(): command for command in _CORE}


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
    model = commands().get(str(raw.get("do")))
    if model is None or role not in model.askers:
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


__all__ = [
    "FACILITATOR",
    "Actor",
    "Add",
    "Answering",
    "Classify",
    "Close",
    "Command",
    "Decide",
    "Declare",
    "Edit",
    "Enter",
    "Hide",
    "KeepApart",
    "Link",
    "Merge",
    "Open",
    "OpenSession",
    "Paper",
    "PassGate",
    "Remark",
    "Reveal",
    "Revise",
    "SetAgenda",
    "Tag",
    "Time",
    "Vote",
    "WantShare",
    "Withdraw",
    "commands",
    "digest",
    "read_command",
]
