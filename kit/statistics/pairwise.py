"""Competing wordings: which pair to show next, and how strong each wording has proved."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from kit.statistics.dots import places
from kit.statistics.figure import Figure
from kit.statistics.intervals import wilson

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

TAU = 0.05
"""Greatest weight of a pair in the catch-up sampler."""

ALPHA = 0.01
"""Regularisation of the Bradley-Terry fit: who lost everything still has a finite strength."""

RESAMPLES = 200
"""How often people are drawn anew for the intervals."""

_SEED = 20_260
_FEW = 5


class Judgement(NamedTuple):
    """One person's choice between two entries; of a tie, either may stand first."""

    participant: str
    winner: str
    loser: str
    tie: bool = False


@dataclass(frozen=True, slots=True)
class PairwiseResult:
    """What pairwise choices say of one entry."""

    item: str
    place: int
    """1 for the best; entries that cannot be told apart by their score share a place."""
    score: Figure
    """Chance to be preferred to a random other entry; ``n`` is its number of comparisons."""
    wins: float
    """Comparisons won, a tie counting half."""


def catch_up_pair(
    items: Sequence[str],
    counts: Mapping[frozenset[str], int],
    done: Collection[frozenset[str]],
    seed: str,
    tau: float = TAU,
) -> tuple[str, str] | None:
    """Draw the pair that a person judges next, or ``None`` when they have judged all.

    A pair seen ``n`` times weighs ``min(1 / (n + 1), tau)`` (the catch-up sampler of All
    Our Ideas), so new entries catch up. The cap leaves pairs seen fewer than ``1 / tau - 1``
    times equally likely; ``tau=1`` makes up for every single comparison. The same arguments
    give the same pair; which entry stands on the left is drawn too.
    """
    finished = done if isinstance(done, set | frozenset) else set(done)
    open_pairs: list[tuple[str, str]] = []
    weights: list[float] = []
    for one, other in combinations(sorted(set(items)), 2):
        pair = frozenset((one, other))
        if pair not in finished:
            open_pairs.append((one, other))
            weights.append(min(1 / (counts.get(pair, 0) + 1), tau))
    if not open_pairs:
        return None
    chance = random.Random(seed)  # noqa: S311 - repeatable on purpose, and no secret
    one, other = chance.choices(open_pairs, weights)[0]
    return (one, other) if chance.random() < 0.5 else (other, one)  # noqa: PLR2004 - either side


def bradley_terry(
    ballots: Sequence[tuple[str, str, str] | tuple[str, str, str, bool]], items: Sequence[str]
) -> list[PairwiseResult]:
    """Rank entries by pairwise choices, best first.

    A ballot is ``(participant, winner, loser)``, or :class:`Judgement` with a tie, which
    counts half a win for each. Strengths follow Bradley and Terry (1952, Biometrika 39,
    324-345), fitted by choix' I-LSR (Maystre and Grossglauser 2015); the score is the mean
    chance to win against each other entry that was compared. Its interval is a percentile
    bootstrap over people with a fixed seed, because one person's choices hang together. It
    is joined with the Wilson interval of the entry's share of wins: without losses to draw
    from, a bootstrap would take three wins of three for certainty. Where fewer than five
    people judged an entry, that interval counts people and not comparisons. An entry nobody
    has compared has no estimate.

    Raises:
        ValueError: a ballot on an entry that is not among ``items``, or on one against itself.
    """
    names = sorted(set(items))
    judged = sorted(Judgement(*ballot) for ballot in ballots)
    for ballot in judged:
        if ballot.winner == ballot.loser or not {ballot.winner, ballot.loser} <= set(names):
            raise ValueError(f"not a pair of this vote: {ballot.winner!r}, {ballot.loser!r}")
    tallies = _tallies(judged)
    fitted = _fitted(judged, sorted(tallies)) if judged else {}
    results = []
    for name in names:
        wins, n, people = tallies.get(name, (0.0, 0, 0))
        score = Figure(None, 0.0, 1.0, 0)
        if n:
            estimate, low, high = fitted[name]
            basis = n if people >= _FEW else people
            own = wilson(wins / n * basis, basis)
            score = Figure(estimate, min(own.low, low), max(own.high, high), n)
        results.append((name, score, wins))
    # Entries nobody compared come last; the sixth digit is the fit's noise, not a lead.
    keys = [-1.0 if s.estimate is None else round(s.estimate, 5) for _, s, _ in results]
    ranked = zip(results, places(keys), strict=True)
    found = [PairwiseResult(name, place, score, won) for (name, score, won), place in ranked]
    return sorted(found, key=lambda result: (result.place, result.item))


