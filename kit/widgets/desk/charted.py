"""A widget with a live chart below it."""

from __future__ import annotations

from functools import cache
from threading import Thread
from typing import TYPE_CHECKING, Any

import ipywidgets

from kit.widgets.desk.desk_widget import DeskWidget

if TYPE_CHECKING:
    import altair as alt

    from kit.widgets.desk.bench import Bench


@cache
def _charts() -> Any:
    """Give the module that draws, ready for a page without internet.

    It takes three seconds of a kernel, so a desk opens without it: see :func:`_get_ready`.
    """
    import altair as alt  # noqa: PLC0415 - what this function is for

    from kit.evidence import charts  # noqa: PLC0415 - as above

    alt.JupyterChart.enable_offline()
    return charts


@cache
def _get_ready() -> None:
    """Load what draws while people vote, so that the first result is drawn at once."""
    Thread(target=_charts, daemon=True).start()


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
        if self.run.state == "open":
            _get_ready()
        results = self.results() or []
        key = [(r["id"], r["text"], r["tallies"]) for r in results]
        if key == self._drawn:
            return
        self._drawn = key
        drawn = self._drawing(results)
        if drawn is None:
            self.chart = None  # what was drawn before may not be shown any more
        elif self.chart is None:
            import altair as alt  # noqa: PLC0415 - loaded by now

            self.chart = alt.JupyterChart(drawn)
        else:
            self.chart.chart = drawn
        if self.box is not None:
            self.box.children = self.column

    def _drawing(self, results: list[dict[str, Any]]) -> Any:
        """Draw the results, ``None`` while nobody has voted."""
        if not any(one["tallies"] for one in results):
            return None
        language = self.bench.language
        drawn = _charts().criteria_map(results, language) if self.mapped else None
        return drawn or _charts().votes_chart(results, language)

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
