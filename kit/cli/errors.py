"""An error of a command: one sentence, exit code 2."""

from __future__ import annotations

from kit.domain.refusal import Failed


class CommandError(Failed):
    """A command cannot be carried out."""


def error_said(error: Failed, language: str) -> str:
    """Give an error's sentence in a language."""
    return error.refusal.said(language)
