"""Commands: what somebody asks for. The rules turn each into events, or refuse it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, Literal

from pydantic import ValidationError

from kit.domain.commands.base import Command
from kit.domain.commands.desk import (
    Approve,
    Classify,
    Close,
    Code,
    Conclude,
    Decide,
    Declare,
    DrawRoles,
    Edit,
    Hide,
    Import,
    KeepApart,
    Link,
    Merge,
    Open,
    OpenSession,
    Paper,
    PassGate,
    PlanTrial,
    Reveal,
    SetAgenda,
    SettleTheme,
    SkipTable,
    Tag,
    ThemeClaims,
    Time,
    WantShare,
)
from kit.domain.commands.phones import (
    Add,
    Enter,
    Pulse,
    Remark,
    Revise,
    Score,
    TakePart,
    Try,
    Vote,
    Withdraw,
)
from kit.domain.refusal import Refusal
from kit.language import N_

FROM_PHONES: dict[str, type[Command]] = {
    "enter": Enter, "add": Add, "revise": Revise, "withdraw": Withdraw, "vote": Vote,
    "comment": Remark, "try": Try, "answer": Pulse, "take_part": TakePart, "score": Score,
}  # fmt: skip

FROM_DESK: dict[str, type[Command]] = {
    "add": Add, "revise": Revise, "withdraw": Withdraw, "comment": Remark, "try": Try,
    "open_session": OpenSession, "declare": Declare,
    "agenda": SetAgenda, "open": Open, "close": Close, "reveal": Reveal, "time": Time,
    "hide": Hide, "edit": Edit, "tag": Tag, "merge": Merge, "keep_apart": KeepApart,
    "decide": Decide, "paper": Paper, "plan_trial": PlanTrial, "approve": Approve,
    "draw": DrawRoles,
    "pass_gate": PassGate,
    "import": Import,
    "theme_claims": ThemeClaims,
    "skip_table": SkipTable,
    "code": Code,
    "settle_theme": SettleTheme, "classify": Classify, "link": Link, "conclude": Conclude,
    "want_share": WantShare,
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


__all__ = [
    "FACILITATOR",
    "FROM_DESK",
    "FROM_PHONES",
    "Actor",
    "Add",
    "Approve",
    "Classify",
    "Close",
    "Code",
    "Command",
    "Conclude",
    "Decide",
    "Declare",
    "DrawRoles",
    "Edit",
    "Enter",
    "Hide",
    "Import",
    "KeepApart",
    "Link",
    "Merge",
    "Open",
    "OpenSession",
    "Paper",
    "PassGate",
    "PlanTrial",
    "Pulse",
    "Remark",
    "Reveal",
    "Revise",
    "Score",
    "SetAgenda",
    "SettleTheme",
    "SkipTable",
    "Tag",
    "TakePart",
    "ThemeClaims",
    "Time",
    "Try",
    "Vote",
    "WantShare",
    "Withdraw",
    "digest",
    "read_command",
]
