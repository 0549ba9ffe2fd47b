"""What the standard covers, as a chart for documents and wall."""

from __future__ import annotations

from collections.abc import Sequence

from kit.activities.coverage.figures import ENOUGH_VARIANTS, Covered, covered
from kit.charts.matrix import Aspect, Level, Matrix, matrix
from kit.domain.numbers import numbers
from kit.domain.workshop import Run, Workshop
from kit.evidence.pictures import drawn
from kit.language import N_, translate

ASPECTS = (
    N_("Modules adopted"), N_("Wordings that differ"), N_("Schemes"), N_("Tried"), N_("Approved"),
    N_("Played"),
)  # fmt: skip
"""What a situation should have."""


def coverage_chart(state: Workshop, rows: Sequence[Covered]) -> Matrix:
    """Draw how far each situation has what it should have."""
    number = numbers(state)
    levels = zip(*map(_levels, rows), strict=True)
    aspects = [
        Aspect(translate(state.language, name), held)
        for name, held in zip(ASPECTS, levels, strict=True)
    ]
    return matrix(state.language, [number[row.id] for row in rows], aspects)


def _levels(row: Covered) -> tuple[Level, ...]:
    adopted = len(row.modules)
    return (
        _level(adopted, 1),
        _level(row.variants if adopted else 0, ENOUGH_VARIANTS),
        _level(len(row.schemes), 1),
        _level(row.tried, adopted),
        _level(row.approved, adopted),
        _level(row.played, 1),
    )


def _level(n: int, of: int) -> Level:
    if not n:
        return "none"
    return "all" if n >= of else "some"


def picture(state: Workshop, run: Run) -> dict[str, str] | None:
    """Give what a wall shows while the desk shows it: of entries alone, and of nobody's answers."""
    rows = covered(state) if run.state == "open" else ()
    return drawn(coverage_chart(state, rows)) if rows else None
