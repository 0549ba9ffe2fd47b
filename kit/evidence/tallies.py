"""A tally: what one vote says of one item, in a form that every face and document shows."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache
from typing import Any

from kit.domain.activities import Activity
from kit.domain.answers import Box
from kit.domain.refusal import Refusal
from kit.domain.workshop import Item, Workshop
from kit.evidence.ballots import Ballots, ballots_on, unsigned_by_item
from kit.evidence.urn import unopened, withheld_unopened
from kit.statistics.approval import approval
from kit.statistics.dots import dots, places
from kit.statistics.few import PEOPLE, withheld
from kit.statistics.figure import Figure
from kit.statistics.pairwise import Judgement, PairwiseResult, bradley_terry
from kit.statistics.ratings import ratings

ALONE = ("approval", "ratings")
"""Methods that judge each entry by itself. Dots and pairs compare entries with each other,
and what was merged or reworded no longer competes."""


@dataclass(slots=True)
class Tally:
    """One item's result in one vote, as far as it may be shown.

    ``figure`` lies on ``scale``; ``unit`` says what it is: a share of people (approval), a
    rating, a number of dots, or a chance to be preferred. Where it is withheld, so is all that
    would tell it: counts, criteria of too few, whether the room is split, the place.
    """

    activity: str
    method: str
    unit: str
    figure: Figure
    of: int
    scale: tuple[float, float] = (0.0, 1.0)
    counts: dict[str, int] = field(default_factory=dict)
    criteria: dict[str, Figure] = field(default_factory=dict)
    contested: bool = False
    paper: int = 0
    inherited: int = 0
    rank: int = 0
    """The place, 1 for the best; 0 without a figure."""
    key: float = -math.inf
    """What the order goes by: greatest first."""

    @property
    def n(self) -> int:
        """How many votes there are, or comparisons."""
        return self.figure.n

    @property
    def estimate(self) -> float | None:
        """The figure itself, ``None`` where there is none."""
        return self.figure.estimate

    @property
    def low(self) -> float | None:
        """The lower end of its range."""
        return None if self.estimate is None else self.figure.low

    @property
    def high(self) -> float | None:
        """The upper end of its range."""
        return None if self.estimate is None else self.figure.high

    def plain(self) -> dict[str, Any]:
        """Give the tally as plain JSON."""
        told = {part.name: getattr(self, part.name) for part in fields(self)}
        del told["key"], told["figure"]
        told["criteria"] = {name: one.plain() for name, one in self.criteria.items()}
        return {**told, **self.figure.plain()}


def tallies(state: Workshop, activity: Activity, items: Sequence[Item]) -> dict[str, Tally]:
    """Give each item's tally in a vote, with ranks; equal results share a rank.

    What rests on fewer than five people is withheld here, for all who show it.
    """
    of = len(state.participants)
    if activity.method in ALONE:
        counted = _alone(state, activity, items, of)
    else:
        unsigned = unsigned_by_item(state.box(activity.id))
        found = {item.id: ballots_on(state, activity, item, unsigned) for item in items}
        together = activity.method == "pairwise"
        counted = _pairwise(state, activity, items, of) if together else _dots(activity, found, of)
        for key, tally in counted.items():
            tally.paper, tally.inherited = found[key].paper, found[key].inherited
    ranks = places([tally.key for tally in counted.values()])
    hidden = unopened(state, activity.id)
    for (key, tally), rank in zip(counted.items(), ranks, strict=True):
        tally.rank = rank if tally.estimate is not None else 0
        if people := hidden.get(key):
            tally.figure = withheld_unopened(tally.figure, people)
        tally.of = max(of, tally.n)
    return counted


def _alone(state: Workshop, activity: Activity, items: Sequence[Item], of: int) -> dict[str, Tally]:
    """Tally a vote that judges each entry by itself: only what has changed is counted anew."""
    box = state.box(activity.id)
    unsigned = unsigned_by_item(box)
    count = _approval if activity.method == "approval" else _ratings
    counted = {}
    for item in items:
        basis = (item.version, activity.method, activity.criteria, of)
        before, tally = box.counted.get(item.id, (None, None))
        if before != basis:
            ballots = ballots_on(state, activity, item, unsigned)
            tally = count(activity, ballots, of)
            tally.paper, tally.inherited = ballots.paper, ballots.inherited
            box.counted[item.id] = basis, tally
        counted[item.id] = replace(tally)
    return counted


def _tally(activity: Activity, unit: str, figure: Figure, of: int, **more: Any) -> Tally:
    """Make a tally; without a figure it keeps nothing that would tell it."""
    if figure.estimate is None:
        more = {name: more[name] for name in ("criteria",) if name in more}
    return Tally(activity.id, activity.method, unit, figure, of, **more)


def _approval(activity: Activity, ballots: Ballots, of: int) -> Tally:
    result = approval(Counter(str(value) for _, value in ballots.values), of)
    counts = {
        "useful": result.useful,
        "unsure": result.unsure,
        "not_for_me": result.not_for_me,
    }
    return _tally(
        activity, "share", result.share.shown(known=ballots.paper), of, counts=counts,
        contested=result.contested, key=result.rank_key,
    )  # fmt: skip


def _ratings(activity: Activity, ballots: Ballots, of: int) -> Tally:
    result = ratings([value for _, value in ballots.values], activity.criteria)
    typed = Counter(name for value in ballots.on_paper for name in value)
    criteria = {name: mean.shown(known=typed[name]) for name, mean in result.criteria.items()}
    # All criteria together would give the one away that is left out.
    why = next((mean.reason for mean in criteria.values() if mean.reason), None)
    combined = result.combined.without(why) if why else result.combined
    return _tally(
        activity, "rating", combined, of, scale=(1.0, 5.0), criteria=criteria, key=result.rank_key
    )


def _dots(activity: Activity, found: dict[str, Ballots], of: int) -> dict[str, Tally]:
    given = {key: {who: int(value) for who, value in b.values} for key, b in found.items()}
    results = {result.item: result for result in dots(given)}
    most = max((result.dots for result in results.values()), default=0)
    typed = max((ballots.paper for ballots in found.values()), default=0)
    signed = {who for b in found.values() for who, number in b.signed if number}
    counted = {}
    for key, result in results.items():
        supporters = result.supporters
        put = float(result.dots) if supporters.n else None
        figure = Figure(put, result.dots, result.dots, supporters.n)
        figure = figure.shown(n=len(signed) + typed, known=typed)
        counts = {"dots": result.dots, "people": len(given[key])}
        # On paper nobody knows which dots came from one person: then there is no share of
        # supporters, because it would count dots for people.
        criteria = {} if typed else {"supporters": supporters.shown()}
        counted[key] = _tally(
            activity, "dots", figure, of, scale=(0.0, float(most or 1)), counts=counts,
            criteria=criteria, key=float(result.dots),
        )  # fmt: skip
    return {key: counted[key] for key in found}


@lru_cache(maxsize=8)
def _fitted(judged: tuple[Judgement, ...], names: tuple[str, ...]) -> tuple[PairwiseResult, ...]:
    """Remember the last fits: desks and walls ask for the same one again and again."""
    return tuple(bradley_terry(judged, names))


def _pairwise(
    state: Workshop, activity: Activity, items: Sequence[Item], of: int
) -> dict[str, Tally]:
    box, names = state.box(activity.id), {item.id for item in items}
    judged, people = judgements(box), judged_by(box)
    faced = Counter(side for one in among(judged, names) for side in (one.winner, one.loser))
    kept, why = set(names), dict[str, Refusal]()
    # The chances of all entries add up, so one left out would follow from the others. What
    # too few have judged is left out with its comparisons, and with them perhaps the next.
    while few := _judged_by_few(people, kept):
        why |= few
        kept -= few.keys()
    compared = tuple(sorted(among(judged, kept)))
    results = _fitted(compared, tuple(sorted(kept))) if len(kept) > 1 else ()
    by_item = {result.item: result for result in results}
    counted = {}
    for item in items:
        nothing = Figure(None, 0.0, 1.0, faced[item.id], why.get(item.id))
        score = by_item[item.id].score if item.id in by_item else nothing
        counts = {"comparisons": score.n}
        # Rounded, because the last digits are the fit's noise: ties shall show as ties.
        key = -math.inf if score.estimate is None else round(score.estimate, 5)
        counted[item.id] = _tally(activity, "chance", score, of, counts=counts, key=key)
    return counted


def judgements(box: Box) -> list[Judgement]:
    """Give all comparisons of a vote; one out of the urn carries a made-up name."""
    judged = [
        Judgement(who, winner, other if winner == one else one, tie)
        for (who, one, other), (winner, tie) in box.pairs.items()
    ]
    for n, ballot in enumerate(box.ballots):
        value = ballot.value if isinstance(ballot.value, dict) else {}
        over, tie = str(value.get("over", "")), bool(value.get("tie", False))
        judged.append(Judgement(f"urn {n}", ballot.item, over, tie))
    return judged


def among(judged: Sequence[Judgement], names: AbstractSet[str]) -> list[Judgement]:
    """Give the comparisons between these entries."""
    return [one for one in judged if {one.winner, one.loser} <= names]


def judged_by(box: Box) -> list[tuple[str, frozenset[str]]]:
    """Give who has judged which pair, in secret too: that is known, the choice is not."""
    secret = ((who, pair) for who, pairs in box.secret.items() for pair in pairs)
    return [
        *((who, frozenset(pair)) for who, *pair in box.pairs),
        *((who, frozenset(pair.split("|"))) for who, pair in secret),
    ]


def _judged_by_few(
    people: Sequence[tuple[str, frozenset[str]]], names: AbstractSet[str]
) -> dict[str, Refusal]:
    """Say of which of these entries too few people have judged, against another of them."""
    judges: dict[str, set[str]] = {name: set() for name in names}
    for who, pair in people:
        if pair <= names:
            for name in pair:
                judges[name].add(who)
    found = {name: withheld(len(them), PEOPLE) for name, them in judges.items()}
    return {name: why for name, why in found.items() if why}
