"""A pulse as a chart, for documents and wall: before beside after, or one wave alone."""

from __future__ import annotations

from collections.abc import Iterable

from kit.activities.pulse.figures import WAVES, changes, waves
from kit.charts.changes import Change, Changes
from kit.charts.changes import changes as changes_chart
from kit.charts.ranges import Measured, ranges
from kit.charts.rows import scale
from kit.charts.value import value
from kit.domain.workshop import Run, Workshop
from kit.evidence.pictures import drawn
from kit.language import N_, translate


def before_and_after(state: Workshop, sessions: Iterable[str]) -> Changes | None:
    """Draw what was asked both before and after; ``None`` where nothing was."""
    say, rows = state.language, []
    for session in sessions:
        means = {(one.statement, one.wave): one.mean.plain(say) for one in waves(state, session)}
        for statement, one in changes(state, session):
            before, after = (value(say, means[statement, wave], "rating") for wave in WAVES)
            change = value(say, one.difference.plain(say), "change")
            rows.append(Change(translate(say, statement), before, after, change))
    names = (translate(say, WAVES["before"]), translate(say, WAVES["after"]))
    return changes_chart(say, names, scale(say, (1.0, 5.0), "rating"), rows) if rows else None


def picture(state: Workshop, run: Run) -> dict[str, str] | None:
    """Give what a wall shows of a pulse once its results are shown, else ``None``."""
    if not run.shown:
        return None
    say, session = state.language, run.activity.session
    if both := before_and_after(state, [session]):
        return drawn(both)
    rows = [
        Measured(translate(say, one.statement), value(say, one.mean.plain(say), "rating"))
        for one in waves(state, session)
        if one.mean.n
    ]
    subject = translate(say, N_("Pulse"))
    shown = scale(say, (1.0, 5.0), "rating")
    return drawn(ranges(say, subject, shown, rows)) if rows else None
