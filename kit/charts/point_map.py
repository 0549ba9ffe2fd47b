"""A map of entries by two ratings, such as how hard and how frequent: numbers as marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kit.charts.canvas import Box, Canvas, width_of, wrapped
from kit.charts.look import (
    ACCENT,
    GRID,
    INK,
    LINE,
    PALE,
    PAPER,
    QUIET,
    RANGE,
    SMALL,
    TEXT,
)
from kit.charts.placing import Spot, at_most, spread
from kit.charts.value import Value
from kit.language import N_, translate

_MARK = 18.0
"""Height of a mark."""
_MOST = 40


@dataclass(frozen=True, slots=True)
class Axis:
    """A rating that a map goes by, and what its two ends mean."""

    label: str
    low: str
    high: str
    scale: tuple[int, int] = (1, 5)

    @property
    def words(self) -> str:
        """The label with both ends."""
        first, last = self.scale
        return f"{self.label}: {first} {self.low} – {last} {self.high}"


@dataclass(frozen=True, slots=True)
class Point:
    """An entry on the map: its number, what it says, and both its ratings."""

    number: str
    text: str
    across: Value
    up: Value


@dataclass(frozen=True, slots=True)
class PointMap:
    """Entries by two ratings; those whose figures are not both shown stand in ``left``."""

    title: str
    words: str
    across: Axis
    up: Axis
    points: tuple[Point, ...]
    why: str = ""
    """Why nothing is drawn."""
    chart: Literal["map"] = "map"


def point_map(language: str, axes: tuple[Axis, Axis], told: Sequence[Point]) -> PointMap:
    """Make the map of entries: ``axes`` are across and up; the first entries win if many."""
    across, up = axes
    shown = [one for one in told if None not in (one.across.estimate, one.up.estimate)]
    points, left = tuple(shown[:_MOST]), [one for one in told if one not in shown]
    high = [one.number for one in points if _above(one.across, across) and _above(one.up, up)]
    title = translate(language, N_("Nothing lies above the middle of both scales."))
    why = ""
    if high:
        text = N_("Above the middle of both scales: {numbers}.")
        title = translate(language, text, numbers=", ".join(high))
    if not points:
        reason = left[0].across.why or left[0].up.why if left else ""
        title = why = translate(language, N_("No figure: {why}"), why=reason or "–")
    words = [title, f"{across.words}.", f"{up.words}."]
    words += [
        f"{one.number}: {across.label} {one.across.words}, {up.label} {one.up.words}."
        for one in told
    ]
    if hidden := len(shown) - len(points):
        words.append(translate(language, N_("Not drawn for want of room: {n}."), n=hidden))
    return PointMap(title, " ".join(words), across, up, points, why)


def _above(value: Value, axis: Axis) -> bool:
    return value.estimate is not None and value.estimate > sum(axis.scale) / 2


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a point lies on a picture, and where its mark stands."""

    point: Point
    spot: Spot
    mark: Box


def plot_of(width: float) -> Box:
    """Give the field of the map on a picture of some width."""
    return (26.0, 24.0, width - 40.0, max(260.0, min(0.58 * width, 400.0)))


def placed(chart: PointMap, width: float) -> list[Placed]:
    """Give where each point lies and its mark stands, on a picture of some width."""
    field = plot_of(width)
    sizes = [(width_of(one.number, SMALL) + 12.0, _MARK) for one in chart.points]
    widest = max((size[0] for size in sizes), default=1.0)
    points = chart.points[: at_most(field, (widest, _MARK))]
    spots = [_spot(chart, field, one.across.estimate, one.up.estimate) for one in points]
    middles = spread(spots, sizes[: len(points)], field)
    return [
        Placed(one, spot, (x - w / 2, y - h / 2, w, h))
        for one, spot, (x, y), (w, h) in zip(points, spots, middles, sizes, strict=False)
    ]


def _spot(chart: PointMap, field: Box, across: float | None, up: float | None) -> Spot:
    """Give where two ratings lie, half a mark away from the edges of the field."""
    left, top, width, height = field
    x, y = (
        (float(value or 0.0) - axis.scale[0]) / (axis.scale[1] - axis.scale[0])
        for value, axis in ((across, chart.across), (up, chart.up))
    )
    inset = _MARK
    return (left + inset + x * (width - 2 * inset), top + inset + (1 - y) * (height - 2 * inset))


def draw_map(canvas: Canvas, chart: PointMap) -> None:
    """Draw the map: what lies high by both ratings stands on a pale ground."""
    field = left, top, width, height = plot_of(canvas.width)
    _ground(canvas, chart, field)
    canvas.text((left - 14, 14), chart.up.words, size=SMALL, fill=QUIET, bold=True)
    below = top + height
    canvas.text(
        (left + width, below + 30), chart.across.words, size=SMALL, fill=QUIET, bold=True,
        anchor="end",
    )  # fmt: skip
    canvas.height = below + 38
    if chart.why:
        lines = wrapped(chart.why, width - 30, 4)
        canvas.lines((left + 15, top + height / 2), lines, LINE, QUIET)
        return
    marks = placed(chart, canvas.width)
    for one in marks:
        _cross(canvas, chart, field, one)
    for one in marks:
        _mark(canvas, one)


def _ground(canvas: Canvas, chart: PointMap, field: Box) -> None:
    left, top, width, height = field
    (x, y), across, up = _spot(chart, field, 3, 3), chart.across.scale, chart.up.scale
    x, y = _spot(chart, field, sum(across) / 2, sum(up) / 2)
    canvas.shape("rect", x=x, y=top, width=left + width - x, height=y - top, fill=PALE)
    for n in range(across[0], across[1] + 1):
        at = _spot(chart, field, n, up[0])[0]
        canvas.line((at, top), (at, top + height), stroke=GRID)
        canvas.text((at, top + height + 14), str(n), size=SMALL, fill=QUIET, anchor="middle")
    for n in range(up[0], up[1] + 1):
        at = _spot(chart, field, across[0], n)[1]
        canvas.line((left, at), (left + width, at), stroke=GRID)
        canvas.text((left - 6, at + 4), str(n), size=SMALL, fill=QUIET, anchor="end")


def _cross(canvas: Canvas, chart: PointMap, field: Box, one: Placed) -> None:
    """Draw how far chance may move a point, either way."""
    across, up = one.point.across, one.point.up
    ends = (
        ((across.low, up.estimate), (across.high, up.estimate)),
        ((across.estimate, up.low), (across.estimate, up.high)),
    )
    for start, end in ends:
        first, last = (_spot(chart, field, *spot) for spot in (start, end))
        canvas.line(first, last, stroke=RANGE, stroke_width="1", stroke_opacity="0.6")


def _mark(canvas: Canvas, one: Placed) -> None:
    (x, y, width, height), (spot_x, spot_y) = one.mark, one.spot
    middle = (x + width / 2, y + height / 2)
    if abs(middle[0] - spot_x) + abs(middle[1] - spot_y) > 1:
        canvas.line(one.spot, middle, stroke=INK)
        canvas.shape("circle", cx=spot_x, cy=spot_y, r=3.0, fill=INK)
    canvas.shape(
        "rect", x=x, y=y, width=width, height=height, rx=height / 2, fill=ACCENT, stroke=PAPER
    )
    canvas.text(
        (middle[0], middle[1] + 0.36 * TEXT - 0.7), one.point.number, size=SMALL, fill=PAPER,
        anchor="middle", bold=True,
    )  # fmt: skip
