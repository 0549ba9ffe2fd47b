"""The desk's widget for results."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kit.activities.results.agreement import agreement, agreement_chart
from kit.activities.results.second_look import false_alarms_told, second_look
from kit.charts.look import WIDE
from kit.evidence.pictures import drawn
from kit.evidence.results import text_of, votes_on
from kit.standard.figures import vote_title
from kit.widgets.desk.charted import Charted, ChartedWidget


class ResultsPart(ChartedWidget):
    """All votes on a kind, drawn, with a second look at what one group rejects."""

    mapped = True
    script = Path(__file__).with_suffix(".js")

    def desk_of(self) -> dict[str, Any]:
        """Add what a declared group rejects."""
        return super().desk_of() | {
            "second_look": second_look(self.state, self.run.activity.kind),
            "false_alarms": false_alarms_told(self.bench.language),
            "agreement": self._agreement(),
        }

    def _agreement(self) -> list[dict[str, str]]:
        """Draw what declared groups say, vote by vote."""
        state = self.state
        return [
            drawn(agreement_chart(state, found, vote_title(state, vote), text_of), WIDE)
            for vote in votes_on(state, self.run.activity.kind)
            for found in agreement(state, vote)
        ]


class Results(Charted):
    """Results: the widget and its chart in one box."""

    part_class = ResultsPart
