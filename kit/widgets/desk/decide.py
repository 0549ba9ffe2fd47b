"""The desk's widget for deciding."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kit.evidence.stop_phrases import stopped
from kit.widgets.desk.part import Part


class Decide(Part):
    """Every entry with its votes, to adopt, send back or drop."""

    script = Path(__file__).with_suffix(".js")

    def desk_of(self) -> dict[str, Any]:
        """Add the STOP-phrases that modules hold."""
        held = stopped(self.state) if self.run.activity.kind == "speech_module" else {}
        return super().desk_of() | {"stopped": held}
