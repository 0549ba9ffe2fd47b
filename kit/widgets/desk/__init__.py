"""The desk's widgets: the facilitator's controls and the live picture of each activity."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kit.widgets.desk.bench import Bench
from kit.widgets.desk.collect import Collect
from kit.widgets.desk.contribute import Contribute
from kit.widgets.desk.coverage import Coverage
from kit.widgets.desk.decide import Decide
from kit.widgets.desk.opening import Opening
from kit.widgets.desk.play import RolePlays
from kit.widgets.desk.pulse import Pulse
from kit.widgets.desk.quiz import Quiz
from kit.widgets.desk.register import Register
from kit.widgets.desk.results import Results
from kit.widgets.desk.tables import Tables
from kit.widgets.desk.trials import Trials
from kit.widgets.desk.vote import Vote

WIDGETS: dict[str, Callable[[Bench, str], Any]] = {
    "opening": Opening,
    "collect": Collect,
    "vote": Vote,
    "contribute": Contribute,
    "try": Trials,
    "pulse": Pulse,
    "quiz": Quiz,
    "play": RolePlays,
    "tables": Tables,
    "register": Register,
    "coverage": Coverage,
    "results": Results,
    "decide": Decide,
}
"""The widget for what an activity does."""

__all__ = [
    "WIDGETS",
    "Bench",
    "Collect",
    "Contribute",
    "Coverage",
    "Decide",
    "Opening",
    "Pulse",
    "Quiz",
    "Register",
    "Results",
    "RolePlays",
    "Tables",
    "Trials",
    "Vote",
]
