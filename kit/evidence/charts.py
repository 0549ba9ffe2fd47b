"""Charts of votes on the desk and in notebooks, drawn by Altair in the look of all charts."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from kit.charts.look import ACCENT, FONT, GRID, INK, PALE, PAPER, QUIET, RANGE, SECOND
from kit.charts.placing import spread
from kit.domain.activities import CRITERIA
from kit.language import N_, translate
from kit.language.texts import short

_AXES = {
    "share": N_("share who find it useful"),
    "rating": N_("mean rating"),
    "dots": N_("dots"),
    "chance": N_("chance to be preferred"),
}
_LONGEST = 60
"""Characters that fit beside a bar."""
_COLOURS = [ACCENT, SECOND, QUIET]
_SHAPES = ["circle", "square", "diamond"]
"""Of criteria, which may be several: apart in shape as well as in colour."""
_FIELD = (0.0, 0.0, 560.0, 420.0)
_MARK = (26.0, 24.0)
"""Width and height of the map and of a mark on it, in pixels."""
_ENDS = (0.7, 5.3)
"""Of the map: room for half a mark beyond the ends of the scale from 1 to 5."""


def votes_frame(results: list[dict[str, Any]], language: str) -> pd.DataFrame:
    """Give one row per item and criterion of the last vote: text, estimate, low, high, n.

    Items without a vote are left out; equal texts are told apart by their number.
    """
    rows = []
    for place, result in enumerate(results, 1):
        if not result["tallies"]:
            continue
        tally = result["tallies"][-1]
        series = tally["criteria"] if tally["unit"] == "rating" else {"": tally}
        for name, figures in series.items():
            if figures["estimate"] is None:
                continue
            row = {
                "item": f"{place}. {short(result['text'], _LONGEST)}",
                "criterion": translate(language, CRITERIA.get(name, name)) if name else "",
                **{part: figures[part] for part in ("estimate", "low", "high", "n")},
            }
            start, end = tally["scale"]
            rows.append(row | {"unit": tally["unit"], "start": start, "end": end})
    return pd.DataFrame(rows)


def themed(chart: alt.LayerChart) -> alt.LayerChart:
    """Give an Altair chart the look of the kit's charts; for those of a notebook as well."""
    made: alt.LayerChart = (
        chart.configure(background=PAPER, font=FONT)
        .configure_view(stroke=None)
        .configure_axis(
            gridColor=GRID, domain=False, ticks=False, labelColor=QUIET, labelFontSize=12,
            labelPadding=6, titleColor=QUIET, titleFontSize=12, titleAnchor="end",
        )
        .configure_axisY(grid=False, labelColor=INK)
    )  # fmt: skip
    return made


def votes_chart(results: list[dict[str, Any]], language: str) -> alt.LayerChart | None:
    """Draw the last vote: dots on their intervals, and n; ``None`` before the first vote."""
    frame = votes_frame(results, language)
    if frame.empty:
        return None
    unit = str(frame["unit"].iloc[0])
    start, end = float(frame["start"].iloc[0]), float(frame["end"].max())
    names = list(dict.fromkeys(frame["criterion"]))
    several = len(names) > 1
    frame["label"] = [
        f"{one.criterion}, n = {one.n}" if several else f"n = {one.n}" for one in frame.itertuples()
    ]
    scale = alt.Scale(domain=[start, end], clamp=True)
    axis = alt.Axis(format="%" if unit in ("share", "chance") else "~g", tickCount=6)
    order = list(dict.fromkeys(frame["item"]))
    y = alt.Y("item:N", sort=order, title=None, axis=alt.Axis(labelLimit=420))
    base = alt.Chart(frame).encode(y=y)
    if several:
        base = base.encode(yOffset=alt.YOffset("criterion:N", sort=names))
    title = translate(language, _AXES[unit])
    # Each layer names its scale: one that did not would begin its axis at 0.
    x, low, high = (
        alt.X(f"{name}:Q", scale=scale, axis=axis, title=title)
        for name in ("estimate", "low", "high")
    )
    lines = base.mark_rule(strokeWidth=2, color=RANGE).encode(x=low, x2="high:Q")
    dots = base.mark_point(filled=True, size=110, opacity=1).encode(
        x=x,
        color=alt.Color("criterion:N", legend=None, scale=alt.Scale(domain=names, range=_COLOURS)),
        shape=alt.Shape("criterion:N", legend=None, scale=alt.Scale(domain=names, range=_SHAPES)),
        tooltip=["item", "criterion", "estimate", "low", "high", "n"],
    )
    # Each row says what it is, so that nobody has to look up a colour.
    text = base.mark_text(align="left", dx=10, color=QUIET, fontSize=12)
    counts = text.encode(x=high, text="label:N")
    chart = alt.LayerChart(layer=[lines, dots, counts])
    return themed(chart.properties(width=560, height=alt.Step(26 if several else 30)))


