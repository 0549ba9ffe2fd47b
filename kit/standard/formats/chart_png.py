"""Charts as PNG, for formats that hold no SVG: the same bytes on every machine."""

from __future__ import annotations

from collections.abc import Sequence
from json import dumps

import typst

from kit.charts.drawing import Chart, svg
from kit.standard.formats.typesetting import FONT

_PPI = 150.0
_TEMPLATE = b"""
#set page(width: auto, height: auto, margin: 0pt)
#for (n, one) in json(bytes(sys.inputs.charts)).enumerate() {
  if n > 0 { pagebreak() }
  image(bytes(one), format: "svg")
}
"""


def pngs(charts: Sequence[Chart]) -> list[bytes]:
    """Give the picture of each chart, about 200 dots an inch where it fills a page's width."""
    if not charts:
        return []
    told = dumps([svg(one, font=FONT) for one in charts], ensure_ascii=False)
    made = typst.compile(
        _TEMPLATE, sys_inputs={"charts": told}, ignore_system_fonts=True, format="png", ppi=_PPI
    )
    return made if isinstance(made, list) else [made]
