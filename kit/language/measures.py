"""Measured values in words: one way to write a share, a rating, a coefficient, a difference."""

from __future__ import annotations

from typing import Literal

from babel.numbers import format_decimal

from kit.language import LANGUAGES

Unit = Literal["share", "chance", "rating", "coefficient", "change", "difference"]
"""A share or chance in per cent, a rating with one decimal, a coefficient with two; a change of
ratings with one decimal, a difference of shares in points of per cent, both signed."""

_FORMS = {"rating": "0.0", "coefficient": "0.00", "change": "+0.0;-0.0", "difference": "+0;-0"}


def percent(share: float | None) -> str:
    """Give a share as a whole number of per cent, without the sign."""
    return "" if share is None else str(round(100 * share))


def decimal(language: str, value: float | None, form: str = "0.0") -> str:
    """Give a value with one decimal, or in another form, as the language writes it."""
    if value is None:
        return ""
    locale = language if language in LANGUAGES else "en"
    # Adding nothing turns the minus of a rounded zero into none.
    plain = round(value, len(form.partition(";")[0].partition(".")[2])) + 0.0
    return str(format_decimal(plain, format=form, locale=locale)).replace("-", "−")


def written(language: str, value: float, unit: Unit) -> str:
    """Give a value with its unit."""
    if unit in ("share", "chance"):
        return f"{percent(value)} %"
    return decimal(language, 100 * value if unit == "difference" else value, _FORMS[unit])


def ranged(language: str, low: float, high: float, unit: Unit) -> str:
    """Give the range of a value with its unit."""
    if unit in ("share", "chance"):
        return f"{percent(low)}–{percent(high)} %"
    # Between signs a dash would read as one more of them.
    dash = "–" if unit == "rating" else " … "
    return f"{written(language, low, unit)}{dash}{written(language, high, unit)}"
