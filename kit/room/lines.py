"""Open connections as the room sees them, and how the room is doing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class Line(Protocol):
    """An open connection to a phone or a wall."""

    @property
    def secret(self) -> str:
        """Hash of the phone's secret, ``""`` for a wall."""

    def tell(self, frame: str) -> None:
        """Send a frame; a line that is gone takes it silently."""


@dataclass(slots=True)
class Figures:
    """How the room is doing; for tests, benchmarks and the desk."""

    turns: int = 0
    asks: int = 0
    frames: int = 0
    last_fan_out: float = 0.0
    """Seconds the last sending of news took."""
