"""The trials of a workshop, as its state holds them: per module and by who tried."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, cast

from kit.domain.workshop import Item, Workshop
from kit.evidence.trials import Role, Trial, TrialsResult, trial_results


def tried_items(state: Workshop, kind: str) -> list[Item]:
    """Give the items of a kind that are tried: those that stand and were not dropped."""
    return [item for item in state.of_kind(kind) if item.decision != "drop"]


def trials_of(state: Workshop, kind: str) -> TrialsResult:
    """Count the trials of the present wordings of a kind; only "worked" is a success."""
    items = tried_items(state, kind)
    trials = [
        Trial(
            item.id, trial.outcome == "worked", cast("Role", trial.by), trial.actor,
            trial.naturalness,
        )
        for item in items
        for trial in item.trials
        if trial.version == item.version
    ]  # fmt: skip
    return trial_results(trials, [item.id for item in items])


def trials_plain(state: Workshop, kind: str, language: str) -> dict[str, Any]:
    """Give the results of all trials as plain JSON, reasons in the reader's language."""
    found = trials_of(state, kind)
    return {
        "modules": {
            one.module: {
                "chance": asdict(one.chance),
                "above": one.above,
                "naturalness": asdict(one.naturalness),
                "decision": one.decision,
                "why": one.why.said(language),
                "needed": one.needed,
            }
            for one in found.modules
        },
        "roles": [{"role": one.role, "chance": asdict(one.chance)} for one in found.roles.shown],
    }
