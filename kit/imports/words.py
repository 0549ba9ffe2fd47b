"""The words that headings and answers of a table are recognised by, in four languages.

They stand in ``columns/``: a file for each kind of table, and ``shared.toml`` for the columns
that several have. A translator adds a word there, without any Python.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from kit.language.texts import normalised

FOLDER = Path(__file__).parent / "columns"


class Choices:
    """The codes of the answers, and the words that stand for each; its code always does."""

    def __init__(self, words: Mapping[str, tuple[str, ...]]) -> None:
        self.codes = tuple(words)
        self._codes = {
            normalised(word): code for code, known in words.items() for word in (code, *known)
        }

    def code_of(self, text: str) -> str | None:
        """Give the code that a word stands for, ``None`` if it is not known."""
        return self._codes.get(normalised(text))


class Words(NamedTuple):
    """What a column may be headed with, the most telling first, and its fixed answers if any."""

    headings: tuple[str, ...]
    choices: Choices | None


def words_of(table: str, column: str) -> Words:
    """Give the words of a column of a kind of table: those that it shares, then its own."""
    headings: dict[str, None] = {}
    answers: dict[str, tuple[str, ...]] = {}
    for file in ("shared", table):
        for key, words in _file(file).get(column, {}).items():
            if isinstance(words, dict):
                answers[key] = tuple(chain.from_iterable(words.values()))
            else:
                headings |= dict.fromkeys(words)
    return Words(tuple(headings), Choices(answers) if answers else None)


@cache
def _file(name: str) -> dict[str, dict[str, Any]]:
    """Give the columns of a file; under each its words by language, or by answer and language."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
