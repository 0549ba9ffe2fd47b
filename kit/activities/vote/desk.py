"""The desk's widget for voting."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kit.activities.vote.after_use import after_use
from kit.widgets.desk.charted import ChartedPart, box_of

if TYPE_CHECKING:
    import ipywidgets

    from kit.widgets.desk.bench import Bench


class VotePart(ChartedPart):
    """Controls, the live result with intervals, and votes given on paper."""

    script = Path(__file__).with_suffix(".js")

    def desk_of(self) -> dict[str, Any]:
        """Add the votes on paper and, after a test-training, what proved useful."""
        paper = self.state.box(self.activity).paper
        return super().desk_of() | {
            "paper": [
                {"item": item, "value": value, "count": count}
                for (item, _), (_, value, count) in paper.items()
            ],
            "after_use": after_use(self.state, self.activity, self.bench.language),
        }


def Vote(bench: Bench, activity: str) -> ipywidgets.VBox:  # noqa: N802 - used like the widgets beside it
    """Give the widget and its chart in one box."""
    return box_of(VotePart(bench, activity))
