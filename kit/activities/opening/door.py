"""What the desk shows of the door: who came in, how many are expected, how much they may send."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from kit.domain.workshop import Workshop

_SHOWN = 200
"""Most people to choose from, the newest: a stranger who makes many is among them."""


def door_view(state: Workshop) -> dict[str, Any]:
    """Give the door with its limits, who is in, newest first, and who was taken out.

    ``many`` says of a person that more came from their phone than a minute's pace: of what
    each does, the desk sees nothing else.
    """
    newest = sorted(state.participants.values(), key=lambda one: one.at, reverse=True)
    return {
        **asdict(state.door),
        "limits": asdict(state.limits),
        "tickets": {
            "printed": len(state.tickets),
            "used": sum(1 for who in state.tickets.values() if who),
        },
        "people": [
            {
                "id": one.id,
                "name": one.name,
                "at": one.at,
                "many": one.fast,
            }
            for one in newest[:_SHOWN]
        ],
        "removed": [
            {
                "id": who,
                "name": gone.person.name,
                "at": gone.at,
                "reason": gone.reason,
                "answers": gone.answers,
                "entries": len(gone.entries),
            }
            for who, gone in state.removed.items()
        ],
    }
