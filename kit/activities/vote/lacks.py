"""What voting after use still lacks."""

from __future__ import annotations

from kit.domain.refusal import Refusal
from kit.domain.workshop import Workshop
from kit.language import N_


def training(state: Workshop) -> list[Refusal]:
    """Say that nobody has rated the modules after use."""
    used = any(run.activity.after_use and state.box(key).turnout for key, run in state.runs.items())
    if used:
        return []
    return [Refusal(N_("Nobody has said how useful the modules were after use."))]
