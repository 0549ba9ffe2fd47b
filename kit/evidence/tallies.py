"""A tally: what one vote says of one item, in a form that every face and document shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from typing import Any

from kit.domain.activities import Activity
from kit.domain.workshop import Item, Workshop
from kit.evidence.ballots import Ballots, ballots_on
from kit.statistics.approval import approval
from kit.statistics.dots import dots, places
from kit.statistics.intervals import Interval
from kit.statistics.pairwise import Judgement, PairwiseResult, bradley_terry
from kit.statistics.ratings import ratings


@dataclass(slots=True)
class Tally:
    """One item's result in one vote.

    ``estimate`` lies between ``low`` and ``high`` on ``scale``; ``unit`` says what it is:
    a share of people (approval), a rating, a number of dots, or a chance to be preferred.
    """

    activity: str
    method: str
    unit: str
    n: int
    of: int
    estimate: float | None
    low: float | None
    high: float | None
    scale: tuple[float, float]
    counts: dict[str, int] = field(default_factory=dict)
    criteria: dict[str, dict[str, Any]] = field(default_factory=dict)
    contested: bool = False
    paper: int = 0
    inherited: int = 0
    rank: int = 0
    key: float = 0.0
    """What the order goes by: greatest first."""

    def plain(self) -> dict[str, Any]:
        """Give the tally as plain JSON."""
        told = asdict(self)
        del told["key"]
        return told


def tallies(state: Workshop, activity: Activity, items: Sequence[Item]) -> dict[str, Tally]:
    """Give each item's tally in a vote, with ranks; equal results share a rank."""
    found = {item.id: ballots_on(state, activity, item) for item in items}
    of = len(state.participants)
    if activity.method == "pairwise":
        counted = _pairwise(state, activity, items, of)
    elif activity.method == "dots":
        counted = _dots(activity, found, of)
    else:
        count = _approval if activity.method == "approval" else _ratings
        counted = {key: count(activity, ballots, of) for key, ballots in found.items()}
    ranks = places([tally.key for tally in counted.values()])
    for (key, tally), rank in zip(counted.items(), ranks, strict=True):
        tally.rank = rank
        tally.paper, tally.inherited = found[key].paper, found[key].inherited
        tally.of = max(of, tally.n)
    return counted


def _tally(activity: Activity, unit: str, interval: Interval, of: int, **more: Any) -> Tally:
    estimate = interval.estimate
    return Tally(
        activity.id, activity.method, unit, interval.n, of, estimate,
        interval.low if estimate is not None else None,
        interval.high if estimate is not None else None,
        more.pop("scale", (0.0, 1.0)), **more,
    )  # fmt: skip


def _approval(activity: Activity, ballots: Ballots, of: int) -> Tally:
    result = approval(Counter(str(value) for _, value in ballots.values), of)
    counts = {
        "useful": result.useful,
        "unsure": result.unsure,
        "not_for_me": result.not_for_me,
    }
    key = result.rank_key if result.n else -1.0
    return _tally(
        activity, "share", result.share, of, counts=counts, contested=result.contested, key=key
    )


def _ratings(activity: Activity, ballots: Ballots, of: int) -> Tally:
    result = ratings([value for _, value in ballots.values], activity.criteria)
    criteria = {
        c.criterion: {
            "estimate": c.mean.estimate,
            "low": c.mean.low,
            "high": c.mean.high,
            "n": c.n,
            "counts": {str(n): many for n, many in enumerate(c.distribution, 1)},
        }
        for c in result.criteria
    }
    key = result.rank_key if result.combined.estimate is not None else -1.0
    return _tally(
        activity, "rating", result.combined, of, scale=(1.0, 5.0), criteria=criteria, key=key
    )


def _dots(activity: Activity, found: dict[str, Ballots], of: int) -> dict[str, Tally]:
    given = {key: {who: int(value) for who, value in b.values} for key, b in found.items()}
    results = {result.item: result for result in dots(given)}
    most = max([1, *(result.dots for result in results.values())])
    # From an urn or from paper nobody knows which dots came from one person: then there is
    # no share of supporters, because it would count dots for people.
    all_known = not any(b.paper or b.unsigned for b in found.values())
    counted = {}
    for key in found:
        result = results[key]
        interval = Interval(float(result.dots), result.dots, result.dots, result.supporters.n)
        counts = {"dots": result.dots, "people": len(given[key])}
        tally = _tally(
            activity, "dots", interval, of, scale=(0.0, float(most)), counts=counts,
            key=float(result.dots),
        )  # fmt: skip
        if all_known:
            supporters = result.supporters
            tally.criteria = {
                "supporters": {
                    "estimate": supporters.estimate,
                    "low": supporters.low,
                    "high": supporters.high,
                    "n": supporters.n,
                    "counts": {},
                }
            }
        counted[key] = tally
    return counted


@lru_cache(maxsize=8)
def _fitted(judged: tuple[Judgement, ...], names: tuple[str, ...]) -> tuple[PairwiseResult, ...]:
    """Remember the last fits: desks and walls ask for the same one again and again."""
    return tuple(bradley_terry(judged, names))


def _pairwise(
    state: Workshop, activity: Activity, items: Sequence[Item], of: int
) -> dict[str, Tally]:
    names = {item.id for item in items}
    box = state.box(activity.id)
    judged = [
        Judgement(who, winner, other if winner == one else one, tie)
        for (who, one, other), (winner, tie) in box.pairs.items()
        if {one, other} <= names
    ]
    for n, ballot in enumerate(box.ballots):
        value = ballot.value if isinstance(ballot.value, dict) else {}
        over = str(value.get("over", ""))
        if {ballot.item, over} <= names:
            judged.append(Judgement(f"urn {n}", ballot.item, over, bool(value.get("tie", False))))
    results = _fitted(tuple(sorted(judged)), tuple(sorted(names))) if len(names) > 1 else ()
    by_item = {result.item: result for result in results}
    counted = {}
    for item in items:
        result = by_item.get(item.id)
        score = result.score if result else Interval(None, 0.0, 1.0, 0)
        counts = {"comparisons": score.n, "wins": round(result.wins) if result else 0}
        # Rounded, because the last digits are the fit's noise: ties shall show as ties.
        key = round(score.estimate, 5) if score.estimate is not None else -1.0
        counted[item.id] = _tally(activity, "chance", score, of, counts=counts, key=key)
    return counted
