"""Microdata: single votes and trials, as far as the gate for figures lets them out.

A row says what somebody answered, and never who or when. Where a figure is withheld, because it
rests on one to four people or would tell what they said, the answers that it is made from are
withheld too: they are counted, and nothing more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal, NamedTuple

from kit.domain.activities import Activity
from kit.domain.few import too_few
from kit.domain.workshop import Item, Trial, Workshop
from kit.evidence.ballots import Ballots, ballots_on
from kit.evidence.results import votes_on
from kit.evidence.tallies import ALONE, Tally, among, judged_by, judgements, tallies
from kit.statistics.few import PEOPLE, in_steps, withheld

Source = Literal["phone", "paper"]
_Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of a ballot: an approval, dots, a comparison, or a rating by one criterion."""

    vote: Activity
    item: str
    version: int
    """The wording that it is about."""
    source: Source
    criterion: str = ""
    said: str | None = None
    """The answer to an approval; of a comparison ``"preferred"`` or ``"tie"``."""
    value: int | None = None
    """The dots or the rating."""
    other: str = ""
    """Of a comparison, the entry that came second, or either where that is not told."""
    ballot: int | None = None
    """Which answers stand on one ballot; ``None`` where they are withheld."""


class _Ballot(NamedTuple):
    source: Source
    answers: Mapping[str, object]
    """By criterion; the answer of other votes has none."""


def answers(state: Workshop) -> list[Answer]:
    """Give the answers that the votes on entries' wordings consist of, in no order of casting.

    They are those that figures are made from: on what stands, on its earlier wordings and on
    what was merged; not on what was hidden or taken back.
    """
    found: list[Answer] = []
    for vote in _votes(state):
        if vote.method == "pairwise":
            found += _comparisons(state, vote)
            continue
        for item, tally in _wordings(state, vote):
            found += _on_one(vote, item, tally, ballots_on(state, vote, item), len(found))
    return found


def ballots_by_item(state: Workshop) -> Counter[str]:
    """Count the ballots and comparisons that the present wording of each entry got."""
    found: Counter[str] = Counter()
    for vote in _votes(state):
        items = state.of_kind(vote.kind)
        if vote.method == "pairwise":
            names = {item.id for item in items}
            for one in among(judgements(state.box(vote.id)), names):
                found.update((one.winner, one.loser))
        else:
            found.update({one.id: len(ballots_on(state, vote, one).values) for one in items})
    return found


def _votes(state: Workshop) -> Iterator[Activity]:
    for kind in dict.fromkeys(item.kind for item in state.items.values()):
        yield from votes_on(state, kind)


def _wordings(state: Workshop, vote: Activity) -> Iterator[tuple[Item, Tally]]:
    """Give each wording that was voted on, as an item that ends with it, and its tally."""
    standing = state.of_kind(vote.kind)
    found = tallies(state, vote, standing)
    yield from ((item, found[item.id]) for item in standing)
    if vote.method not in ALONE:
        return
    merged = [item for item in state.items.values() if item.kind == vote.kind and item.merged_into]
    for item in [*standing, *merged]:
        last = len(item.wordings) if item.merged_into else len(item.wordings) - 1
        for n in range(last):
            earlier = replace(item, wordings=item.wordings[: n + 1], parents=())
            yield earlier, tallies(state, vote, [earlier])[item.id]


def _on_one(vote: Activity, item: Item, tally: Tally, ballots: Ballots, first: int) -> list[Answer]:
    given = [_ballot("phone", value) for value in [v for _, v in ballots.signed] + ballots.urn]
    given += [_ballot("paper", value) for value in ballots.on_paper]
    figures = {"": tally.figure, **tally.criteria}
    shown = {name for name, figure in figures.items() if figure.reason is None}
    told: list[Answer] = []
    # What is withheld must not show in the order either.
    given.sort(key=lambda one: sorted((c, str(v)) for c, v in one.answers.items() if c in shown))
    for n, one in enumerate(given, first):
        for criterion, value in one.answers.items():
            answer = Answer(vote, item.id, item.version, one.source, criterion)
            if criterion in shown:
                said = value if isinstance(value, str) else None
                number = value if isinstance(value, int) else None
                answer = replace(answer, said=said, value=number, ballot=n)
            told.append(answer)
    return sorted(told, key=lambda a: (a.ballot is None, a.ballot or 0, a.criterion, a.source))


