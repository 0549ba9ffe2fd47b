"""Charts as a wall or a desk shows them: a picture, what is to be seen, and all of it in words."""

from __future__ import annotations

from base64 import b64encode
from functools import lru_cache

from kit.charts.drawing import Chart, svg

WALL = 500.0
"""Width of a picture on a wall, which makes it twice as wide: it is read from the last row."""


def drawn(chart: Chart, width: float = WALL) -> dict[str, str]:
    """Draw a chart for a page: its ``title``, its ``words``, and the ``picture``.

    The picture is the address of an SVG, so that a page takes it for a picture and nothing else.
    """
    return {"title": chart.title, "words": chart.words, "picture": _address(chart, width)}


@lru_cache(maxsize=64)
def _address(chart: Chart, width: float) -> str:
    """Remember the last pictures: they are asked for with every refresh, and change rarely."""
    return f"data:image/svg+xml;base64,{b64encode(svg(chart, width).encode()).decode()}"
