"""The desk's widget for a pulse before and after a training."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kit.evidence.pulse import waves
from kit.widgets.desk.part import Part


class Pulse(Part):
    """How many have answered, and both waves side by side once they are closed."""

    script = Path(__file__).with_suffix(".js")

    def desk_of(self) -> dict[str, Any]:
        """Add both waves."""
        return super().desk_of() | {"waves": waves(self.state, self.run.activity.session)}
