"""The desk's widget for working on what there is."""

from __future__ import annotations

from pathlib import Path

from kit.activities.collect.desk import Collect


class Contribute(Collect):
    """Controls, variants and comments as they come in, and suggestions to merge."""

    script = Path(__file__).with_suffix(".js")
