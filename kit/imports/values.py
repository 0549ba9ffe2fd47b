"""Values: what one cell holds for its column, or the reason why it holds nothing usable."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from kit.domain.items import tidy
from kit.domain.refusal import Refusal
from kit.imports.dates import Order, read_date
from kit.imports.masking import masked
from kit.imports.schemas import Column
from kit.imports.tables import CELL_LIMIT, Cell, Unusable, is_blank
from kit.language import N_
from kit.language.texts import one_line, short

_CODE_LIMIT = 200
_TOO_LONG = N_("The text has {length} characters; {limit} is the most.")
_NEEDED = N_("Nothing is written here, and it is needed.")
_SHOWN = 40
_WHOLE = re.compile(r"[+-]?\d{1,12}(?:[.,]0+)?")
_BETWEEN = re.compile(r"[;,|\n]")


class Value(NamedTuple):
    """A value as the log keeps it, in JSON, and how many addresses and numbers were masked."""

    value: Any
    masked: int = 0


def value_of(cell: Cell, column: Column, order: Order) -> Value | Refusal | None:
    """Read a cell as its column asks; ``None`` for an empty cell that may be empty.

    The reason for a refusal says what was expected and what was found.
    """
    if isinstance(cell, Unusable):
        return cell.why
    if is_blank(cell):
        return Refusal(_NEEDED) if column.required else None
    if isinstance(cell, str) and len(cell) > CELL_LIMIT:
        return Refusal(_TOO_LONG, {"length": len(cell), "limit": CELL_LIMIT})
    if column.holds == "date":
        day = read_date(cell, order)
        return Value(day.isoformat()) if day else _refused(N_("“{value}” is not a date."), cell)
    if column.holds == "whole":
        return _whole(cell, column)
    return _words(_text(cell), column)


def _words(text: str, column: Column) -> Value | Refusal | None:
    if not text:
        return Refusal(_NEEDED) if column.required else None
    if column.holds == "choice":
        return _choice(text, column)
    if column.holds == "text":
        return Value(*masked(text))
    if masked(text).hidden:
        return Refusal(N_("This is an address or a number of a person. Use a pseudonym instead."))
    return _code(text, column)


def _code(text: str, column: Column) -> Value | Refusal:
    if column.holds == "codes":
        codes = (one_line(part) for part in _BETWEEN.split(text))
        return Value(list(dict.fromkeys(code for code in codes if code)))
    if len(text) > _CODE_LIMIT:
        return Refusal(_TOO_LONG, {"length": len(text), "limit": _CODE_LIMIT})
    return Value(one_line(text))


def _text(cell: Cell) -> str:
    # A spreadsheet may hold a code such as 17 as the number 17.0.
    whole = isinstance(cell, float) and cell.is_integer()
    return tidy(str(int(cell) if whole and isinstance(cell, float) else cell))


def _whole(cell: Cell, column: Column) -> Value | Refusal:
    text = "" if isinstance(cell, bool) else str(cell).strip().replace("\u00a0", "")
    if not _WHOLE.fullmatch(text):
        return _refused(N_("“{value}” is not a whole number."), cell)
    number = int(re.split("[.,]", text)[0])
    if not column.least <= number <= column.most:
        why = N_("{value} is not between {least} and {most}.")
        return Refusal(why, {"value": number, "least": column.least, "most": column.most})
    return Value(number)


def _choice(text: str, column: Column) -> Value | Refusal:
    choices = column.choices
    code = choices.code_of(text) if choices else None
    if choices is None or code is not None:
        return Value(code)
    why = N_("“{value}” is not one of: {choices}.")
    return Refusal(why, {"value": _quoted(text), "choices": ", ".join(choices.codes)})


def _refused(why: str, cell: Cell) -> Refusal:
    return Refusal(why, {"value": _quoted(str(cell))})


def _quoted(text: str) -> str:
    return short(masked(text).text, _SHOWN)
