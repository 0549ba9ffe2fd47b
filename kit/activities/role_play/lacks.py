"""What role plays still lack."""

from __future__ import annotations

from kit.activities.role_play.play import plays
from kit.domain.refusal import Refusal
from kit.domain.workshop import Workshop
from kit.language import N_


def training(state: Workshop) -> list[Refusal]:
    """Say that no group has filled in a sheet."""
    if any(play.scores for play in plays(state).values()):
        return []
    return [Refusal(N_("No role play has a filled-in sheet."))]
