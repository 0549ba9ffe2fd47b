"""Masking: e-mail addresses and phone numbers do not come in with a text.

Recordings and texts of conversations are personal data. Addresses and numbers have a form
that can be recognised; names have none, so a person looks the texts through before they
are shown to others. A long number is masked even if it may be something else.
"""

from __future__ import annotations

import re
from typing import NamedTuple

EMAIL, PHONE, NUMBER = "[e-mail]", "[phone]", "[number]"
"""What stands in a text instead."""

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_DATE = re.compile(
    r"((?<![\w.])(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2}))(?!\.?\d))"
)
_NUMBER = re.compile(r"(?<![\w+])\+?\(?\d(?:[\s().\-–]{0,3}\d){6,33}(?!\w)")
_LOCAL = re.compile(r"\d{3}[-–]\d{2}[-–]\d{2}")
_SHORTEST, _LONGEST_PHONE = 9, 15
"""Digits of a phone number with its area code; shorter ones are orders, sums and dates."""


class Masked(NamedTuple):
    """A text without its addresses and numbers, and how many were taken out."""

    text: str
    hidden: int


def masked(text: str) -> Masked:
    """Replace e-mail addresses and phone numbers, and longer numbers such as cards.

    A phone number is nine digits or more, however grouped, or seven as 000-00-00.
    """
    if "@" not in text and not any(c.isdigit() for c in text):
        return Masked(text, 0)
    text, count = _EMAIL.subn(EMAIL, text)
    # Dates are split off first: they are digits with dots too, and stand beside numbers.
    parts = _DATE.split(text)
    for place in range(0, len(parts), 2):
        parts[place], hidden = _without_numbers(parts[place])
        count += hidden
    return Masked("".join(parts), count)


def _without_numbers(text: str) -> tuple[str, int]:
    count = 0

    def hide(match: re.Match[str]) -> str:
        nonlocal count
        digits = sum(c.isdigit() for c in match[0])
        if digits < _SHORTEST and not _LOCAL.fullmatch(match[0]):
            return match[0]
        count += 1
        return PHONE if digits <= _LONGEST_PHONE else NUMBER

    return _NUMBER.sub(hide, text), count