def _tallies(judged: Sequence[Judgement]) -> dict[str, tuple[float, int, int]]:
    """Count each entry's wins, comparisons, and the people who judged it."""
    wins: Counter[str] = Counter()
    faced: Counter[str] = Counter()
    people: dict[str, set[str]] = {}
    for ballot in judged:
        for side in (ballot.winner, ballot.loser):
            faced[side] += 1
            people.setdefault(side, set()).add(ballot.participant)
            # Half wins are counted in whole numbers, which add up alike in any order.
            wins[side] += 1 if ballot.tie else 2 * (side == ballot.winner)
    return {name: (wins[name] / 2, n, len(people[name])) for name, n in faced.items()}


def _fitted(
    judged: Sequence[Judgement], names: Sequence[str]
) -> dict[str, tuple[float, float, float]]:
    """Fit all ballots, then each resample of people: by entry its score and the 95 % ends."""
    import numpy as np  # noqa: PLC0415 - the room draws pairs without numpy

    size = len(names)
    index = {name: at for at, name in enumerate(names)}
    people = {who: at for at, who in enumerate(sorted({ballot.participant for ballot in judged}))}
    # Two half wins a ballot: to one side when it is a choice, to either side when a tie.
    cells, owners = [], []
    for ballot in judged:
        won, lost = index[ballot.winner], index[ballot.loser]
        cells += [won * size + lost, lost * size + won if ballot.tie else won * size + lost]
        owners += [people[ballot.participant]] * 2
    where, whose = np.array(cells), np.array(owners)

    def table(weights: Numbers) -> Numbers:
        flat = np.bincount(where, 0.5 * weights[whose], minlength=size * size)
        return flat.astype(np.float64).reshape(size, size)

    strengths = _strengths(table(np.ones(len(people))), None)
    draws = np.random.default_rng(_SEED).multinomial(
        len(people), np.full(len(people), 1 / len(people)), size=RESAMPLES
    )
    resampled = np.array(
        [_chances(_strengths(table(draw.astype(float)), strengths, 60, 1e-4)) for draw in draws]
    )
    lows, highs = np.quantile(resampled, (0.025, 0.975), axis=0)
    scores = _chances(strengths)
    ends = np.array([scores, np.minimum(lows, scores), np.maximum(highs, scores)]).T.tolist()
    return {name: (score, low, high) for name, (score, low, high) in zip(names, ends, strict=True)}


def _strengths(
    table: Numbers, start: Numbers | None, steps: int = 1_000, settled: float = 1e-7
) -> Numbers:
    """Fit strengths to a table of wins (row beats column); ``start`` near the answer is faster.

    choix' own loop fails when it runs out of steps, which islands of entries that were
    never compared with each other can cause; the last step is as good as the data allow.
    """
    import numpy as np  # noqa: PLC0415 - the room draws pairs without numpy
    from choix import lsr_pairwise_dense  # noqa: PLC0415 - brings numpy and scipy

    strengths = start
    for _ in range(steps):
        last, strengths = strengths, lsr_pairwise_dense(table, ALPHA, strengths)
        if last is not None and float(np.abs(strengths - last).max()) < settled:
            break
    return np.asarray(strengths, dtype=np.float64)


def _chances(strengths: Numbers) -> Numbers:
    """Give each entry's mean chance to win against each other one."""
    import numpy as np  # noqa: PLC0415 - the room draws pairs without numpy

    beats: Numbers = 1 / (1 + np.exp(strengths[None, :] - strengths[:, None]))
    return np.asarray((beats.sum(axis=1) - 0.5) / (len(strengths) - 1), dtype=np.float64)
