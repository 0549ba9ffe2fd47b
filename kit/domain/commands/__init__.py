"""Commands: what somebody asks for. The rules turn each into events, or refuse it."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import Literal

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
    Suggest,
    Tag,
    Time,
    WantShare,
)
from kit.domain.commands.phones import (
    Add,
    Enter,
    Remark,
    Revise,
    TakeUp,
    Vote,
    Withdraw,
)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks: a phone (known by the hash of its secret) or the desk."""

    role: Literal["participant", "facilitator"]
    id: str
    secret: str = ""


FACILITATOR = Actor("facilitator", "facilitator")


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
    "Suggest",
    "Tag",
    "TakeUp",
    "Time",
    "Vote",
    "WantShare",
    "Withdraw",
    "digest",
]