def _ballot(source: Source, value: object) -> _Ballot:
    return _Ballot(source, value if isinstance(value, Mapping) else {"": value})


def _comparisons(state: Workshop, vote: Activity) -> list[Answer]:
    """Give the comparisons of a vote; which entry won only where at least five judged the pair."""
    items = {item.id: item for item in state.of_kind(vote.kind)}
    found, box = tallies(state, vote, [*items.values()]), state.box(vote.id)
    judges: dict[_Pair, set[str]] = {}
    for who, sides in judged_by(box):
        if sides <= items.keys():
            judges.setdefault(_pair(*sides), set()).add(who)
    hidden = {pair for pair in judges if any(found[key].estimate is None for key in pair)}
    hidden |= _told_by_few(judges)
    told = []
    for one in among(judgements(box), items.keys()):
        pair = _pair(one.winner, one.loser)
        first, second = pair if one.tie or pair in hidden else (one.winner, one.loser)
        said = None if pair in hidden else "tie" if one.tie else "preferred"
        version = items[first].version
        told.append(Answer(vote, first, version, "phone", said=said, other=second))
    return sorted(told, key=lambda one: (one.item, one.other, one.said or ""))


def _told_by_few(judges: Mapping[_Pair, AbstractSet[str]]) -> set[_Pair]:
    """Give the pairs that fewer than five judged, and those that would tell of them.

    How often an entry won at all can be reckoned from its chance; so of each entry's pairs
    those that are hidden are judged by nobody or by at least five.
    """
    hidden = {pair for pair, who in judges.items() if too_few(len(who))}
    for key in sorted({key for pair in judges for key in pair}):
        own = sorted((len(who), pair) for pair, who in judges.items() if key in pair)
        for _, pair in own:
            few = {who for _, one in own if one in hidden for who in judges[one]}
            if not too_few(len(few)):
                break
            hidden.add(pair)
    return hidden


def _pair(one: str, other: str) -> _Pair:
    return (one, other) if one < other else (other, one)


@dataclass(frozen=True, slots=True)
class ToldTrial:
    """One use of a wording with a client; ``None`` where it is not known or withheld."""

    item: str
    version: int
    outcome: str | None
    seconds: float | None
    naturalness: int | None
    channel: str | None


def told_trials(state: Workshop) -> list[ToldTrial]:
    """Give the trials of each wording, in no order of telling.

    A wording tried by one to four people keeps how it went to itself. Who tried it is told in
    no row: how it went by role is published, and would tell of few by subtraction.
    """
    found: list[ToldTrial] = []
    for item in state.items.values():
        if not (item.hidden or item.withdrawn):
            by_version = sorted(item.trials, key=lambda trial: (trial.version, trial.at))
            for version, held in groupby(by_version, key=lambda trial: trial.version):
                found += _of_wording(item, version, [*held])
    return found


def _of_wording(item: Item, version: int, held: Sequence[Trial]) -> list[ToldTrial]:
    tried = _enough(held)
    rated = tried and _enough(trial for trial in held if trial.naturalness is not None)
    timed = tried and _enough(trial for trial in held if trial.seconds is not None)
    by_channel: dict[str, list[str]] = {}
    for trial in held:
        by_channel.setdefault(trial.channel, []).append(trial.actor)
    counted = in_steps(by_channel)
    told = [
        ToldTrial(
            item.id,
            version,
            trial.outcome if tried else None,
            trial.seconds if timed else None,
            trial.naturalness if rated else None,
            trial.channel if tried and trial.actor in counted[trial.channel] else None,
        )
        for trial in held
    ]
    return sorted(told, key=str)


def _enough(held: Iterable[Trial]) -> bool:
    return withheld(len({trial.actor for trial in held}), PEOPLE) is None
