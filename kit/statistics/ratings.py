"""Ratings: several criteria on one scale, each with its mean, interval and distribution."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from kit.statistics.intervals import Interval, mean_interval

LOWEST, HIGHEST = 1, 5


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """How one entry was rated by one criterion."""

    criterion: str
    mean: Interval
    distribution: tuple[int, ...]
    """How many people gave each rating, the lowest rating first."""

    @property
    def n(self) -> int:
        """How many people rated by this criterion."""
        return self.mean.n


@dataclass(frozen=True, slots=True)
class RatingsResult:
    """How one entry was rated by all criteria of a vote."""

    criteria: tuple[CriterionResult, ...]
    combined: Interval
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
    results = tuple(_criterion(name, given[name], low, high) for name in given)
    return RatingsResult(results, _combined([result.mean for result in results]))


def _criterion(name: str, given: list[int], low: int, high: int) -> CriterionResult:
    counted = Counter(given)
    distribution = tuple(counted[rating] for rating in range(low, high + 1))
    return CriterionResult(name, mean_interval(given, low, high), distribution)


def _combined(means: Sequence[Interval]) -> Interval:
    estimates = [mean.estimate for mean in means if mean.estimate is not None]
    return Interval(
        fmean(estimates) if len(estimates) == len(means) else None,
        fmean(mean.low for mean in means),
        fmean(mean.high for mean in means),
        min(mean.n for mean in means),
    )
