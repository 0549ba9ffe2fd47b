"""Ratings: several criteria on one scale, each with its mean and interval."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from kit.statistics.figure import Figure
from kit.statistics.intervals import mean_interval

LOWEST, HIGHEST = 1, 5


@dataclass(frozen=True, slots=True)
class RatingsResult:
    """How one entry was rated by all criteria of a vote."""

    criteria: Mapping[str, Figure]
    """The mean by each criterion."""
    combined: Figure
    """The criteria taken together, each with the same weight; ``n`` is the smallest of theirs.

    Its ends are the averages of the criteria's ends. That is never too narrow, however
    closely one person's ratings hang together.
    """

    @property
    def rank_key(self) -> float:
        """Sort by this, greatest first: the lower end, so that few ratings do not win."""
        return self.combined.low


def ratings(
    ballots: Iterable[Mapping[str, int]],
    criteria: Sequence[str],
    low: int = LOWEST,
    high: int = HIGHEST,
) -> RatingsResult:
    """Count the ratings of one entry: a ballot holds one person's rating by criterion.

    A person may leave a criterion out; nothing is put in its place.

    Raises:
        ValueError: no criteria, an unknown criterion, or a rating outside the scale.
    """
    if not criteria:
        raise ValueError("ratings need at least one criterion")
    given: dict[str, list[int]] = {criterion: [] for criterion in criteria}
    for ballot in ballots:
        for criterion, rating in ballot.items():
            if criterion not in given:
                raise ValueError(f"not a criterion of this vote: {criterion}")
            given[criterion].append(rating)
    means = {name: mean_interval(marks, low, high) for name, marks in given.items()}
    return RatingsResult(means, _combined([*means.values()]))


def _combined(means: Sequence[Figure]) -> Figure:
    estimates = [mean.estimate for mean in means if mean.estimate is not None]
    return Figure(
        fmean(estimates) if len(estimates) == len(means) else None,
        fmean(mean.low for mean in means),
        fmean(mean.high for mean in means),
        min(mean.n for mean in means),
    )
