"""The desk's widget for trials in real dialogues."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kit.activities.trials.figures import trials_plain
from kit.widgets.desk.desk_widget import DeskWidget


class Trials(DeskWidget):
    """The plan of each module, what its trials say, and its approval."""

    script = Path(__file__).with_suffix(".js")

    def desk_of(self) -> dict[str, Any]:
        """Add what the trials say, module by module and by who tried."""
        language = self.bench.language
        return super().desk_of() | {
            "tried": trials_plain(self.state, self.run.activity.kind, language)
        }
