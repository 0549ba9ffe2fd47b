"""What can go wrong with a log, as sentences that say what happened, where, and what to do."""

from __future__ import annotations


class LogError(Exception):
    """The log could not do what was asked; nothing was written.

    ``text`` is an English sentence of the catalogues with ``{placeholders}``, ``values``
    fills them: translate the two where the message meets its reader. ``str`` is English.
    """

    def __init__(self, text: str, /, **values: object) -> None:
        """Keep the sentence and its values."""
        super().__init__(text.format(**values))
        self.text = text
        self.values = values


class LogDamaged(LogError):
    """The log holds something that was not written by the kit, or has lost a part."""


class LogBusy(LogError):
    """Somebody else keeps the writing turn for longer than a person would wait."""


class LogUnreachable(LogError):
    """The place of the log cannot be reached just now; what was acknowledged is safe there."""
