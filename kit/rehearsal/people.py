"""The texts from which simulated people act, and what is recognised in them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

_ALIKE = 0.5
"""Share of common words from which a reworded situation is still recognised."""


@dataclass(frozen=True)
class Situation:
    """One situation as somebody would write it on a phone."""

    fields: Mapping[str, str]
    """What this person answers to each question of the form."""
    of: int
    """Index of the situation it is; rewordings of one share it."""


@dataclass(frozen=True)
class People:
    """All texts of one language; every person and company in them is made up."""

    language: str
    names: tuple[str, ...]
    roles: tuple[str, ...]
    branches: tuple[str, ...]
    situations: tuple[Situation, ...]
    near_duplicates: tuple[Situation, ...]
    modules: tuple[tuple[Mapping[str, str], ...], ...]
    """Forms by situation, from the wording that works best to the one that works least."""
    comments: tuple[str, ...]
    moments: tuple[str, ...]
    """Sentences put before a situation that others have told already."""
    openers: tuple[str, ...]
    """Sentences put before words that others have offered already."""
    echoes: tuple[str, ...]
    """Sentences put before an entry that others have written already."""
    entries: Mapping[str, tuple[Mapping[str, str], ...]]
    """By kind of item, filled-in forms; those of behaviour schemes by situation."""

    @cached_property
    def _told(self) -> tuple[Situation, ...]:
        return (*self.situations, *self.near_duplicates)

    @cached_property
    def _words(self) -> list[tuple[int, set[str]]]:
        return [(situation.of, _words(situation.fields["text"])) for situation in self._told]

    @cached_property
    def _ranks(self) -> dict[str, int]:
        return {
            module["say"]: rank for variants in self.modules for rank, module in enumerate(variants)
        }

    def situation_like(self, text: str) -> int | None:
        """Recognise a situation, also in somebody else's wording; ``None`` if it is strange."""
        words = _words(text)
        share, which = max((_common(words, known), of) for of, known in self._words)
        return which if share >= _ALIKE else None

    def rank(self, text: str) -> int | None:
        """Give the place of a wording among the variants of its situation, 0 for the best."""
        return next((rank for say, rank in self._ranks.items() if text.endswith(say)), None)

    def fitting(self, question: str, options: Sequence[str]) -> int | None:
        """Give the place of the answer that the best module for the question's situation holds.

        ``None`` if the question is about no known situation, or nobody here would say any of
        the answers in it.
        """
        quoted = (one.of for one in self._told if one.fields["client_says"] in question)
        index = next(quoted, self.situation_like(question))
        if index is None:
            return None
        parts = ("say", "do", "benefit")
        known = [one[part] for one in self.modules[index] for part in parts]
        found = [
            (place, number)
            for number, option in enumerate(options)
            for place, text in enumerate(known)
            if option.endswith(text)
        ]
        return min(found)[1] if found else None

    def question(self, index: int) -> dict[str, str]:
        """Ask for the words that fit a situation, among words for three other ones."""
        asked, count = self.situations[index].fields, len(self.situations)
        others = [self.modules[(index + count * n // 4) % count] for n in range(1, 4)]
        wrong = {f"wrong_{n}": variants[0]["say"] for n, variants in enumerate(others, 1)}
        text = f"{asked['text']}\n{asked['client_says']}"
        return {"text": text, "right": self.modules[index][0]["say"], **wrong}


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _common(one: set[str], other: set[str]) -> float:
    return len(one & other) / (min(len(one), len(other)) or 1)
