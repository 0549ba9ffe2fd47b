"""What the rules of service still lack: conflicts, complaints, principles, numbers."""

from __future__ import annotations

from kit.activities.coverage.complaint_steps import complaint_lacks
from kit.activities.coverage.conflict_ways import conflict_lacks
from kit.activities.coverage.number_clashes import clash_lacks
from kit.activities.coverage.principles import principle_lacks
from kit.activities.coverage.ways_played import way_lacks
from kit.domain.refusal import Refusal
from kit.domain.workshop import Workshop


def rule_lacks(state: Workshop) -> list[Refusal]:
    """Say all of it, each in a sentence with the numbers of the entries."""
    return [
        *conflict_lacks(state),
        *way_lacks(state),
        *complaint_lacks(state),
        *principle_lacks(state),
        *clash_lacks(state),
    ]
