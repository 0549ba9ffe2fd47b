"""What a simulated person says of the draft."""

from __future__ import annotations

from kit.rehearsal.moment import Action, Moment

_CONTENT = 0.0
"""From which opinion of it somebody can work with a draft: most of a room can."""


def sign(moment: Moment) -> Action | None:
    """Sign once; who thinks little of the draft says what is missing."""
    if moment.tries("sign"):
        return None
    agrees = moment.character.opinion(moment.activity, "signing") >= _CONTENT
    command = {"do": "sign", "activity": moment.activity, "agrees": agrees}
    if not agrees:
        command["reason"] = moment.character.people.comments[
            moment.character.number % len(moment.character.people.comments)
        ]
    return Action(command, seconds=20.0)
