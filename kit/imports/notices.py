"""Notices: sentences about what was noticed in a file, none of which stops the import."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kit.domain.refusal import Refusal
from kit.language import translate


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a person should know before accepting an import.

    ``text`` is an English sentence of the catalogues, ``values`` fills its placeholders.
    """

    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    def said(self, language: str) -> str:
        """Give the sentence in the reader's language."""
        return translate(language, self.text, **self.values)


class Unreadable(Exception):
    """A file cannot be read as a table; the refusal says why and what to do."""

    def __init__(self, why: str, /, **values: object) -> None:
        """Keep the sentence and its values."""
        super().__init__(why.format(**values))
        self.refusal = Refusal(why, values)
