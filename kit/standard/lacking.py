"""What a draft standard still lacks."""

from __future__ import annotations

from kit.domain.workshop import Workshop
from kit.evidence.results import text_of
from kit.language import N_
from kit.standard.legal import legal, short
from kit.standard.numbers import standing_for

Lack = tuple[str, dict[str, object]]
"""A sentence to translate, and its values."""


def lacks(state: Workshop) -> list[Lack]:
    """Give what a draft standard still lacks, as sentences with their values."""
    found: list[Lack] = []
    situations = [item for item in state.of_kind("situation") if item.decision != "drop"]
    if not situations:
        found.append((N_("There is no situation yet."), {}))
    answered = {
        around.id
        for module in state.of_kind("speech_module")
        if module.decision == "adopt" and (around := standing_for(state, module.within))
    }
    for item in situations:
        if item.id not in answered:
            text = N_("No speech module is adopted for the situation: {situation}")
            found.append((text, {"situation": short(legal(text_of(item)))}))
    if not any(run.activity.does == "vote" and state.boxes.get(key)
               for key, run in state.runs.items()):  # fmt: skip
        found.append((N_("Nobody has voted yet: there is no evidence behind the clauses."), {}))
    if not any(item.seen and item.decision for item in state.items.values()):
        found.append((N_("Nothing has been decided yet."), {}))
    if state.strange:
        text = N_("{n} events are of a newer version of the kit and were passed over.")
        found.append((text, {"n": state.strange}))
    return found
