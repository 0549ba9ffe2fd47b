"""An error of a command: one sentence, exit code 2."""

from __future__ import annotations

from kit.domain.refusal import said_values
from kit.language import translate
from kit.log.errors import LogError


class CommandError(Exception):
    """A command cannot be carried out; ``text`` is a catalogue sentence with ``values``."""

    def __init__(self, text: str, **values: object) -> None:
        super().__init__(text.format(**values))
        self.text = text
        self.values = values


def error_said(error: CommandError | LogError, language: str) -> str:
    """Give an error's sentence in a language."""
    return translate(language, error.text, **said_values(error.values, language))
