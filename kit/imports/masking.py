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
_DATE = r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})\b"
_NUMBER = r"(?<![\w+])\+?\(?\d(?:[\s().\-–]{0,3}\d){6,33}(?!\w)"
_DIGITS = re.compile(rf"(?P<date>{_DATE})|(?P<number>{_NUMBER})")
_LOCAL = re.compile(r"\d{3}[-–]\d{2}[-–]\d{2}")
_WITH_DATE = re.compile(_DATE)
_SHORTEST, _LONGEST_PHONE = 9, 15
"""Digits of a phone number with its area code; shorter ones are orders, sums and dates."""


class Masked(NamedTuple):
    """A text without its addresses and numbers, and how many were taken out."""

    text: str
    count: int


def masked(text: str) -> Masked:
    """Replace e-mail addresses and phone numbers, and longer numbers such as cards.

    A phone number is nine digits or more, however grouped, or seven as 000-00-00.
    """
    if "@" not in text and not any(c.isdigit() for c in text):
        return Masked(text, 0)
    text, emails = _EMAIL.subn(EMAIL, text)
    numbers = 0

    def hide(found: re.Match[str]) -> str:
        nonlocal numbers
        digits = sum(c.isdigit() for c in found[0])
        if found["date"] or (digits < _SHORTEST and not _LOCAL.fullmatch(found[0])):
            return found[0]
        if _WITH_DATE.search(found[0]) and not found[0].startswith("+"):
            return found[0]
        numbers += 1
        return PHONE if digits <= _LONGEST_PHONE else NUMBER

    text = _DIGITS.sub(hide, text)
    return Masked(text, emails + numbers)
