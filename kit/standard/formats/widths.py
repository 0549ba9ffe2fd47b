"""How wide the columns of a table are, so that words stay whole."""

from __future__ import annotations

import re

from kit.standard.nodes import Table

TEXT = 165.0
"""Width of the text on an A4 page of ours, in millimetres."""
_LETTER = 1.6
"""Width of a letter in a table, in millimetres: seldom more, in any of the languages."""
_BOLD = 1.12
"""How much wider the bold letters of a header are."""
_PADDING = 3.6
"""Left and right of a cell together, in millimetres."""
_UNBROKEN = 16
"""Letters of a word that is kept whole in a table; longer ones are hyphenated."""
_LINES = 4
"""Lines that a text of some words may take in a table, before its column grows."""
_WORD = re.compile(r"[^\s/\u200b-]+-?")


def widths(table: Table, text: float = TEXT) -> list[float]:
    """Give the widths of a table's columns in millimetres: as wide as the longest word needs.

    What a column lacks for its longest word is taken from those that have more than they need.
    ``text`` is the width of all of them together.
    """
    whole = sum(column.width for column in table.columns)
    given = [text * column.width / whole for column in table.columns]
    need = [
        max(_needed(column.title) * _BOLD, *(_needed(row.cells[n]) for row in table.rows), 0)
        for n, column in enumerate(table.columns)
    ]
    lack = sum(max(0, n - g) for n, g in zip(need, given, strict=True))
    spare = sum(max(0, g - n) for n, g in zip(need, given, strict=True))
    if lack > spare:  # not even all spare room is enough: everybody gets a fair share of what is
        return [round(text * n / sum(need), 2) for n in need]
    return [
        round(n if n > g else g - (g - n) * (lack / spare if spare else 0), 2)
        for n, g in zip(need, given, strict=True)
    ]


def _needed(text: str) -> float:
    """Give the width for the longest word, and for a text of some length to be no thin tower."""
    longest = max((len(word) for word in _WORD.findall(text)), default=0)
    letters = max(min(longest, _UNBROKEN), min(len(text) / _LINES, _UNBROKEN))
    return letters * _LETTER + _PADDING
