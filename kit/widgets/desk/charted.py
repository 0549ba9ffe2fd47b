"""A widget with a live chart below it."""

from __future__ import annotations

from typing import Any

import altair as alt
import ipywidgets

from kit.evidence.charts import criteria_map, votes_chart
from kit.widgets.desk.part import Part

alt.JupyterChart.enable_offline()


class ChartedPart(Part):
    """A part whose results are drawn as well; the chart changes with every refresh.

    The chart lives in :attr:`box`; it is drawn anew only when its numbers changed.
    """

    mapped = False
    """Whether a vote by two criteria is drawn as a map."""

    def __init__(self, *given: Any) -> None:
        self.chart: alt.JupyterChart | None = None
        self.box = ipywidgets.VBox()
        self._drawn: object = None
        super().__init__(*given)
        self.box.children = [self, *([self.chart] if self.chart else [])]

    def refresh(self) -> None:
        """Bring traits and chart up to date."""
        super().refresh()
        results = self.results() or []
        key = [(r["id"], r["text"], r["tallies"]) for r in results]
        if key == self._drawn:
            return
        self._drawn = key
        language = self.bench.language
        drawn = criteria_map(results, language) if self.mapped else None
        drawn = drawn or votes_chart(results, language)
        if drawn is None:
            # What was drawn before may not be shown any more.
            self.chart = None
            self.box.children = [self]
        elif self.chart is None:
            self.chart = alt.JupyterChart(drawn)
            self.box.children = [self, self.chart]
        else:
            self.chart.chart = drawn


def box_of(part: ChartedPart) -> ipywidgets.VBox:
    """Give what a notebook shows of a charted part."""
    part.box.add_class("kit-charted")
    return part.box
