"""Reading commands: a message becomes a typed command once, at the edge."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from kit.domain import registry
from kit.domain.commands import Command, own_id
from kit.domain.refusal import Refusal
from kit.domain.rules import RULES
from kit.language import N_

_OURS = {command.do_of(): command for command in RULES}
"""What is asked for whatever the activity; activities bring further commands of their own."""


def commands() -> dict[str, type[Command]]:
    """Give every command by the word that asks for it, those of the activities included."""
    return _OURS | registry.commands()


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
        command = model.model_validate(raw)
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"]) or "?"
        return _wrong(place)
    # Only the kit itself gives names of its own: see own_id.
    return _wrong("id") if command.id.startswith(own_id()) else command


def _wrong(part: str) -> Refusal:
    return Refusal(
        N_("The part “{part}” of this message is missing or wrong. Reload and try again."),
        {"part": part[:80]},
    )
