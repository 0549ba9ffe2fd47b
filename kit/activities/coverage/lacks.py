"""What the creation of a standard still lacks."""

from __future__ import annotations

from collections import Counter

from kit.domain.approval import adopted_modules
from kit.domain.refusal import Refusal
from kit.domain.workshop import Workshop
from kit.language import N_


def creation(state: Workshop) -> list[Refusal]:
    """Say which situations nothing was adopted for."""
    situations = state.kept("situation")
    if not situations:
        return [Refusal(N_("No situation was collected."))]
    served = Counter(state.around(item) for item in adopted_modules(state))
    schemes = {
        state.around(item) for item in state.of_kind("behaviour_scheme") if item.decision == "adopt"
    }
    short = {
        N_("Situations without a kind: {n}"): sum(not i.fields.get("kind") for i in situations),
        N_("Situations without an adopted speech module: {n}"): sum(
            not served[i.id] for i in situations
        ),
        N_("Situations with only one adopted wording: {n}"): sum(
            served[i.id] == 1 for i in situations
        ),
        N_("Situations without an adopted behaviour scheme: {n}"): sum(
            i.id not in schemes for i in situations
        ),
    }
    return [Refusal(text, {"n": n}) for text, n in short.items() if n]
