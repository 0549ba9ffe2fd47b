"""Texts as people write them: on one line, cut for a label, compared by their words alone."""

from __future__ import annotations

import unicodedata

_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼ`´"))


def one_line(text: str) -> str:
    """Give a text on one line, for lists and tables."""
    return " ".join(text.split())


def short(text: str, longest: int = 90) -> str:
    """Give the beginning of a text on one line, for headings and labels."""
    line = one_line(text)
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def normalised(text: str) -> str:
    """Give a text without what does not make it another: case, spaces, punctuation, accents of ё.

    Apostrophes are left out, since Ukrainian words are typed with five different ones.
    """
    text = unicodedata.normalize("NFKC", text).casefold().translate(_APOSTROPHES)
    text = text.replace("ё", "е")
    return " ".join("".join(c if c.isalnum() else " " for c in text).split())
