"""Where a workshop stands: audit, creation, trials, test-training, draft; and what each lacks.

What a step lacks is said by the activities that serve it (``ActivityType.lacks``).
"""

from __future__ import annotations

from dataclasses import dataclass

from kit.domain.refusal import Refusal
from kit.domain.registry import types
from kit.domain.workshop import Workshop
from kit.language import N_

STEPS = {
    "audit": N_("Audit"),
    "creation": N_("Creation"),
    "trials": N_("Trials"),
    "test-training": N_("Test-training"),
    "draft": N_("Draft"),
}
"""The steps in their order; each session opens without the earlier ones, and says so."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the development of a standard.

    ``lacks`` are its gate: reasons in words why it is not closed. The facilitator may pass
    it with a written reason, which the log keeps.
    """

    key: str
    label: str
    lacks: tuple[Refusal, ...]
    passed: str = ""

    @property
    def closed(self) -> bool:
        """Whether the next step stands on this one: nothing lacks, or it was passed."""
        return not self.lacks or bool(self.passed)


def _lacks(state: Workshop, step: str) -> tuple[Refusal, ...]:
    asked = (one.lacks[step] for one in types().values() if step in one.lacks)
    return tuple(refusal for lacking in asked for refusal in lacking(state))


def steps(state: Workshop) -> list[Step]:
    """Give every step with what it lacks, in order."""
    return [
        Step(key, label, _lacks(state, key), state.gates.get(key, ""))
        for key, label in STEPS.items()
    ]


def missing_before(state: Workshop, step: str) -> list[Step]:
    """Give the open steps that come before one; a session can begin without them."""
    known = steps(state)
    at = list(STEPS).index(step) if step in STEPS else 0
    return [one for one in known[:at] if not one.closed]
