"""Few answers: under five, a figure would tell who said what. One definition for all."""

from __future__ import annotations

SMALLEST_GROUP = 5
"""No figure is shown for a group with fewer answers: people could be recognised in it."""


def too_few(n: int, known: int = 0) -> bool:
    """Whether a figure of ``n`` answers rests on one to four people.

    ``known`` of them are listed one by one, such as votes on paper on the desk that typed
    them in: taken off, they must not leave one to four either.
    """
    return 0 < n < SMALLEST_GROUP or 0 < n - known < SMALLEST_GROUP
