"""Figures one below the other, each with its range: support, chances, agreement of groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kit.charts.canvas import Canvas
from kit.charts.look import ACCENT, INK, QUIET
from kit.charts.rows import Rows, Scale
from kit.charts.value import Value
from kit.language import N_, translate

_MOST = 16


@dataclass(frozen=True, slots=True)
class Measured:
    """A row: what is measured, and its figure."""

    label: str
    value: Value


@dataclass(frozen=True, slots=True)
class Ranges:
    """Figures with their ranges on one scale, best first."""

    title: str
    words: str
    scale: Scale
    rows: tuple[Measured, ...]
    threshold: tuple[float, str] | None = None
    """A value to be reached, and how it is called."""
    chart: Literal["ranges"] = "ranges"


def ranges(
    language: str, subject: str, shown: Scale, told: Sequence[Measured],
    threshold: tuple[float, str] | None = None,
) -> Ranges:  # fmt: skip
    """Make the chart of figures; the first are drawn if there are many."""
    finding = _finding(language, told, threshold)
    # A vote may be called by a question, which has a mark of its own.
    subject = subject if subject.endswith(("?", "!", ".")) else f"{subject}."
    words = [subject, finding, *(f"{one.label}: {one.value.words}." for one in told)]
    if hidden := len(told[_MOST:]):
        words.append(translate(language, N_("Not drawn for want of room: {n}."), n=hidden))
    title = " ".join(filter(None, (subject, finding)))
    return Ranges(title, " ".join(filter(None, words)), shown, tuple(told[:_MOST]), threshold)


def _finding(
    language: str, told: Sequence[Measured], threshold: tuple[float, str] | None
) -> str:  # fmt: skip
    """Say what there is to be seen."""
    known = [one for one in told if one.value.estimate is not None]
    if not known:
        why = next((one.value.why for one in told if one.value.why), "–")
        return translate(language, N_("No figure: {why}"), why=why)
    if threshold:
        above = sum((one.value.low or 0.0) > threshold[0] for one in known)
        text = N_("Range wholly above the threshold: {above} of {all}.")
        return translate(language, text, above=above, all=len(known))
    if len(known) == 1 or None in (known[0].value.low, known[1].value.high):
        return ""
    if (known[1].value.high or 0.0) >= (known[0].value.low or 0.0):
        text = N_("The ranges of the first two overlap: their order may be chance.")
    else:
        text = N_("The ranges of the first two do not overlap.")
    return translate(language, text)


def draw_ranges(canvas: Canvas, chart: Ranges) -> None:
    """Draw each figure as a dot on its range."""
    known = [one.value for one in chart.rows if one.value.estimate is not None]
    told = [words for one in known for words in _beside(one)]
    rows = Rows(canvas, chart.scale, told, threshold=chart.threshold)
    for one in chart.rows:
        if one.value.estimate is None:
            rows.row(one.label, (), one.value.words)
        else:
            _dot(canvas, rows, one.value, rows.row(one.label, _beside(one.value)))
    rows.done()


def _beside(value: Value) -> tuple[str, str]:
    within = f"{value.range_said}, " if value.range_said else ""
    return value.said, f"{within}n = {value.n}"


def _dot(canvas: Canvas, rows: Rows, value: Value, y: float) -> None:
    if value.low is not None and value.high is not None:
        low, high = rows.at(value.low), rows.at(value.high)
        canvas.line((low, y), (high, y), stroke=QUIET, stroke_width="2")
        for x in (low, high):
            canvas.line((x, y - 5), (x, y + 5), stroke=QUIET, stroke_width="2")
    x = rows.at(value.estimate or 0.0)
    canvas.shape("circle", cx=x, cy=y, r=5.5, fill=ACCENT, stroke=INK)
