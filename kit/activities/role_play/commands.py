"""What is asked for in role plays."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from kit.domain.commands import PHONES, Answering, Ref


class TakePart(Answering):
    """Take part in the role plays of an activity, or no longer."""

    askers = PHONES
    do: Literal["take_part"]
    on: bool = True


class DrawRoles(Answering):
    """Draw a round of role plays among those who take part.

    With ``handover`` nobody is drawn: each client goes on to the next group's employee, with
    the same situation, so that one client is served by several.
    """

    do: Literal["draw"]
    handover: bool = False


class Score(Answering):
    """Fill in the sheet of one's own group: which points were said, in any words."""

    askers = PHONES
    do: Literal["score"]
    item: Ref
    points: Annotated[list[bool], Field(max_length=30)]
    naturalness: Annotated[int, Field(ge=1, le=5)] | None = None
