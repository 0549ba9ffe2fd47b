"""Open connections as the room sees them."""

from __future__ import annotations

from typing import Protocol


class Line(Protocol):
    """An open connection to a phone or a wall."""

    @property
    def secret(self) -> str:
        """Hash of the phone's secret, ``""`` for a wall."""

    def tell(self, frame: str) -> None:
        """Send a frame; a line that is gone takes it silently."""
