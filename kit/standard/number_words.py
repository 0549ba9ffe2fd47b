"""Figures with their range in words: the one place of the document that formats them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from babel.numbers import format_decimal

from kit.language import LANGUAGES, N_, translate
from kit.standard.nodes import EMPTY, Plain, plain_values
from kit.statistics.groups import SMALLEST_GROUP
from kit.statistics.intervals import Interval

FEW = N_("no figure: fewer than {least} answers")

Unit = Literal["share", "rating", "coefficient", "difference", "change"]
"""``difference`` is one of shares, in points of a hundred; ``change`` one of ratings."""


@dataclass(frozen=True, slots=True)
class Number:
    """A figure with its range; without an estimate where it may not be shown."""

    n: int
    unit: Unit
    estimate: float | None
    low: float | None
    high: float | None
    result: str
    """The figure alone, or a dash."""
    interval: str
    words: str
    """The figure with its range, or why there is none."""

    @property
    def plain(self) -> dict[str, Plain]:
        """Give the figure as the values of a record."""
        return plain_values(self, "result", "interval")


def percent(share: float | None) -> str:
    """Give a share as a whole number of per cent, without the sign."""
    return "" if share is None else str(round(100 * share))


def decimal(language: str, value: float | None) -> str:
    """Give a figure with one decimal, as the language writes it."""
    locale = language if language in LANGUAGES else "en"
    return "" if value is None else str(format_decimal(value, format="0.0", locale=locale))


def number(
    language: str, value: Interval | Mapping[str, Any] | None, unit: Unit, n: int = 0, why: str = ""
) -> Number:
    """Give a figure with its range; without an estimate, or a finite range, the reason.

    ``n`` and ``why`` are for what has no value: under five answers they say that by themselves.
    """
    if isinstance(value, Mapping):
        value = Interval(value["estimate"], value["low"], value["high"], value["n"])
    if value is None:
        return _nothing(language, n, unit, why)
    if value.estimate is None or not (math.isfinite(value.low) and math.isfinite(value.high)):
        return _nothing(language, value.n, unit, why)
    result = _told(language, unit, value.estimate)
    # Between signs a dash would read as one more of them.
    dash = "–" if unit in ("share", "rating") else " … "
    ends = [_told(language, unit, end) for end in (value.low, value.high)]
    if unit == "share":
        ends[0] = ends[0].removesuffix(" %")
    interval = dash.join(ends)
    return Number(
        value.n, unit, value.estimate, value.low, value.high, result, interval,
        f"{result} ({interval})",
    )  # fmt: skip


def _nothing(language: str, n: int, unit: Unit, why: str) -> Number:
    if not why and 0 < n < SMALLEST_GROUP:
        why = translate(language, FEW, least=SMALLEST_GROUP)
    return Number(n, unit, None, None, None, EMPTY, "", why or EMPTY)


def _told(language: str, unit: Unit, value: float) -> str:
    if unit == "share":
        return f"{percent(value)} %"
    if unit == "difference":
        return f"{round(100 * value):+d}".replace("-", "−")
    if unit == "rating":
        return decimal(language, value)
    form = "+0.0;-0.0" if unit == "change" else "0.00"
    locale = language if language in LANGUAGES else "en"
    # Adding nothing turns the minus of a rounded zero into none.
    told = format_decimal(round(value, 2) + 0.0, format=form, locale=locale)
    return str(told).replace("-", "−")
