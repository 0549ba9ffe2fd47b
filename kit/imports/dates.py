"""Dates as tables hold them: local forms, Excel serials, and the ones that can be read twice."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Literal

from kit.domain.refusal import Refusal
from kit.imports.tables import Cell
from kit.language import N_

Order = Literal["", "day_first", "month_first"]
"""How dates with strokes are read; ``""`` leaves it to the column."""

_ISO = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})")
_LOCAL = re.compile(r"(\d{1,2})([-./])(\d{1,2})\2(\d{4}|\d{2})")
_CLOCK = re.compile(
    r"[T ,]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s?[AaPp][Mm])?(?:Z|[+-]\d{2}:?\d{2})?$"
)
_SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?")
_EPOCH = date(1899, 12, 30)
_FIRST, _LAST = date(1990, 1, 1), date(2100, 1, 1)
_MONTHS = 12


def reading_of(
    header: str, cells: Iterable[tuple[int, Cell]], order: Order = ""
) -> Order | Refusal:
    """Decide how 03/04/2025 is read by the other dates of its column, or say why it cannot be.

    One date such as 31/12/2025 decides for the day first, 12/31/2025 for the month. Without
    one, or with both, the column is refused: half of its dates would be wrong unnoticed.
    ``cells`` come with their row numbers; ``order``, if a person has chosen it, rules.
    """
    if order:
        return order
    day_first = month_first = unsure = 0
    for number, cell in cells:
        match = _LOCAL.fullmatch(_without_clock(cell)) if isinstance(cell, str) else None
        if not match or match[2] != "/":
            continue
        first, second = int(match[1]), int(match[3])
        if first > _MONTHS:
            day_first = day_first or number
        elif second > _MONTHS:
            month_first = month_first or number
        elif first != second:
            unsure = unsure or number
    if day_first and month_first:
        why = N_(
            "The column “{header}” mixes dates: the day comes first in row {one}, the month in "
            "row {other}. Write them all in one way, best as 2025-12-31."
        )
        return Refusal(why, {"header": header, "one": day_first, "other": month_first})
    if unsure and not day_first and not month_first:
        why = N_(
            "The dates of the column “{header}” can be read in two ways, as in row {row}. "
            "Say whether the day or the month comes first."
        )
        return Refusal(why, {"header": header, "row": unsure})
    return "month_first" if month_first else "day_first"


def read_date(cell: Cell, order: Order) -> date | None:
    """Give the day that a cell holds, ``None`` if it holds none from 1990 to 2099.

    Dates with dots and hyphens have the day first, as everywhere they are used; numbers are
    days of a spreadsheet's calendar.
    """
    day: date | None = None
    if isinstance(cell, date):
        day = cell.date() if isinstance(cell, datetime) else cell
    elif isinstance(cell, str):
        day = _from_text(_without_clock(cell), order)
    elif isinstance(cell, int | float) and not isinstance(cell, bool):
        day = _serial(int(cell))
    return day if day and _FIRST <= day < _LAST else None


def _without_clock(text: str) -> str:
    return _CLOCK.sub("", text.strip()).rstrip(".")


def _from_text(text: str, order: Order) -> date | None:
    if match := _ISO.fullmatch(text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _LOCAL.fullmatch(text):
        day, month = int(match[1]), int(match[3])
        if match[2] == "/" and order == "month_first":
            day, month = month, day
        year = int(match[4])
        return _day(year if len(match[4]) > 2 else 2000 + year, month, day)  # noqa: PLR2004 - 25 is 2025
    if match := _SERIAL.fullmatch(text):
        return _serial(int(match[1]))
    return None


def _serial(days: int) -> date | None:
    return _EPOCH + timedelta(days) if 0 < days < 100_000 else None  # noqa: PLR2004 - year 2173


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
