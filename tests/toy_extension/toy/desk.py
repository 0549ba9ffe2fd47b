"""The mood on the desk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kit.widgets.desk.desk_widget import DeskWidget
from toy.mood import how_many


class Mood(DeskWidget):
    """Controls, and how many feel how."""

    script = Path(__file__).with_suffix(".js")

    def results(self) -> list[dict[str, Any]]:
        """Count the moods."""
        return how_many(self.state, self.run.activity)
