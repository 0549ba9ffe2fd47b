"""The desk's widget for working on what there is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kit.widgets.desk.desk_widget import DeskWidget
from kit.widgets.desk.merge_suggestions import alike


class Contribute(DeskWidget):
    """Controls, variants and comments as they come in, and suggestions to merge."""

    script = Path(__file__).with_suffix(".js")

    def desk_of(self) -> dict[str, Any]:
        """Add what looks alike."""
        return super().desk_of() | {"suggestions": alike(self.state, self.run.activity.kind)}
