"""Support by declared group: under each entry its groups, each with its range."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kit.charts.canvas import Canvas
from kit.charts.look import ACCENT, INK, QUIET
from kit.charts.ranges import Measured
from kit.charts.rows import Rows, Scale, scale
from kit.charts.value import Value
from kit.language import N_, translate

_MOST = 6
_TALL = 24.0
_SIZE = 6.0


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry, and what each of its groups says of it; a group is where it is in every entry."""

    label: str
    groups: tuple[Measured, ...]

    @property
    def apart(self) -> float:
        """How far the figures of its groups lie from each other."""
        known = [one.value.estimate for one in self.groups if one.value.estimate is not None]
        return max(known) - min(known) if known else 0.0

    @property
    def differs(self) -> bool:
        """Whether the ranges of two of its groups do not overlap."""
        ends = [(v.low, v.high) for v in (one.value for one in self.groups)]
        known = [(low, high) for low, high in ends if low is not None and high is not None]
        return bool(known) and max(low for low, _ in known) > min(high for _, high in known)


@dataclass(frozen=True, slots=True)
class Groups:
    """Shares of "useful" by group: the entries on which groups differ most come first."""

    title: str
    words: str
    scale: Scale
    entries: tuple[Entry, ...]
    chart: Literal["groups"] = "groups"


def groups(language: str, subject: str, told: Sequence[Entry]) -> Groups:
    """Make the chart of at least one entry; those are drawn on which groups differ most."""
    text = N_("{subject}: entries on which the ranges of two groups do not overlap: {n} of {all}.")
    differ = sum(one.differs for one in told)
    title = translate(language, text, subject=subject, n=differ, all=len(told))
    if hidden := len(told[_MOST:]):
        more = N_("Those on which groups differ most are drawn; not drawn: {n}.")
        title = f"{title} {translate(language, more, n=hidden)}"
    ordered = sorted(told, key=lambda one: -one.apart)
    lines = (
        f"{one.label}: {'; '.join(f'{by.label} {by.value.words}' for by in one.groups)}."
        for one in ordered
    )
    shown = scale(language, (0.0, 1.0), "share")
    return Groups(title, " ".join((title, *lines)), shown, tuple(ordered[:_MOST]))


def draw_groups(canvas: Canvas, chart: Groups) -> None:
    """Draw the groups of each entry, each with a mark of its own: shapes need no colour."""
    every = [by for one in chart.entries for by in one.groups]
    rows = Rows(canvas, chart.scale, [_beside(by.value) for by in every])
    for one in chart.entries:
        rows.heading(one.label)
        for n, by in enumerate(one.groups):
            y = rows.row(by.label, (_beside(by.value),), tall=_TALL)
            _mark(canvas, rows, by.value, (n, y))
    rows.done()


def _beside(value: Value) -> str:
    return f"{value.said} ({value.range_said}, n = {value.n})"


def _mark(canvas: Canvas, rows: Rows, value: Value, place: tuple[int, float]) -> None:
    n, y = place
    x, size = rows.at(value.estimate or 0.0), _SIZE
    low, high = rows.at(value.low or 0.0), rows.at(value.high or 0.0)
    canvas.line((low, y), (high, y), stroke=QUIET, stroke_width="2")
    if n % 4 == 0:
        canvas.shape("circle", cx=x, cy=y, r=size - 0.5, fill=ACCENT, stroke=INK)
        return
    corners = {
        1: ((-size, -size), (size, -size), (size, size), (-size, size)),
        2: ((0, -size), (size, size), (-size, size)),
        3: ((0, -size - 1), (size + 1, 0), (0, size + 1), (-size - 1, 0)),
    }[n % 4]
    points = " ".join(f"{x + dx:.1f},{y + dy:.1f}" for dx, dy in corners)
    canvas.shape("polygon", points=points, fill=ACCENT, stroke=INK)
