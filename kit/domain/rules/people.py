"""Who is in the room."""

from __future__ import annotations

from kit.domain.choices import ABOUT_PEOPLE
from kit.domain.commands import Actor, Enter
from kit.domain.events import Body, Entered, Introduced
from kit.domain.items import tidy
from kit.domain.refusal import Refusal
from kit.domain.workshop import Workshop
from kit.language import LANGUAGES

GROUPS = tuple(field.name for field in ABOUT_PEOPLE)
"""The names of what people may say of themselves."""


def participant_id(secret: str) -> str:
    """Give the id of the participant with this secret's hash: it tells no order of coming."""
    return f"p{secret[:10]}"


def enter(state: Workshop, actor: Actor, command: Enter, _now: float) -> list[Body] | Refusal:
    """Let somebody in, or take down what they newly say of themselves."""
    language = command.language if command.language in LANGUAGES else "en"
    groups = {
        key: tidy(value) for key, value in command.groups.items() if key in GROUPS and tidy(value)
    }
    told = Introduced(
        participant=actor.id, name=tidy(command.name), groups=groups, language=language,
        credit=command.credit,
    )  # fmt: skip
    if actor.id in state.participants:
        return [told]
    return [Entered(participant=actor.id, secret=actor.secret, language=language), told]
