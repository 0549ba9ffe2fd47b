"""The desk's widgets: the facilitator's controls and the live picture of each activity."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kit.activities.collect.desk import Collect
from kit.activities.contribute.desk import Contribute
from kit.activities.coverage.desk import Coverage
from kit.activities.decide.desk import Decide
from kit.activities.opening.desk import Opening
from kit.activities.pulse.desk import Pulse
from kit.activities.quiz.desk import Quiz
from kit.activities.register.desk import Register
from kit.activities.results.desk import Results
from kit.activities.role_play.desk import RolePlays
from kit.activities.tables.desk import Tables
from kit.activities.trials.desk import Trials
from kit.activities.vote.desk import Vote
from kit.widgets.desk.bench import Bench

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
