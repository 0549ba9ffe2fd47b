"""The trials of a workshop, as its state holds them: per module and by who tried."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any, cast

from kit.activities.trials.results import Role, Trial, TrialsResult, trial_results
from kit.activities.trials.rule_words import roles_told, rule_told
from kit.domain.activities import SCALE
from kit.domain.workshop import Workshop
from kit.statistics.groups import SMALLEST_GROUP
from kit.statistics.intervals import Interval


def trials_of(state: Workshop, kind: str) -> TrialsResult:
    """Count the trials of the present wordings of a kind; only "worked" is a success.

    Trials of other wordings, and of entries that do not stand, are counted apart.
    """
    items = state.kept(kind)
    told = [(item, one) for item in items for one in item.trials if one.version == item.version]
    # Results by role count people in the order in which they came, whatever they tried.
    told.sort(key=lambda pair: pair[1].at)
    trials = [
        Trial(
            item.id, one.outcome == "worked", cast("Role", one.by), one.actor, one.naturalness
        )
        for item, one in told
    ]  # fmt: skip
    found = trial_results(trials, [item.id for item in items])
    every = sum(len(item.trials) for item in state.items.values() if item.kind == kind)
    return replace(found, gone=every - len(trials))


def trials_plain(state: Workshop, kind: str, language: str) -> dict[str, Any]:
    """Give the results of all trials as plain JSON, reasons in the reader's language.

    ``rule`` holds the rule of the advice, how often it is wrong, and the caution to print;
    ``by_role`` what is to be said of the results by who tried.
    """
    found = trials_of(state, kind)
    return {
        "rule": asdict(rule_told(language)),
        "modules": {
            one.module: {
                "chance": asdict(one.chance),
                "naturalness": asdict(_enough(one.naturalness)),
                "decision": one.decision,
                "why": one.why.said(language),
                "needed": one.needed,
            }
            for one in found.modules
        },
        "roles": [{"role": one.role, "chance": asdict(one.chance)} for one in found.roles.shown],
        "by_role": roles_told(language, found),
    }


def _enough(naturalness: Interval) -> Interval:
    """Take the mean out that rests on fewer than five ratings."""
    if naturalness.n >= SMALLEST_GROUP:
        return naturalness
    return Interval(None, *SCALE, naturalness.n)
