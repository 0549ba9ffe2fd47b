"""The desk's widget for trials in real dialogues."""

from __future__ import annotations

from pathlib import Path

from kit.widgets.desk.part import Part


class Trials(Part):
    """The plan of each module, how its trials went, and its approval."""

    script = Path(__file__).with_suffix(".js")
