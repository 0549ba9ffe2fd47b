"""Figures of one kind or another with their range, in words."""

from __future__ import annotations

import math

from babel.numbers import format_decimal

from kit.language import LANGUAGES, translate
from kit.standard.collected import Number
from kit.standard.figures import FEW, decimal, percent
from kit.statistics.groups import SMALLEST_GROUP
from kit.statistics.intervals import Interval


def share_number(language: str, value: Interval) -> Number:
    """Give a share in per cent with its range; under five answers, that there is no figure."""
    if value.estimate is None:
        return nothing(language, value.n)
    words = f"{percent(value.estimate)} % ({percent(value.low)}–{percent(value.high)} %)"
    return Number(value.n, value.estimate, value.low, value.high, words)


def rating_number(language: str, value: Interval) -> Number:
    """Give a mean rating with its range; under five answers, that there is no figure."""
    if value.estimate is None:
        return nothing(language, value.n)
    told, low, high = (decimal(language, v) for v in (value.estimate, value.low, value.high))
    return Number(value.n, value.estimate, value.low, value.high, f"{told} ({low}–{high})")


def signed_number(language: str, value: Interval, form: str = "0.00") -> Number:
    """Give a coefficient or a difference, which may be negative, with its range."""
    known = value.estimate is not None and math.isfinite(value.low) and math.isfinite(value.high)
    if value.estimate is None or not known:
        return nothing(language, value.n)
    locale = language if language in LANGUAGES else "en"
    told, low, high = (
        # Adding nothing turns the minus of a rounded zero into none.
        str(format_decimal(round(v, 2) + 0.0, format=form, locale=locale)).replace("-", "−")
        for v in (value.estimate, value.low, value.high)
    )
    return Number(value.n, value.estimate, value.low, value.high, f"{told} ({low} … {high})")


def nothing(language: str, n: int, why: str = "") -> Number:
    """Give a number without a figure, and the reason."""
    if not why and n < SMALLEST_GROUP:
        why = translate(language, FEW, least=SMALLEST_GROUP) if n else ""
    return Number(n, None, None, None, why or "–")
