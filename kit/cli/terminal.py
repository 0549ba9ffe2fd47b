"""The terminal that a command was given in."""

from __future__ import annotations

import locale
import os

from kit.language import best_language


def language_of_terminal() -> str:
    """The language of the person at the terminal."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if wish := os.environ.get(name):
            return best_language(wish.replace("_", "-"))
    return best_language((locale.getlocale()[0] or "en").replace("_", "-"))
