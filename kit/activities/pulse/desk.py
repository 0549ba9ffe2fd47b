"""The desk's widget for a pulse before and after a training."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kit.activities.pulse.figures import WAVES, changes, waves
from kit.language import translate
from kit.widgets.desk.desk_widget import DeskWidget


class Pulse(DeskWidget):
    """How many have answered, and both waves side by side once they are closed."""

    script = Path(__file__).with_suffix(".js")

    def desk_of(self) -> dict[str, Any]:
        """Add both waves, and how they differ."""
        state, session, say = self.state, self.run.activity.session, self.bench.language
        return super().desk_of() | {
            "waves": [
                {
                    "wave": translate(say, WAVES[one.wave]),
                    "statement": translate(say, one.statement),
                    "mean": one.mean.plain(say),
                }
                for one in waves(state, session)
            ],
            "change": [
                {
                    "statement": translate(say, statement),
                    "difference": one.difference.plain(say),
                    "effect": one.hedges.plain(say),
                    "caution": translate(say, one.caution),
                }
                for statement, one in changes(state, session)
            ],
        }
