"""The rules of signing: one word a person, which they may change while it is open."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import Annotated, Literal

from pydantic import Field

from kit.domain.activities import Activity
from kit.domain.commands import PHONES, Actor, Answering
from kit.domain.events import Body, Event
from kit.domain.items import tidy
from kit.domain.refusal import Refusal
from kit.domain.registry import own
from kit.domain.rules.items import taking_answers
from kit.domain.versions import contents
from kit.domain.workshop import Workshop
from kit.language import N_

KEY = "signing"


class Sign(Answering):
    """Say that one can work with the draft, or why not yet."""

    askers = PHONES
    do: Literal["sign"]
    agrees: bool
    reason: Annotated[str, Field(max_length=1_000)] = ""


class Signed(Body):
    """A participant signed the draft as it stood, or said why not yet."""

    kind: Literal["signed"] = "signed"
    activity: str
    agrees: bool
    reason: str = ""
    draft: str
    """Sign of what was adopted at that moment; see :func:`draft_sign`."""


@dataclass(frozen=True, slots=True)
class Signature:
    """What somebody said of the draft."""

    agrees: bool
    reason: str
    draft: str


Signatures = dict[str, dict[str, Signature]]
"""By activity, then by participant."""


def draft_sign(state: Workshop) -> str:
    """Give a short sign of what is adopted, wordings and levels: another draft has another."""
    held = sorted((key, repr(one)) for key, one in contents(state).items())
    return blake2b(repr(held).encode(), digest_size=8).hexdigest()


def signatures(state: Workshop) -> Signatures:
    """Give who signed what."""
    found: Signatures = own(state, KEY)
    return found


def sign(state: Workshop, actor: Actor, command: Sign, now: float) -> list[Body] | Refusal:
    """Take down a signature; who cannot sign yet says why."""
    activity = taking_answers(state, actor, command, now)
    draft, reason = draft_sign(state), tidy(command.reason)
    if not contents(state):
        return Refusal(N_("Nothing is adopted yet: there is no draft to sign."))
    if not command.agrees and not reason:
        return Refusal(N_("Write what is missing: it goes to the open points, without your name."))
    said = Signature(command.agrees, "" if command.agrees else reason, draft)
    if signatures(state).get(activity.id, {}).get(actor.id) == said:
        return []
    return [Signed(activity=activity.id, agrees=said.agrees, reason=said.reason, draft=draft)]


def signed(w: Workshop, event: Event, b: Signed) -> None:
    """Keep what somebody said last."""
    kept: Signatures = own(w, KEY, keep=True)
    kept.setdefault(b.activity, {})[event.actor] = Signature(b.agrees, b.reason, b.draft)


def left(state: Workshop, who: str) -> None:
    """Count no more who was taken out of the workshop."""
    for given in signatures(state).values():
        given.pop(who, None)


def signers(state: Workshop, activity: Activity) -> set[str]:
    """Give who has said something."""
    return set(signatures(state).get(activity.id, {}))
