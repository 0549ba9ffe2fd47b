"""Wording that is repeated verbatim: what sounds recited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kit.language.texts import normalised
from kit.statistics.figure import Figure
from kit.statistics.intervals import mean_share

RUN = 4
"""So many words in the same order make a repeated wording; a shorter text counts as one run."""


def repeated_wording(texts: Sequence[str]) -> Figure:
    """Give the share of wording that other texts repeat word for word: 1 when all are copies.

    A text's share is that of its runs of :data:`RUN` words that occur in another text too;
    the figure is their mean, with Wilson's range; ``n`` counts texts. Case and punctuation do
    not matter. Empty texts do not count, and one text alone has no estimate.
    """
    runs = [found for text in texts if (found := _runs(normalised(text).split()))]
    if len(runs) <= 1:
        return Figure(None, 0.0, 1.0, len(runs))
    used = Counter(run for found in runs for run in found)
    shares = [sum(used[run] > 1 for run in found) / len(found) for found in runs]
    return mean_share(shares)


def _runs(words: Sequence[str]) -> set[tuple[str, ...]]:
    if not words:
        return set()
    return {tuple(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1))}
