"""Texts as people write them: on one line, cut for a label, compared by their words alone."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from kit.language import N_, translate

_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼ`´"))


def one_line(text: str) -> str:
    """Give a text on one line, for lists and tables."""
    return " ".join(text.split())


def short(text: str, longest: int = 90) -> str:
    """Give the beginning of a text on one line, for headings and labels."""
    line = one_line(text)
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def first_few(language: str, which: Sequence[str], few: int = 5) -> str:
    """Name a few, and say how many there are if that is not all."""
    if len(which) <= few:
        return ", ".join(which)
    listed = ", ".join(which[:few])
    return translate(language, N_("{listed} … ({n} in all)"), listed=listed, n=len(which))


def normalised(text: str) -> str:
    """Give a text without what does not make it another: case, spaces, punctuation, accents of ё.

    Apostrophes are left out, since Ukrainian words are typed with five different ones.
    """
    text = unicodedata.normalize("NFKC", text).casefold().translate(_APOSTROPHES)
    text = text.replace("ё", "е")
    return " ".join("".join(c if c.isalnum() else " " for c in text).split())
