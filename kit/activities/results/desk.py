"""The desk's widget for results."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kit.activities.results.second_look import false_alarms_told, second_look
from kit.widgets.desk.charted import ChartedPart, box_of

if TYPE_CHECKING:
    import ipywidgets

    from kit.widgets.desk.bench import Bench


class ResultsPart(ChartedPart):
    """All votes on a kind, drawn, with a second look at what one group rejects."""

    mapped = True
    script = Path(__file__).with_suffix(".js")

    def desk_of(self) -> dict[str, Any]:
        """Add what a declared group rejects."""
        return super().desk_of() | {
            "second_look": second_look(self.state, self.run.activity.kind),
            "false_alarms": false_alarms_told(self.bench.language),
        }


def Results(bench: Bench, activity: str) -> ipywidgets.VBox:  # noqa: N802 - used like the widgets beside it
    """Give the widget and its chart in one box."""
    return box_of(ResultsPart(bench, activity))
