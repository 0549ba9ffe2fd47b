"""What trials, and the draft after them, still lack."""

from __future__ import annotations

from kit.domain.approval import adopted_modules, approved
from kit.domain.refusal import Refusal
from kit.domain.workshop import Workshop
from kit.language import N_


def trials(state: Workshop) -> list[Refusal]:
    """Say what nobody has tried yet."""
    modules = adopted_modules(state)
    if not modules:
        return [Refusal(N_("No speech module is adopted yet, so none can be tried."))]
    untried = sum(not item.trials for item in modules)
    ideas = sum(
        item.decision == "adopt" and not item.trials and not item.note
        for item in state.of_kind("idea")
    )
    short = {
        N_("Adopted speech modules that nobody has tried: {n}"): untried,
        N_("Adopted ideas with neither a trial nor a closing note: {n}"): ideas,
    }
    return [Refusal(text, {"n": n}) for text, n in short.items() if n]


def draft(state: Workshop) -> list[Refusal]:
    """Say how much of what is adopted is not approved."""
    waiting = sum(not approved(state, item) for item in adopted_modules(state))
    text = N_("Adopted speech modules that are not approved: {n}")
    if waiting:
        return [Refusal(text, {"n": waiting})]
    return [] if adopted_modules(state) else [Refusal(N_("Nothing is adopted yet."))]
