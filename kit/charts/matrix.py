"""A matrix of what is there: entries in columns, aspects in rows, all, some or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kit.charts.canvas import Canvas, width_of, wrapped
from kit.charts.look import ACCENT, GRID, INK, LINE, PAPER, QUIET, RANGE, SMALL
from kit.language import N_, translate

Level = Literal["all", "some", "none"]
_LEVELS: dict[Level, str] = {"all": N_("all"), "some": N_("some"), "none": N_("none")}
_CELL = 18.0
_NEXT = 22.0
"""From the name of a level to the next sign."""
_BANDS = 6
"""Rows of entries at most; a picture is no longer than a page."""


@dataclass(frozen=True, slots=True)
class Aspect:
    """A row: what may be there, and how far it is, entry by entry."""

    label: str
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """How far each entry has each aspect."""

    title: str
    words: str
    entries: tuple[str, ...]
    """Their numbers."""
    aspects: tuple[Aspect, ...]
    names: tuple[str, str, str]
    """What all, some and none are called."""
    chart: Literal["matrix"] = "matrix"


def matrix(language: str, entries: Sequence[str], aspects: Sequence[Aspect]) -> Matrix:
    """Make the matrix; every aspect has a level for every entry."""
    whole = sum(all(one.levels[n] == "all" for one in aspects) for n in range(len(entries)))
    text = N_("Entries that have everything: {whole} of {all}.")
    title = translate(language, text, whole=whole, all=len(entries))
    names = (
        translate(language, _LEVELS["all"]),
        translate(language, _LEVELS["some"]),
        translate(language, _LEVELS["none"]),
    )
    words = [title]
    for one in aspects:
        counts = (
            (name, one.levels.count(level)) for name, level in zip(names, _LEVELS, strict=True)
        )
        words.append(f"{one.label}: {', '.join(f'{name} {n}' for name, n in counts)}.")
    return Matrix(title, " ".join(words), tuple(entries), tuple(aspects), names)


def draw_matrix(canvas: Canvas, chart: Matrix) -> None:
    """Draw bands of columns, as many on each as the width holds, and what the signs mean."""
    left = min(0.42 * canvas.width, max(width_of(one.label, SMALL) for one in chart.aspects) + 8)
    each = int((canvas.width - left) / _CELL)
    head = max((width_of(one, SMALL) for one in chart.entries), default=0.0) + 6
    top = 0.0
    starts = range(0, len(chart.entries), each)
    for start in starts[:_BANDS]:
        top = _band(canvas, chart, (start, start + each), (left, top + head)) + 10
    if (hidden := len(chart.entries) - each * _BANDS) > 0:
        canvas.text((left, top + 10), f"… +{hidden}", size=SMALL, fill=QUIET)
        top += LINE
    wide = sum(width_of(name, SMALL) + _CELL + _NEXT for name in chart.names)
    x = max(0.0, min(left, canvas.width - wide))
    for level, name in zip(_LEVELS, chart.names, strict=True):
        _cell(canvas, level, (x, top))
        canvas.text((x + _CELL + 4, top + 13), name, size=SMALL, fill=QUIET)
        x += width_of(name, SMALL) + _CELL + _NEXT
    canvas.height = top + _CELL + 6


def _band(
    canvas: Canvas, chart: Matrix, part: tuple[int, int], at: tuple[float, float]
) -> float:  # fmt: skip
    """Draw a band with its numbers standing upright above it, and give where it ends."""
    (left, top), shown = at, chart.entries[slice(*part)]
    for n, number in enumerate(shown):
        x, y = left + _CELL * n + 13, top - 4
        made = canvas.shape(
            "text", x=x, y=y, fill=INK, font_size=SMALL, transform=f"rotate(-90 {x:.1f} {y:.1f})"
        )
        made.text = number
    for one in chart.aspects:
        label = wrapped(one.label, left - 6, 1, SMALL)
        canvas.text((left - 8, top + 13), " ".join(label), size=SMALL, anchor="end")
        for n, level in enumerate(one.levels[slice(*part)]):
            _cell(canvas, level, (left + _CELL * n, top))
        top += _CELL
    return top


def _cell(canvas: Canvas, level: Level, at: tuple[float, float]) -> None:
    """Draw a full square, a half one or an empty frame: apart in shape, not in colour alone."""
    x, y, side = at[0] + 2, at[1] + 2, _CELL - 4
    fill = ACCENT if level == "all" else PAPER
    edge = GRID if level == "none" else ACCENT
    canvas.shape("rect", x=x, y=y, width=side, height=side, fill=fill, stroke=edge)
    if level == "some":
        corners = ((x, y + side), (x + side, y + side), (x + side, y))
        told = " ".join(f"{a:.1f},{b:.1f}" for a, b in corners)
        canvas.shape("polygon", points=told, fill=ACCENT)
    if level == "none":
        middle = y + side / 2
        canvas.line((x + 4, middle), (x + side - 4, middle), stroke=RANGE, stroke_width="1.5")
