"""Results of a vote by two criteria as a map: for the wall, and for those who draw it anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kit.charts.point_map import Axis, Point, PointMap, point_map
from kit.charts.value import Value, value
from kit.domain.activities import AGREEMENT, CRITERIA, ENDS
from kit.domain.workshop import Run, Workshop
from kit.evidence.pictures import drawn
from kit.evidence.results import SHOWN, results_of
from kit.language import translate

_AXES = 2


def results_map(results: Sequence[Mapping[str, Any]], language: str) -> PointMap | None:
    """Make the map of results in their order; ``None`` when the last vote has no two criteria.

    An entry is called by its place in the results, from 1 on.
    """
    points, names = [], []
    for place, result in enumerate(results, 1):
        rated = result["tallies"][-1]["criteria"] if result["tallies"] else {}
        if len(rated) == _AXES and result["tallies"][-1]["method"] == "ratings":
            names = list(rated)
            across, up = (_rating(language, rated[name]) for name in names)
            points.append(Point(str(place), result["text"], across, up))
    if not points:
        return None
    first, second = (_axis(language, name) for name in names)
    return point_map(language, (first, second), points)


def _rating(language: str, told: Mapping[str, Any]) -> Value:
    why = told["why"]
    words = translate(language, why["text"], **why["values"]) if why else ""
    return value(language, {**told, "why": words}, "rating")


def _axis(language: str, name: str) -> Axis:
    label, ends = CRITERIA.get(name, name), ENDS.get(name, AGREEMENT)
    low, high = (translate(language, one) for one in ends)
    return Axis(translate(language, label), low, high)


def wall_map(state: Workshop, run: Run) -> dict[str, Any] | None:
    """Give what a wall shows of such a vote once its results are shown, else ``None``."""
    if not run.shown:
        return None
    told = results_of(state, run.activity, to_room=True, part=SHOWN)
    results = [one for one in told if not one["hidden"]]
    chart = results_map(results, state.language)
    if chart is None or chart.why:
        return None
    numbers = {one.number for one in chart.points}
    return {
        **drawn(chart),
        "entries": [
            {"number": str(n) if str(n) in numbers else "", "text": one["text"]}
            for n, one in enumerate(results, 1)
        ],
    }
