"""How evenly people contribute: who wrote entries, and how many each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from kit.domain.few import too_few
from kit.domain.workshop import Workshop
from kit.language import N_, translate
from kit.language.measures import written
from kit.statistics.evenness import evenness
from kit.statistics.figure import Figure


@dataclass(frozen=True, slots=True)
class Contributions:
    """How the entries of a workshop are spread over those who joined."""

    entries: int
    """What participants wrote, merged and dropped entries too, and did not take back."""
    wrote: int | None
    """How many of them wrote any; ``None`` where it would tell of one to four people."""
    of: int
    even: Figure
    """From 0, one wrote everything, to 1, all wrote as many."""

    def said(self, language: str) -> str:
        """Say it in a sentence; nothing where no figure may be shown."""
        if self.even.estimate is None:
            return ""
        told = {"even": written(language, self.even.estimate, "coefficient"), "of": self.of}
        spread = N_("How evenly {of} people wrote, from 0 (one wrote all) to 1: {even}.")
        parts = [translate(language, spread, **told)]
        if self.wrote is not None:
            text = N_("Of them, {n} wrote at least one entry.")
            parts.append(translate(language, text, n=self.wrote))
        return " ".join(parts)


def contributions(state: Workshop) -> Contributions:
    """Count the entries of each participant."""
    counts = Counter(item.author for item in state.items.values() if not item.withdrawn)
    each = [counts[who] for who in state.participants]
    wrote, of = sum(map(bool, each)), len(each)
    shown = None if too_few(wrote) or too_few(of, wrote) else wrote
    return Contributions(sum(each), shown, of, evenness(each))
