"""Answering raw commands: reading them, asking them, and a frame that says what became of each.

A phone's socket, its posts, a script's posts and the widgets of the desk differ in how their
messages come, and in whom they ask; what lies between stands here.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kit.domain.commands import Actor
from kit.domain.reading import read_command
from kit.domain.refusal import Refusal
from kit.language import N_
from kit.room.incoming import DEPTH_LIMIT, UNREADABLE, too_deep, whole_characters
from kit.room.journal import Answer, Ask
from kit.room.protocol import ack, refused

TOO_DEEP = Refusal(
    N_("This message holds more than {limit} lists within each other. Send it in a simpler form."),
    {"limit": DEPTH_LIMIT},
)


class Request:
    """The raw commands of one message; a refusal in their place says why it could not be read."""

    def __init__(self, raws: Iterable[Any] | Refusal, actor: Actor) -> None:
        given = [raws] if isinstance(raws, Refusal) else raws
        self._read = [_read(raw, actor) for raw in given]

    @property
    def asks(self) -> list[Ask]:
        """The commands that could be read."""
        return [one for one in self._read if isinstance(one, Ask)]

    def frames(self, answers: Iterable[Answer], language: str) -> list[dict[str, object]]:
        """Give the frame for each raw command, in order; ``answers`` are those to :attr:`asks`."""
        given = iter(answers)
        told = (one if isinstance(one, Answer) else next(given) for one in self._read)
        return [
            refused(one.id, one.refusal, language, later=one.later)
            if one.refusal
            else ack(one.id, one.seq)
            for one in told
        ]


def _read(raw: Any, actor: Actor) -> Ask | Answer:
    """Parse a raw command; what is none has its answer already."""
    if not isinstance(raw, dict):
        return Answer(None, refusal=raw if isinstance(raw, Refusal) else UNREADABLE)
    if too_deep(raw):
        return Answer(_id_of(raw), refusal=TOO_DEEP)
    command = read_command(whole_characters(raw), actor.role)
    if isinstance(command, Refusal):
        return Answer(_id_of(raw), refusal=command)
    return Ask(actor, command)


def _id_of(raw: dict[str, Any]) -> str | None:
    given = raw.get("id")
    return whole_characters(given) if isinstance(given, str) else None
