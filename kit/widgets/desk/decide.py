"""The desk's widget for deciding."""

from __future__ import annotations

from pathlib import Path

from kit.widgets.desk.part import Part


class Decide(Part):
    """Every entry with its votes, to adopt, send back or drop."""

    script = Path(__file__).with_suffix(".js")
