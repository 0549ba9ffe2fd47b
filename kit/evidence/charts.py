"""Charts of votes: bars with intervals and n, drawn by Altair without any network."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

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
_ACCENT = "#1f5fbf"
_COLOURS = [_ACCENT, "#c07a1a", "#4c8f5b"]
"""Of criteria, which may be several."""


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


def votes_chart(results: list[dict[str, Any]], language: str) -> alt.LayerChart | None:
    """Draw the last vote: bars, intervals as lines, and n; ``None`` before the first vote."""
    frame = votes_frame(results, language)
    if frame.empty:
        return None
    unit = str(frame["unit"].iloc[0])
    start, end = float(frame["start"].iloc[0]), float(frame["end"].max())
    several = len(set(frame["criterion"])) > 1
    order = list(dict.fromkeys(frame["item"]))
    scale = alt.Scale(domain=[start, end], clamp=True)
    axis = alt.Axis(format="%" if unit in ("share", "chance") else "~g", tickCount=6)
    y = alt.Y("item:N", sort=order, title=None, axis=alt.Axis(labelLimit=420))
    base = alt.Chart(frame).encode(y=y)
    if several:
        base = base.encode(yOffset="criterion:N")
    legend, colours = alt.Legend(orient="top"), alt.Scale(range=_COLOURS)
    by_criterion = alt.Color("criterion:N", title=None, legend=legend, scale=colours)
    title = translate(language, _AXES[unit])
    tips = ["item", "criterion", "estimate", "low", "high", "n"]
    bars = base.mark_bar(opacity=0.85, height={"band": 0.7}).encode(
        x=alt.X("estimate:Q", scale=scale, axis=axis, title=title),
        x2=alt.datum(start),
        color=by_criterion if several else alt.value(_ACCENT),
        tooltip=tips,
    )
    lines = base.mark_rule(strokeWidth=2, color="#17202b").encode(x="low:Q", x2="high:Q")
    counts = base.mark_text(align="left", dx=6, color="#5b6776").encode(
        x=alt.X("high:Q"), text=alt.Text("label:N")
    )
    counts = counts.transform_calculate(label="'n = ' + datum.n")
    return alt.LayerChart(layer=[bars, lines, counts]).properties(
        width=560, height=alt.Step(26 if several else 30), background="white"
    )


def criteria_map(results: list[dict[str, Any]], language: str) -> alt.LayerChart | None:
    """Draw items by two criteria, for example how hard and how frequent, with both intervals.

    Only items are drawn whose figures by both are shown; ``None`` when the last vote has not
    exactly two criteria, or no item qualifies.
    """
    frame = map_frame(results)
    if frame.empty:
        return None
    across, up = (translate(language, CRITERIA.get(c, c)) for c in frame.attrs["criteria"])
    scale = alt.Scale(domain=[1, 5])
    base = alt.Chart(frame).encode(
        x=alt.X("x:Q", scale=scale, title=across), y=alt.Y("y:Q", scale=scale, title=up)
    )
    rule = base.mark_rule(color="#9aa7b5", strokeWidth=1.5)
    layers = [
        # Each layer names its scale: one that did not would begin its axis at 0.
        rule.encode(x=alt.X("x_low:Q", scale=scale, title=across), x2="x_high:Q"),
        rule.encode(y=alt.Y("y_low:Q", scale=scale, title=up), y2="y_high:Q"),
        base.mark_circle(size=520, color=_ACCENT, opacity=1).encode(tooltip=["item", "n"]),
        base.mark_text(color="white", fontWeight="bold").encode(text="place:N"),
    ]
    return alt.LayerChart(layer=layers).properties(width=560, height=420, background="white")


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
