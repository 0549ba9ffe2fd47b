"""Votes on clauses as charts: a map where they rate by two criteria, else figures with ranges."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kit.charts.point_map import Axis, Point, PointMap, point_map
from kit.charts.ranges import Measured, Ranges, ranges
from kit.charts.rows import scale
from kit.charts.value import Value, value
from kit.domain.activities import AGREEMENT, CRITERIA, ENDS
from kit.language.measures import Unit
from kit.standard.clause import Clause, Criterion, Evidence
from kit.standard.legal import short
from kit.standard.material import Material
from kit.standard.nodes import Figure, drawn

_LABEL = 110
"""Letters of a label; the table beside the chart has the whole text."""
AXES = 2

Told = tuple[Clause, Evidence]


def vote_chart(material: Material, subject: str, told: Sequence[Told]) -> list[Figure]:
    """Draw a vote, given best first; nothing where nobody voted."""
    told = [(one, found) for one, found in told if found.n]
    if not told:
        return []
    criteria = told[0][1].criteria
    if told[0][1].method == "ratings" and len(criteria) == AXES:
        return [drawn(criteria_map(material, [(one, e.criteria) for one, e in told]))]
    return [drawn(_ranges(material, subject, told))]


def criteria_map(
    material: Material, told: Sequence[tuple[Clause, Sequence[Criterion]]]
) -> PointMap:  # fmt: skip
    """Draw clauses by two criteria: the first goes across, the second up."""
    first, second = (_axis(material, one) for one in told[0][1])
    points = [
        Point(one.number, short(one.headline), *(_rating(material, c) for c in criteria))
        for one, criteria in told
    ]
    return point_map(material.language, (first, second), points)


def _axis(material: Material, one: Criterion) -> Axis:
    label = material.say(CRITERIA.get(one.name, one.name))
    low, high = ENDS.get(one.name, AGREEMENT)
    return Axis(label, material.say(low), material.say(high))


def _rating(material: Material, one: Criterion) -> Value:
    return value(material.language, _plain(one), "rating")


def _ranges(material: Material, subject: str, told: Sequence[Told]) -> Ranges:
    rows = []
    unit: Unit = "share"
    for one, found in told:
        label = f"{one.number} {short(one.headline, _LABEL)}"
        if found.method == "ratings":
            unit = "rating"
            rows += [
                Measured(
                    f"{label} · {c.label}" if len(found.criteria) > 1 else label,
                    _rating(material, c),
                )
                for c in found.criteria
            ]
            continue
        # One person's dots are one opinion: what has a range is the share who put one.
        by = found.criteria[0] if found.method == "dots" and found.criteria else found
        plain = _plain(by)
        plain["why"] = plain["why"] or found.result
        rows.append(Measured(label, value(material.language, plain, unit)))
    ends = (1.0, 5.0) if unit == "rating" else (0.0, 1.0)
    return ranges(material.language, subject, scale(material.language, ends, unit), rows)


def _plain(one: Criterion | Evidence) -> dict[str, Any]:
    names = ("n", "estimate", "low", "high")
    why = one.why if isinstance(one, Criterion) else ""
    return {name: getattr(one, name) for name in names} | {"why": why}
