"""A funnel: how many of all came how far, step by step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kit.charts.canvas import Canvas, width_of
from kit.charts.look import ACCENT, GRID
from kit.charts.rows import Rows, Scale
from kit.language import N_, translate


@dataclass(frozen=True, slots=True)
class Stage:
    """A step, and how many came as far."""

    label: str
    n: int


@dataclass(frozen=True, slots=True)
class Funnel:
    """Steps in order; the first counts all."""

    title: str
    words: str
    stages: tuple[Stage, ...]
    chart: Literal["funnel"] = "funnel"


def funnel(language: str, stages: Sequence[Stage]) -> Funnel:
    """Make the funnel of at least one step."""
    first, last = stages[0], stages[-1]
    text = N_("From “{first}” to “{last}”: {n} of {all}.")
    title = translate(language, text, first=first.label, last=last.label, n=last.n, all=first.n)
    words = " ".join((title, *(f"{one.label}: {one.n}." for one in stages)))
    return Funnel(title, words, tuple(stages))


def draw_funnel(canvas: Canvas, chart: Funnel) -> None:
    """Draw a bar for each step, with its number at the end."""
    whole = max(one.n for one in chart.stages)
    room = width_of(str(whole), 13.0) + 10
    rows = Rows(canvas, Scale(0.0, float(whole or 1), ()), ())
    rows.right -= room
    for one in chart.stages:
        y = rows.row(one.label, ())
        end = rows.at(one.n)
        canvas.line((rows.left, y - 13), (rows.left, y + 13), stroke=GRID, stroke_width="2")
        if one.n:
            canvas.shape(
                "rect", x=rows.left, y=y - 9, width=end - rows.left, height=18.0, fill=ACCENT
            )
        canvas.text((end + 7, y + 5), str(one.n), bold=True)
    rows.done()
