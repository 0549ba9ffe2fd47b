"""What can go wrong with a log, as sentences that say what happened, where, and what to do."""

from __future__ import annotations

from kit.domain.refusal import Failed


class LogError(Failed):
    """The log could not do what was asked; nothing was written."""


class LogDamaged(LogError):
    """The log holds something that was not written by the kit, or has lost a part."""


class LogBusy(LogError):
    """Somebody else keeps the writing turn for longer than a person would wait."""


class LogUnreachable(LogError):
    """The place of the log cannot be reached just now; what was acknowledged is safe there."""
