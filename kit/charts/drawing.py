"""Charts as pictures: SVG, and PNG for what cannot hold SVG."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element, tostring

from kit.charts.canvas import Canvas
from kit.charts.changes import Changes, draw_changes
from kit.charts.funnel import Funnel, draw_funnel
from kit.charts.groups import Groups, draw_groups
from kit.charts.look import FONT, WIDE
from kit.charts.matrix import Matrix, draw_matrix
from kit.charts.point_map import PointMap, draw_map
from kit.charts.ranges import Ranges, draw_ranges

Chart = PointMap | Ranges | Matrix | Funnel | Changes | Groups
"""Any of the charts: each has a title that says what is to be seen, and the same in words."""

_DRAW: dict[type, Callable[[Canvas, Any], None]] = {
    PointMap: draw_map,
    Ranges: draw_ranges,
    Matrix: draw_matrix,
    Funnel: draw_funnel,
    Changes: draw_changes,
    Groups: draw_groups,
}


def drawn(chart: Chart, width: float = WIDE, font: str = FONT) -> Canvas:
    """Draw a chart, with all its texts and the room that they take."""
    canvas = Canvas(width, font)
    _DRAW[type(chart)](canvas, chart)
    return canvas


def picture(chart: Chart, width: float = WIDE, *, font: str = FONT, key: str = "") -> Element:
    """Draw a chart as an SVG element that a screen reader reads as its title and its words.

    ``key`` tells pictures of one page apart: ids begin with it.
    """
    made = drawn(chart, width, font).done()
    ids = {"title": f"{key}title", "desc": f"{key}words"}
    made.attrib |= {"role": "img", "aria-labelledby": " ".join(ids.values())}
    for n, (tag, words) in enumerate((("title", chart.title), ("desc", chart.words))):
        told = Element(tag, id=ids[tag])
        told.text = words
        made.insert(n, told)
    return made


def svg(chart: Chart, width: float = WIDE, *, font: str = FONT) -> str:
    """Draw a chart as an SVG file."""
    made = picture(chart, width, font=font)
    made.set("xmlns", "http://www.w3.org/2000/svg")  # a page of HTML knows SVG without it
    return tostring(made, encoding="unicode")
