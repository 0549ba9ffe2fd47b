"""The trials of a workshop, as its state holds them: per module and by who tried."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any, cast

from kit.activities.trials.results import ModuleResult, Role, Trial, TrialsResult, trial_results
from kit.activities.trials.rule_words import roles_told, rule_told
from kit.activities.trials.rules import Try
from kit.domain.registry import type_of
from kit.domain.workshop import Workshop
from kit.statistics.few import PEOPLE, withheld


def activity_of(state: Workshop, kind: str) -> str:
    """Give the activity in which a kind is tried, ``""`` if there is none."""
    for key, run in state.runs.items():
        if Try in type_of(run.activity.does).rules and run.activity.kind == kind:
            return key
    return ""


def trials_of(state: Workshop, kind: str) -> TrialsResult:
    """Count the trials of the present wordings of a kind; only "worked" is a success.

    Trials of other wordings, and of entries that do not stand, are counted apart. What fewer
    than five people tried has no figure.
    """
    items = state.kept(kind)
    told = [(item, one) for item in items for one in item.trials if one.version == item.version]
    # Results by role count people in the order in which they came, whatever they tried.
    told.sort(key=lambda pair: pair[1].at)
    opened = activity_of(state, kind)
    trials = [
        Trial(
            item.id, one.outcome == "worked", cast("Role", one.by), one.actor, one.naturalness,
            late=not state.was_here(opened, one.actor),
        )
        for item, one in told
    ]  # fmt: skip
    found = trial_results(trials, [item.id for item in items])
    every = sum(len(item.trials) for item in state.items.values() if item.kind == kind)
    modules = tuple(map(_shown, found.modules))
    return replace(found, modules=modules, gone=every - len(trials))


def _shown(one: ModuleResult) -> ModuleResult:
    """Take out all that tells how the trials of fewer than five people went."""
    why = withheld(one.people, PEOPLE)
    if why is None:
        return replace(one, naturalness=one.naturalness.shown())
    chance, together, natural = (
        figure.without(why) for figure in (one.chance, one.shrunk, one.naturalness)
    )
    return ModuleResult(one.module, 0, one.people, chance, together, natural, "more", why, None)


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
                "chance": one.chance.plain(language),
                "naturalness": one.naturalness.plain(language),
                "decision": one.decision,
                "why": one.why.said(language),
                "needed": one.needed,
            }
            for one in found.modules
        },
        "roles": [
            {"role": one.role, "chance": one.chance.plain(language)} for one in found.roles.shown
        ],
        "by_role": roles_told(language, found),
    }