def criteria_map(results: list[dict[str, Any]], language: str) -> alt.LayerChart | None:
    """Draw items by two criteria, for example how hard and how frequent, with both intervals.

    Only items are drawn whose figures by both are shown; ``None`` when the last vote has not
    exactly two criteria, or no item qualifies. Numbers that would cover each other stand beside
    their places, each with a line to its own.
    """
    frame = map_frame(results)
    if frame.empty:
        return None
    across, up = (translate(language, CRITERIA.get(c, c)) for c in frame.attrs["criteria"])
    frame["mark_x"], frame["mark_y"] = zip(*_marks(frame), strict=True)
    scale = alt.Scale(domain=[*_ENDS], nice=False)
    axis = alt.Axis(values=[1, 2, 3, 4, 5], format="d", grid=True)
    x, y = (
        alt.X("x:Q", scale=scale, axis=axis, title=across),
        alt.Y("y:Q", scale=scale, axis=axis, title=up),
    )
    mark_x, mark_y = alt.X("mark_x:Q", scale=scale), alt.Y("mark_y:Q", scale=scale)
    corner = pd.DataFrame([{"x": 3.0, "y": 3.0, "to": _ENDS[1]}])
    base = alt.Chart(frame).encode(x=x, y=y)
    rule = base.mark_rule(color=RANGE, opacity=0.6)
    layers = [
        alt.Chart(corner).mark_rect(color=PALE).encode(x=x, y=y, x2="to:Q", y2="to:Q"),
        rule.encode(x=alt.X("x_low:Q", scale=scale, title=across), x2="x_high:Q"),
        rule.encode(y=alt.Y("y_low:Q", scale=scale, title=up), y2="y_high:Q"),
        base.mark_rule(color=INK).encode(x2="mark_x:Q", y2="mark_y:Q"),
        base.mark_circle(size=30, color=INK, opacity=1),
        base.mark_circle(size=480, color=ACCENT, opacity=1, stroke=PAPER).encode(
            x=mark_x, y=mark_y, tooltip=["item", "n"]
        ),
        base.mark_text(color=PAPER, fontWeight="bold").encode(x=mark_x, y=mark_y, text="place:N"),
    ]
    chart = alt.LayerChart(layer=layers)
    return themed(chart.properties(width=_FIELD[2], height=_FIELD[3]))


def _marks(frame: pd.DataFrame) -> list[tuple[float, float]]:
    """Give where the number of each item stands, on the scales of the map."""
    (low, high), (_, _, width, height) = _ENDS, _FIELD
    wanted = [
        ((x - low) / (high - low) * width, (high - y) / (high - low) * height)
        for x, y in zip(frame["x"].tolist(), frame["y"].tolist(), strict=True)
    ]
    found = spread(wanted, [_MARK] * len(wanted), _FIELD)
    return [(low + x / width * (high - low), high - y / height * (high - low)) for x, y in found]


def map_frame(results: list[dict[str, Any]]) -> pd.DataFrame:
    """Give one row per item with both criteria of the last vote; empty if there are not two."""
    rows: list[dict[str, Any]] = []
    names: list[str] = []
    for place, result in enumerate(results, 1):
        rated = result["tallies"][-1]["criteria"] if result["tallies"] else {}
        if len(rated) != 2:  # noqa: PLR2004 - a map has two axes
            continue
        names = list(rated)
        first, second = rated.values()
        if first["estimate"] is None or second["estimate"] is None:
            continue
        n = min(first["n"], second["n"])
        row = {"place": place, "item": short(result["text"], _LONGEST), "n": n}
        for axis, figures in (("x", first), ("y", second)):
            row |= {axis: figures["estimate"], f"{axis}_low": figures["low"]}
            row[f"{axis}_high"] = figures["high"]
        rows.append(row)
    frame = pd.DataFrame(rows)
    frame.attrs["criteria"] = names
    return frame
