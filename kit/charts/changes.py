"""What changed from before to after: an open dot, a full dot, and the way between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kit.charts.canvas import Canvas, width_of
from kit.charts.look import ACCENT, LINE, PAPER, QUIET, RANGE, SMALL
from kit.charts.rows import Rows, Scale
from kit.charts.value import Value
from kit.language import N_, translate


@dataclass(frozen=True, slots=True)
class Change:
    """A row: what was asked twice, both figures, and the change between them."""

    label: str
    before: Value
    after: Value
    change: Value


@dataclass(frozen=True, slots=True)
class Changes:
    """Figures before and after on one scale; ``names`` are what the two are called."""

    title: str
    words: str
    scale: Scale
    names: tuple[str, str]
    rows: tuple[Change, ...]
    chart: Literal["changes"] = "changes"


def changes(
    language: str, names: tuple[str, str], shown: Scale, told: Sequence[Change]
) -> Changes:  # fmt: skip
    """Make the chart of changes."""
    known = [one.change for one in told if one.change.estimate is not None]
    clear = sum((one.low or 0.0) > 0 or (one.high or 0.0) < 0 for one in known)
    title = translate(
        language, N_("Changes whose range leaves out nought: {clear} of {all}."),
        clear=clear, all=len(known),
    )  # fmt: skip
    if not known:
        why = next((one.change.why for one in told if one.change.why), "–")
        title = translate(language, N_("No figure: {why}"), why=why)
    before, after = names
    words = [
        f"{one.label}: {before} {one.before.words}, {after} {one.after.words}; {one.change.words}."
        for one in told
    ]
    return Changes(title, " ".join((title, *words)), shown, names, tuple(told))


def draw_changes(canvas: Canvas, chart: Changes) -> None:
    """Draw each row as the way from one dot to the other, and say which is which."""
    told = [words for one in chart.rows for words in (one.change.said, one.change.range_said)]
    rows = Rows(canvas, chart.scale, told, above=LINE)
    _key(canvas, rows, chart.names)
    for one in chart.rows:
        why = _why(one)
        y = rows.row(one.label, () if why else (one.change.said, one.change.range_said), why)
        if not why:
            _way(canvas, rows, one, y)
    rows.done()


def _why(one: Change) -> str:
    """Say why a row has no dots: a figure that is withheld takes the change with it."""
    held = next((v for v in (one.before, one.after) if v.estimate is None), None)
    return held.words if held else ""


def _key(canvas: Canvas, rows: Rows, names: tuple[str, str]) -> None:
    x = rows.left
    for name, fill in zip(names, (PAPER, ACCENT), strict=True):
        canvas.shape("circle", cx=x + 6, cy=9.0, r=5.0, fill=fill, stroke=ACCENT, stroke_width="2")
        canvas.text((x + 16, 13), name, size=SMALL, fill=QUIET)
        x += width_of(name, SMALL) + 34


def _way(canvas: Canvas, rows: Rows, one: Change, y: float) -> None:
    before, after = rows.at(one.before.estimate or 0.0), rows.at(one.after.estimate or 0.0)
    canvas.line((before, y), (after, y), stroke=RANGE, stroke_width="3")
    for x, fill in ((before, PAPER), (after, ACCENT)):
        canvas.shape("circle", cx=x, cy=y, r=5.5, fill=fill, stroke=ACCENT, stroke_width="2")
