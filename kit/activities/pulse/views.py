"""A pulse as one participant sees it."""

from __future__ import annotations

from kit.domain.activities import PULSE_ITEM
from kit.domain.workshop import Run, Workshop
from kit.room.protocol import ItemPart


def items(state: Workshop, run: Run, who: str) -> list[ItemPart]:
    """Give the one entry of a pulse: whether somebody has answered it."""
    answered = PULSE_ITEM in state.box(run.activity.id).secret.get(who, ())
    return [
        {
            "id": PULSE_ITEM,
            "kind": "",
            "fields": {},
            "version": 1,
            "mine": False,
            "my_vote": "secret" if answered else None,
        }
    ]
