"""What trials, and the draft after them, still lack."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kit.domain.approval import adopted_modules, approved
from kit.domain.refusal import Refusal
from kit.domain.workshop import Item, Workshop
from kit.language import N_


def trials(state: Workshop) -> list[Refusal]:
    """Say what nobody has tried yet."""
    modules = adopted_modules(state)
    if not modules:
        return [Refusal(N_("No speech module is adopted yet, so none can be tried."))]
    concluded = [
        item
        for key, kind in state.all_kinds().items()
        if kind.concluded
        for item in state.of_kind(key)
        if item.decision == "adopt"
    ]
    unsaid = [item for item in concluded if not item.trials and not item.note]
    text = N_("Adopted {kinds} with neither a trial nor a closing note: {n}")
    untried = [item for item in modules if not item.trials]
    return [
        *_told(state, N_("Adopted {kinds} that nobody has tried: {n}"), untried),
        *_told(state, text, unsaid),
    ]


def _told(state: Workshop, text: str, lacking: Iterable[Item]) -> list[Refusal]:
    """Say of each kind how many of its items lack something."""
    counts = Counter(item.kind for item in lacking)
    return [Refusal(text, {"kinds": state.kind(key).many, "n": n}) for key, n in counts.items()]


def draft(state: Workshop) -> list[Refusal]:
    """Say how much of what is adopted is not approved."""
    modules = adopted_modules(state)
    if not modules:
        return [Refusal(N_("Nothing is adopted yet."))]
    waiting = (item for item in modules if not approved(state, item))
    return _told(state, N_("Adopted {kinds} that are not approved: {n}"), waiting)
