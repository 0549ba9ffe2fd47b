"""Encodings of text files: told by the evidence of their letters, never by guess alone."""

from __future__ import annotations

import codecs
import re

from kit.imports.tables import Unreadable
from kit.language import N_

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LATIN = "a-zA-Z"
_LETTERS = {
    # What a word may be made of, if the encoding is the right one. A Polish word read as
    # CP1251 mixes Latin with Cyrillic letters, a Ukrainian one read as CP1250 has letters
    # such as ď or ř, so the wrong encoding fails word by word.
    "cp1251": re.compile(r"[а-яёіїєґА-ЯЁІЇЄҐ]+"),
    "cp1250": re.compile(rf"[{_LATIN}ąćęłńóśźżĄĆĘŁŃÓŚŹŻ]+"),
}
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 200_000
_ENOUGH = 0.8


def decode(raw: bytes, encoding: str = "") -> tuple[str, str]:
    """Give the text of a file and the encoding it was read by.

    A byte order mark decides; then UTF-8, which other encodings hardly ever imitate; then
    CP1251 or CP1250, whichever makes real Ukrainian, Russian or Polish words of at least
    four fifths of the words with letters beyond ASCII. ``encoding`` overrules the evidence.

    Raises:
        Unreadable: no encoding fits, or the one that was asked for does not.
    """
    if encoding:
        return _decode_as(raw, encoding).removeprefix("\ufeff"), encoding
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return _decode_as(raw, name), name
    if b"\0" in raw:
        raise Unreadable(N_("This is not a table of text. Save it as CSV or XLSX."))
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _by_letters(raw)


def _decode_as(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        why = N_("The file is not written in {encoding}. Save it as “CSV UTF-8”.")
        raise Unreadable(why, encoding=encoding.removesuffix("-sig").upper()) from None


def _by_letters(raw: bytes) -> tuple[str, str]:
    texts: dict[str, str] = {}
    for name in _LETTERS:
        try:
            texts[name] = raw.decode(name)
        except UnicodeDecodeError:
            continue
    if texts and len(set(texts.values())) == 1:
        # Only quotation marks and dashes lie beyond ASCII: both encodings agree on them.
        return next(iter(texts.values())), next(iter(texts))
    shares = {name: _share(text, _LETTERS[name]) for name, text in texts.items()}
    best = max(shares, key=lambda name: shares[name], default="")
    if not best or shares[best] < _ENOUGH or list(shares.values()).count(shares[best]) > 1:
        why = N_("The letters of this file cannot be told with certainty. Save it as “CSV UTF-8”.")
        raise Unreadable(why)
    return texts[best], best


def _share(text: str, letters: re.Pattern[str]) -> float:
    """Give the share of real words among those with letters beyond ASCII."""
    words = [word for word in _WORD.findall(text[:_SAMPLE]) if not word.isascii()]
    return sum(bool(letters.fullmatch(word)) for word in words) / len(words) if words else 0.0
