"""What the creation of a standard still lacks, and its norms."""

from __future__ import annotations

from collections import Counter

from kit.domain.approval import adopted_modules
from kit.domain.refusal import Refusal
from kit.domain.workshop import Workshop
from kit.language import N_

_NEEDED = ("when", "not")
"""The parts without which nobody knows when a norm holds and where it ends."""


def creation(state: Workshop) -> list[Refusal]:
    """Say which situations nothing was adopted for."""
    situations = state.kept("situation")
    if not situations:
        return [Refusal(N_("No situation was collected."))]
    served = Counter(state.around(item) for item in adopted_modules(state))
    schemes = {
        state.around(item) for item in state.of_kind("behaviour_scheme") if item.decision == "adopt"
    }
    wordings = [served[one.id] for one in situations]
    short: dict[str, list[object]] = {
        N_("Situations without a kind: {n}"): [one.fields.get("kind") for one in situations],
        N_("Situations without an adopted speech module: {n}"): [*wordings],
        N_("Situations with only one adopted wording: {n}"): [n != 1 for n in wordings],
        N_("Situations without an adopted behaviour scheme: {n}"): [
            one.id in schemes for one in situations
        ],
    }
    missing = {text: sum(not one for one in has) for text, has in short.items()}
    return [Refusal(text, {"n": n}) for text, n in missing.items() if n]


def incomplete_norms(state: Workshop) -> dict[str, tuple[str, ...]]:
    """Give, by norm, the needed parts that are empty; complete and dropped norms are left out."""
    found = {
        item.id: tuple(part for part in _NEEDED if not item.fields.get(part))
        for item in state.kept("norm")
    }
    return {key: missing for key, missing in found.items() if missing}
