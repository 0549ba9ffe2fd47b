"""The desk's widget for deciding."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from kit.activities.decide.freedom import above_cap, freedom
from kit.domain.stop_phrases import held
from kit.widgets.desk.desk_widget import DeskWidget


class Decide(DeskWidget):
    """Every entry with its votes, to adopt, send back or drop; and how much freedom is left."""

    script = Path(__file__).with_suffix(".js")

    def desk_of(self) -> dict[str, Any]:
        """Add the STOP-phrases that modules hold, and how far what is adopted obliges."""
        activity = self.run.activity
        found = freedom(self.state, activity.kind)
        warning = above_cap(found, activity.must_at_most)
        modules = self.state.of_kind(activity.kind)
        return super().desk_of() | {
            "stopped": {
                item.id: phrases for item in modules if (phrases := held(self.state, item))
            },
            "freedom": {
                **asdict(found),
                "share": found.share.estimate,
                "cap": activity.must_at_most,
                "warning": warning.said(self.bench.language) if warning else "",
            },
        }
