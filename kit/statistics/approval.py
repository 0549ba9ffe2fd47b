"""Approval: who finds an entry useful, how sure that is, and whether the room is split."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kit.statistics.figure import Figure
from kit.statistics.intervals import wilson

ANSWERS = ("useful", "unsure", "not_for_me")
"""The three answers, best first."""

_SPLIT_FROM = 0.5


@dataclass(frozen=True, slots=True)
class ApprovalResult:
    """What an approval vote says of one entry."""

    useful: int
    unsure: int
    not_for_me: int
    share: Figure
    """Share of all three answers that are "useful"; who is unsure has answered too."""
    controversy: float
    """From 0 (one voice, or hardly any) towards 1 (many people, split in halves)."""
    contested: bool
    """Whether the room is split: talk about it before deciding."""

    @property
    def n(self) -> int:
        """How many people answered."""
        return self.share.n

    @property
    def rank_key(self) -> float:
        """Sort by this, greatest first: the lower end, so that few votes do not win."""
        return self.share.low


def counted(votes: Mapping[str, int]) -> tuple[int, int, int]:
    """Give how many answered "useful", "unsure" and "not for me".

    Raises:
        ValueError: an unknown answer, or a negative count.
    """
    if strange := sorted(set(votes) - set(ANSWERS)):
        raise ValueError(f"not an answer of an approval vote: {strange[0]}")
    useful, unsure, against = (votes.get(answer, 0) for answer in ANSWERS)
    if min(useful, unsure, against) < 0:
        raise ValueError("a count of votes cannot be negative")
    return useful, unsure, against


def approval(votes: Mapping[str, int], electorate: int = 0) -> ApprovalResult:
    """Count an approval vote on one entry.

    ``electorate`` is how many people could have answered; without it, those who did. With
    U for "useful", D for "not for me" and N the electorate, an entry is contested when
    ``2 min(U, D) / (U + D + C) > 0.5`` and ``U + D >= C``, where ``C = max(1, 0.1 N)``
    keeps one vote against another from looking like a split room.

    Raises:
        ValueError: an unknown answer, or a negative count.
    """
    useful, unsure, against = counted(votes)
    n = useful + unsure + against
    decided = useful + against
    calm = max(1.0, 0.1 * max(electorate, n))
    controversy = 2 * min(useful, against) / (decided + calm)
    return ApprovalResult(
        useful=useful,
        unsure=unsure,
        not_for_me=against,
        share=wilson(useful, n),
        controversy=controversy,
        contested=controversy > _SPLIT_FROM and decided >= calm,
    )
