"""An error of a command: one sentence, exit code 2."""

from __future__ import annotations


class CommandError(Exception):
    """A command cannot be carried out; ``text`` is a catalogue sentence with ``values``."""

    def __init__(self, text: str, **values: object) -> None:
        super().__init__(text.format(**values))
        self.text = text
        self.values = values
