"""Votes: signed, secret, and on paper."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from kit.domain.events.base import Body

VoteValue = str | int | dict[str, int] | dict[str, str | bool] | None
"""An approval answer, dots, ratings per criterion, ``{"over": item, "tie": bool}``, or
``None`` for a vote taken back."""


class Voted(Body):
    """A participant voted on a version of an item; the last vote counts."""

    kind: Literal["voted"] = "voted"
    activity: str
    item: str
    version: int
    value: VoteValue


class VotedSecretly(Body):
    """A participant dropped a ballot in the urn; the ballot stands elsewhere, unsigned."""

    kind: Literal["voted_secretly"] = "voted_secretly"
    activity: str
    item: str
    other: str = ""
    """The other item of a pair, in a pairwise vote."""


class Ballot(BaseModel):
    """One unsigned ballot out of the urn."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    item: str
    version: int
    value: VoteValue


class UrnEmptied(Body):
    """A secret vote closed: its ballots, in random order."""

    kind: Literal["urn_emptied"] = "urn_emptied"
    activity: str
    ballots: tuple[Ballot, ...]


class PaperCounted(Body):
    """Votes given on paper: how many people chose this value. Replaces the earlier count."""

    kind: Literal["paper_counted"] = "paper_counted"
    activity: str
    item: str
    version: int
    value: VoteValue
    count: int
