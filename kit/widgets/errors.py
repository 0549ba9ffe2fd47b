"""What went wrong with a call in a notebook, in one sentence."""

from __future__ import annotations

from kit.domain.refusal import Refusal


class KitError(Exception):
    """A call in a notebook cannot be carried out; the message says why and what to do."""

    def __init__(self, refusal: Refusal, language: str = "en") -> None:
        super().__init__(refusal.said(language))
        self.refusal = refusal
