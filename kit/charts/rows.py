"""Rows of a chart: a label, a track with a scale, and words; beside or below each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kit.charts.canvas import Canvas, width_of, wrapped
from kit.charts.look import GRID, INK, LINE, QUIET, SECOND, SMALL, STACKED
from kit.language.measures import Unit, written

_LABEL = 0.45
"""Share of the width that labels beside a track take."""
_GAP = 14.0
_LINES = 2


@dataclass(frozen=True, slots=True)
class Scale:
    """What tracks go by, from end to end, with the marks that have a number."""

    start: float
    end: float
    ticks: tuple[tuple[float, str], ...]


def scale(language: str, ends: tuple[float, float], unit: Unit) -> Scale:
    """Give a scale with five marks."""
    start, end = ends
    steps = [start + (end - start) * n / 4 for n in range(5)]
    whole = all(step == round(step) for step in steps)
    told = [str(round(one)) if whole and unit == "rating" else written(language, one, unit)
            for one in steps]  # fmt: skip
    return Scale(start, end, tuple(zip(steps, told, strict=True)))


class Rows:
    """A canvas with rows on one scale; ``words`` are all that stands beside the tracks."""

    def __init__(
        self, canvas: Canvas, shown: Scale, words: Sequence[str], *, above: float = 0.0,
        threshold: tuple[float, str] | None = None,
    ) -> None:  # fmt: skip
        """Begin with the numbers of the scale; ``above`` leaves room for more above them."""
        self.canvas, self.scale, self.threshold = canvas, shown, threshold
        self.stacked = canvas.width < STACKED
        beside = max((width_of(one, SMALL) for one in words), default=0.0)
        self.words_at = canvas.width - beside
        self.left = 18.0 if self.stacked else _LABEL * canvas.width + _GAP
        edge = max((width_of(told, SMALL) / 2 for _, told in shown.ticks), default=0.0)
        self.right = min(self.words_at - _GAP, canvas.width - edge)
        self.bottom = above
        self._head()

    def _head(self) -> None:
        if self.threshold:
            x, words = self.at(self.threshold[0]), self.threshold[1]
            # Above its line, as far as the picture is wide enough.
            half = width_of(words, SMALL) / 2
            x = min(max(x, half), self.canvas.width - half)
            self.canvas.text(
                (x, self.bottom + 12), words, size=SMALL, fill=SECOND, anchor="middle", bold=True
            )
            self.bottom += LINE
        step = 2 if self.stacked else 1
        for value, told in self.scale.ticks[::step]:
            at = (self.at(value), self.bottom + 14)
            self.canvas.text(at, told, size=SMALL, fill=QUIET, anchor="middle")
        self.bottom += 20.0 if self.scale.ticks else 0.0

    def at(self, value: float) -> float:
        """Give where a value lies; one beyond the scale lies at its end."""
        share = (value - self.scale.start) / ((self.scale.end - self.scale.start) or 1.0)
        return self.left + min(1.0, max(0.0, share)) * (self.right - self.left)

    def heading(self, label: str) -> None:
        """Say over the whole width what the rows below are about."""
        lines = wrapped(label, self.canvas.width, _LINES)
        for one in lines:
            self.bottom += LINE
            self.canvas.text((0, self.bottom + 2), one, bold=True)
        self.bottom += 6

    def row(self, label: str, words: Sequence[str], why: str = "", *, tall: float = 40.0) -> float:
        """Add a row, at least so tall, and give the height of its track.

        ``why`` says that there is no figure.
        """
        room = self.canvas.width if self.stacked else _LABEL * self.canvas.width
        lines = wrapped(label, room, _LINES)
        top, high = self.bottom, LINE * len(lines)
        if self.stacked:
            self.canvas.lines((0, top + 15), lines, LINE, INK)
            middle, self.bottom = top + high + 19, top + high + 38
        else:
            tall = max(high + 12, tall)
            middle, self.bottom = top + tall / 2, top + tall
            self.canvas.lines((0, middle - high / 2 + 12), lines, LINE, INK)
        if why:
            self._why(why, middle)
        else:
            # Beside the labels the lines run through; between them each track has its own.
            self._grid((middle - 12, middle + 12) if self.stacked else (top, self.bottom))
            self._words(words, middle)
        return middle

    def _why(self, why: str, middle: float) -> None:
        told = wrapped(why, self.canvas.width - self.left, 2, SMALL)
        for n, one in enumerate(told):
            at = (self.left, middle + 4 + (n - (len(told) - 1) / 2) * 14)
            self.canvas.text(at, one, size=SMALL, fill=QUIET)

    def _words(self, words: Sequence[str], middle: float) -> None:
        for n, one in enumerate(words):
            at = (self.words_at, middle + 4 + 14 * (n - (len(words) - 1) / 2))
            self.canvas.text(at, one, size=SMALL, fill=QUIET if n else INK, bold=not n)

    def _grid(self, ends: tuple[float, float]) -> None:
        top, bottom = ends
        for value, _ in self.scale.ticks:
            x = self.at(value)
            self.canvas.line((x, top), (x, bottom), stroke=GRID)
        if self.threshold:
            x = self.at(self.threshold[0])
            dashes = {"stroke_width": "1.5", "stroke_dasharray": "5 3"}
            self.canvas.line((x, top), (x, bottom), stroke=SECOND, **dashes)

    def done(self) -> None:
        """End the picture below the last row."""
        self.canvas.height = self.bottom + 6
