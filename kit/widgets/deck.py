"""A deck of slides for the wall: each call is the part of a slide that lives."""

from __future__ import annotations

import os

from kit.language import N_, translate
from kit.widgets.finding import open_workshop
from kit.widgets.mark import Mark


def open_deck(key: str) -> Deck:
    """Find the workshop of this deck.

    Raises:
        KitError: there is no workshop here, or its log cannot be used.
    """
    _, journal = open_workshop()
    language = journal.state.language
    journal.log.close()
    return Deck(key, language)


class Deck:
    """The slides of one session."""

    def __init__(self, key: str, language: str) -> None:
        self.key = key
        self.language = language
        self.face = os.environ.get("KIT_FACE", "desk")

    def _mark(self, tag: str, does: str, name: str, said: str) -> Mark:
        told = "" if self.face == "wall" else translate(self.language, said, name=name)
        return Mark(tag, (("id", name), ("does", does)), told)

    def opening(self) -> Mark:
        """Show how to join, and who is here."""
        said = N_("Here the wall shows the QR code, the join code and who is here.")
        return self._mark("kit-activity", "opening", f"{self.key}/opening", said)

    def method(self) -> Mark:
        """Show the method in one picture."""
        said = N_("Here the wall shows the method in one picture.")
        return self._mark("kit-slide-part", "method", "", said)

    def activity(self, key: str) -> Mark:
        """Show an activity of the session: prompt, timer, turnout, and results when revealed."""
        said = N_("Here the wall shows the activity “{name}”.")
        return self._mark("kit-activity", "activity", f"{self.key}/{key}", said)
