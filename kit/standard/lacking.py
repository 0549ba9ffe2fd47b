"""What a draft standard still lacks."""

from __future__ import annotations

from collections.abc import Iterable

from kit.activities.coverage.expectations import expectation_matrix
from kit.activities.coverage.lacks import incomplete_norms
from kit.activities.coverage.rule_lacks import rule_lacks
from kit.activities.tables.themes import settled, themes_of
from kit.domain.numbers import numbers
from kit.domain.workshop import Item, Workshop
from kit.evidence.results import is_tallied, text_of
from kit.language import N_
from kit.standard.legal import legal, short

Lack = tuple[str, dict[str, object]]
"""A sentence to translate, and its values."""


def lacks(state: Workshop) -> list[Lack]:
    """Give what a draft standard still lacks, as sentences with their values."""
    found: list[Lack] = []
    situations = state.kept("situation")
    if not situations:
        found.append((N_("There is no situation yet."), {}))
    answered = {
        around.id
        for module in state.of_kind("speech_module")
        if module.decision == "adopt" and (around := state.standing(module.within))
    }
    for item in situations:
        if item.id not in answered:
            text = N_("No speech module is adopted for the situation: {situation}")
            found.append((text, {"situation": short(legal(text_of(item)))}))
    votes = (key for key, run in state.runs.items() if is_tallied(run.activity))
    if not any(map(state.boxes.get, votes)):
        found.append((N_("Nobody has voted yet: there is no evidence behind the clauses."), {}))
    if not any(item.seen and item.decision for item in state.items.values()):
        found.append((N_("Nothing has been decided yet."), {}))
    found += _unmatched(state)
    found += [(lack.why, dict(lack.values)) for lack in rule_lacks(state)]
    if state.strange:
        text = N_("{n} events are of a newer version of the kit and were passed over.")
        found.append((text, {"n": state.strange}))
    return found


def _unmatched(state: Workshop) -> list[Lack]:
    """Give what has no counterpart: expectations, requirements, stories, norms, ideas, themes."""
    number, matrix = numbers(state), expectation_matrix(state)
    found: dict[str, Iterable[str]] = {
        N_("Expectations without an action: {which}"): matrix.without_action,
        N_("Requirements without an expectation: {which}"): matrix.without_expectation,
        N_("Norms without “when” or “what not”: {which}"): incomplete_norms(state),
        N_("Success stories that led to no speech module yet: {which}"): [
            item.id for item in state.of_kind("success_story") if not _led(state, item)
        ],
        N_("Adopted ideas with neither a trial nor a closing note: {which}"): [
            item.id
            for item in state.of_kind("idea")
            if item.decision == "adopt" and not item.trials and not item.note
        ],
    }
    told = {text: [number[one] for one in keys if one in number] for text, keys in found.items()}
    told[N_("Themes of claims neither in a situation nor dropped with a reason: {which}")] = [
        short(legal(theme)) for theme in themes_of(state) if not settled(state, theme)
    ]
    return [(text, {"which": ", ".join(which)}) for text, which in told.items() if which]


def _led(state: Workshop, story: Item) -> bool:
    return any((item := state.standing(key)) and item.stands for key in story.links)
