"""Dots: everybody has a few to put where they matter most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kit.statistics.figure import Figure
from kit.statistics.intervals import wilson


@dataclass(frozen=True, slots=True)
class DotsResult:
    """What a dot vote says of one entry."""

    item: str
    place: int
    """1 for the best; equal sums share a place, and the next place is left out (1, 2, 2, 4)."""
    tied: bool
    dots: int
    share: float | None
    """Share of all dots that were put; ``None`` before the first dot."""
    supporters: Figure
    """Share of the voters who put at least one dot here; ``n`` is how many people voted.

    The interval stands here and not at the dots, because one person's dots are one opinion.
    """

    @property
    def voters(self) -> int:
        """How many people put at least one dot on any entry."""
        return self.supporters.n


def places(scores: Sequence[float]) -> list[int]:
    """Give each score its place, greatest first, by competition ranking: 1, 2, 2, 4."""
    first: dict[float, int] = {}
    for place, score in enumerate(sorted(scores, reverse=True), start=1):
        first.setdefault(score, place)
    return [first[score] for score in scores]


def dots(votes: Mapping[str, Mapping[str, int]]) -> list[DotsResult]:
    """Count a dot vote, best first: ``votes`` holds, by entry, each person's dots there.

    List entries without a dot too, with an empty mapping, so that they get a place.

    Raises:
        ValueError: a negative number of dots.
    """
    if any(number < 0 for given in votes.values() for number in given.values()):
        raise ValueError("nobody can put less than no dot")
    sums = {item: sum(given.values()) for item, given in votes.items()}
    altogether = sum(sums.values())
    voters = {who for given in votes.values() for who, number in given.items() if number}
    ranked = dict(zip(sums, places(list(sums.values())), strict=True))
    shared = list(ranked.values())
    return [
        DotsResult(
            item=item,
            place=ranked[item],
            tied=shared.count(ranked[item]) > 1,
            dots=sums[item],
            share=sums[item] / altogether if altogether else None,
            supporters=wilson(sum(1 for n in votes[item].values() if n), len(voters)),
        )
        for item in sorted(sums, key=lambda item: (ranked[item], item))
    ]
