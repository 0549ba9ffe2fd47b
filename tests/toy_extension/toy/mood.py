"""The rules of the mood: one of three words for everybody, changed as often as they like."""

from __future__ import annotations

from collections import Counter
from typing import Any, Literal

from kit.domain.commands import PHONES, Answering
from kit.domain.events import Body
from kit.domain.refusal import Refusal
from kit.domain.registry import own
from kit.domain.rules.items import taking_answers

MOODS = ("good", "so-so", "bad")


class Feel(Answering):
    """Say how the day was."""

    askers = PHONES
    do: Literal["feel"]
    mood: str


class Felt(Body):
    """Somebody said how the day was."""

    kind: Literal["felt"] = "felt"
    activity: str
    mood: str


def moods(state: Any, activity: str) -> dict[str, str]:
    """Give what everybody said, by participant."""
    return own(state, "mood").get(activity, {})


def feel(state: Any, actor: Any, command: Feel, now: float) -> list[Body] | Refusal:
    """Take down a mood."""
    activity = taking_answers(state, actor, command, now)
    if command.mood not in MOODS:
        return Refusal("Choose one of the offered answers.")
    return [Felt(activity=activity.id, mood=command.mood)]


def felt(state: Any, event: Any, body: Felt) -> None:
    """Keep the last mood of each."""
    own(state, "mood", keep=True).setdefault(body.activity, {})[event.actor] = body.mood


def items(state: Any, run: Any, who: str) -> list[Any]:
    """Give none: a mood is about no entry."""
    return []


def how_many(state: Any, activity: Any) -> list[dict[str, Any]]:
    """Count the moods, none under five people."""
    told = moods(state, activity.id)
    counts = Counter(told.values()) if len(told) >= 5 else {}
    return [{"id": mood, "text": mood, "n": counts.get(mood, 0)} for mood in MOODS]
