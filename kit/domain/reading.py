"""Reading commands: a message becomes a typed command once, at the edge."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from kit.domain import commands as c
from kit.domain import registry
from kit.domain.commands.base import Command
from kit.domain.refusal import Refusal
from kit.language import N_

_CORE: tuple[type[Command], ...] = (
    c.Enter,
    c.Add,
    c.TakeUp,
    c.Revise,
    c.Withdraw,
    c.Vote,
    c.Remark,
    c.OpenSession,
    c.Declare,
    c.SetAgenda,
    c.Open,
    c.Close,
    c.Reveal,
    c.Time,
    c.PassGate,
    c.Hide,
    c.Edit,
    c.Tag,
    c.Merge,
    c.KeepApart,
    c.Decide,
    c.Paper,
    c.Classify,
    c.Link,
    c.WantShare,
    c.Suggest,
)
"""What is asked for whatever the activity; activities bring further commands of their own."""


def commands() -> dict[str, type[Command]]:
    """Give every command by the word that asks for it, those of the activities included."""
    return _OURS | registry.commands()


_OURS = {command.do_of(): command for command in _CORE}


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
