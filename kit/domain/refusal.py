"""A refusal: a sentence that says why something was not done, and what to do instead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kit.language import translate


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a command was not carried out; nothing was written.

    ``why`` is an English sentence of the catalogues with ``{placeholders}``; ``values``
    fills them: a value that is itself a catalogue sentence, or a refusal, is translated too, and a
    ``float`` or a :class:`~kit.language.Share` is written as the reader's language writes numbers.
    """

    why: str
    values: Mapping[str, object] = field(default_factory=dict)

    def said(self, language: str) -> str:
        """Give the sentence in the reader's language."""
        values = {name: _said(value, language) for name, value in self.values.items()}
        return translate(language, self.why, **values)

    def __str__(self) -> str:
        return self.said("en")

    def plain(self) -> dict[str, object]:
        """Give the sentence and its values, for readers of several languages."""
        return {"text": self.why, "values": dict(self.values)}


class Refused(Exception):
    """What several rules look at first does not allow a command.

    :func:`kit.domain.rules.decide` gives its refusal.
    """

    def __init__(self, refusal: Refusal) -> None:
        """Keep the refusal."""
        super().__init__(str(refusal))
        self.refusal = refusal


class Failed(Refused):
    """Something could not be done: a sentence of the catalogues, and what fills it."""

    def __init__(self, text: str, /, **values: object) -> None:
        """Keep the sentence and its values."""
        super().__init__(Refusal(text, values))


def _said(value: object, language: str) -> object:
    if isinstance(value, Refusal):
        return value.said(language)
    return translate(language, value) if isinstance(value, str) else value
