"""What role plays showed: how often each meaning point was said, in any words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kit.activities.role_play.consistency import Consistency, consistency
from kit.activities.role_play.play import Play, Scored, play_of, points_of
from kit.activities.role_play.play import plays as drawn
from kit.domain.few import too_few
from kit.domain.workshop import Workshop
from kit.evidence.results import text_of
from kit.statistics.few import SHEETS
from kit.statistics.figure import Figure
from kit.statistics.intervals import mean_interval, mean_share, wilson


@dataclass(frozen=True, slots=True)
class Sheets:
    """What the sheets of one module say, all on its present wording."""

    id: str
    text: str
    n: int
    """How many sheets, not people."""
    each: tuple[float, ...]
    """Share of points said on each sheet: to be added up, never to be shown."""
    share: Figure
    """Share of all points that were said; points on one sheet are one employee's dialogue, so
    the range is Wilson's for as many answers as there are sheets."""
    points: tuple[tuple[str, Figure], ...]
    """Each meaning point with the share of sheets on which it was said."""
    naturalness: Figure
    """Mean of the marks from 1 to 5."""
    alike: Figure
    """Share of identical answers that one client got from different employees."""
    differently: tuple[str, ...]
    """The points that only some of these employees said."""


def sheets(state: Workshop, activity: str) -> list[Sheets]:
    """Give each played module with the share of its points that were said, weakest first.

    Sheets on an earlier wording are left out. Under five sheets there is no figure.
    """
    by_item: dict[str, list[Scored]] = {}
    play = play_of(state, activity)
    for sheet in play.scores.values():
        item = state.items[sheet.item]
        if sheet.version == item.version and len(sheet.points) == len(points_of(item)):
            by_item.setdefault(item.id, []).append(sheet)
    found = [_sheets(state, play, key, given) for key, given in by_item.items()]
    return sorted(found, key=lambda one: (_weakness(one.share), one.id))


def _weakness(share: Figure) -> float:
    return 2.0 if share.estimate is None else share.estimate


def plays(state: Workshop) -> Iterator[tuple[str, list[Sheets]]]:
    """Give the sheets of every activity of role plays, by its id."""
    for activity, run in state.runs.items():
        if run.activity.does == "play":
            yield activity, sheets(state, activity)


def all_sheets(found: Sequence[Sheets]) -> Figure:
    """Give the mean share of points said on the sheets of several modules.

    Modules whose few sheets are not shown would be the rest of it, and stay out then.
    """
    hidden = sum(one.n for one in found if one.share.estimate is None)
    told = [one for one in found if one.share.estimate is not None or not too_few(hidden)]
    return mean_share([share for one in told for share in one.each]).shown(SHEETS)


def _sheets(state: Workshop, play: Play, key: str, given: Sequence[Scored]) -> Sheets:
    texts, marked = points_of(state.items[key]), [sheet.points for sheet in given]
    marks = [sheet.naturalness for sheet in given if sheet.naturalness is not None]
    each = tuple(sum(points) / len(points) for points in marked if points)
    alike = _alike(play, given)
    return Sheets(
        key,
        text_of(state.items[key]),
        len(given),
        each,
        mean_share(each).shown(SHEETS),
        tuple(
            (text, wilson(sum(points), len(points)).shown(SHEETS))
            for text, points in zip(texts, zip(*marked, strict=True), strict=True)
        ),
        mean_interval(marks).shown(),
        alike.identical,
        tuple(texts[int(at)] for at in sorted(alike.differently, key=int)),
    )


def _alike(play: Play, given: Sequence[Scored]) -> Consistency:
    """Compare how employees served one client; of an employee's sheets the last.

    Only those are compared who met the same type of client.
    """
    by_client: dict[str, dict[str, dict[str, str | None]]] = {}
    for sheet in given:
        group = play.rounds[sheet.round - 1][sheet.group]
        employee = next((who for who, role in group.roles.items() if role == "employee"), "")
        said = {str(at): "said" if done else "left out" for at, done in enumerate(sheet.points)}
        by_client.setdefault(group.client_type, {})[employee] = {**said}
    return consistency(by_client.values())


def coverage(state: Workshop, activity: str) -> dict[str, int]:
    """Count how often each situation was played, those never played too."""
    run = state.runs[activity]
    counts = {item.id: 0 for item in state.on_ballot(run.activity)}
    for groups in play_of(state, activity).rounds:
        for group in groups:
            counts[group.situation] = counts.get(group.situation, 0) + 1
    return counts


def types_met(state: Workshop) -> Counter[str]:
    """Count in how many groups of all role plays each type of client was met, merges followed."""
    groups = (group for play in drawn(state).values() for groups in play.rounds for group in groups)
    met = (state.standing(group.client_type) for group in groups)
    return Counter(one.id for one in met if one is not None)
