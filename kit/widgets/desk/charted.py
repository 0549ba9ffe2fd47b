"""A widget with a live chart below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt
import ipywidgets

from kit.evidence.charts import criteria_map, votes_chart
from kit.widgets.desk.desk_widget import DeskWidget

if TYPE_CHECKING:
    from kit.widgets.desk.bench import Bench

alt.JupyterChart.enable_offline()


class ChartedWidget(DeskWidget):
    """A part whose results are drawn as well; the chart changes with every refresh.

    The chart stands below it in a :class:`Charted`; it is drawn anew only when its numbers
    changed.
    """

    mapped = False
    """Whether a vote by two criteria is drawn as a map."""

    def __init__(self, bench: Bench, activity: str) -> None:
        self.chart: alt.JupyterChart | None = None
        self.box: Charted | None = None
        self._drawn: object = None
        super().__init__(bench, activity)

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
            self.chart = None  # what was drawn before may not be shown any more
        elif self.chart is None:
            self.chart = alt.JupyterChart(drawn)
        else:
            self.chart.chart = drawn
        if self.box is not None:
            self.box.children = self.column

    @property
    def column(self) -> list[Any]:
        """The part, and its chart if there is one."""
        return [self, self.chart] if self.chart else [self]


class Charted(ipywidgets.VBox):  # type: ignore[misc]
    """What a notebook shows of a charted part: the part, and its chart as soon as there is one."""

    part_class: type[ChartedWidget]

    def __init__(self, bench: Bench, activity: str) -> None:
        part = self.part_class(bench, activity)
        super().__init__(part.column)
        self.add_class("kit-charted")
        self.part = part
        part.box = self
