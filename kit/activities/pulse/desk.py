"""The desk's widget for a pulse before and after a training."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kit.activities.pulse.figures import change, waves
from kit.language import translate
from kit.widgets.desk.part import Part


class Pulse(Part):
    """How many have answered, and both waves side by side once they are closed."""

    script = Path(__file__).with_suffix(".js")

    def desk_of(self) -> dict[str, Any]:
        """Add both waves, and how they differ."""
        session = self.run.activity.session
        return super().desk_of() | {
            "waves": [
                one | {"statement": translate(self.bench.language, one["statement"])}
                for one in waves(self.state, session)
            ],
            "change": change(self.state, session, self.bench.language),
        }
