"""Handling of complaints and claims: which steps there are for each, and what they lack."""

from __future__ import annotations

from kit.domain.numbers import numbers
from kit.domain.refusal import Refusal
from kit.domain.workshop import Item, Workshop
from kit.language import N_, translate
from kit.language.texts import first_few

_KIND = "complaint_step"
BOTH, COMPLAINT, CLAIM = "both", "complaint", "claim"


def handling(state: Workshop) -> list[Item]:
    """Give the steps that count, the adopted ones or all that stand while none is adopted."""
    kept = state.kept(_KIND)
    return [item for item in kept if item.decision == "adopt"] or kept


def in_steps(state: Workshop, items: list[Item]) -> list[Item]:
    """Put entries in the order in which a complaint is handled; those of no step come last."""
    order = [key for key, _ in _steps(state)]
    last = len(order)
    return sorted(
        items,
        key=lambda item: order.index(step) if (step := item.fields.get("step")) in order else last,
    )


def complaint_lacks(state: Workshop) -> list[Refusal]:
    """Say which step of ISO 10002 is missing for complaints and claims, and who or when in one."""
    items, number = handling(state), numbers(state)
    if not items:
        return []
    lacks: list[Refusal] = []
    for matter, text in (
        (COMPLAINT, N_("Steps that are missing for complaints: {which}")),
        (CLAIM, N_("Steps that are missing for claims: {which}")),
    ):
        held = {
            item.fields.get("step")
            for item in items
            if item.fields.get("matter", BOTH) in (BOTH, matter)
        }
        gone = [translate(state.language, word) for key, word in _steps(state) if key not in held]
        if gone:
            lacks.append(Refusal(text, {"which": ", ".join(gone)}))
    for field, text in (
        ("owner", N_("Steps with complaints that nobody sees to: {which}")),
        ("deadline", N_("Steps with complaints that have no deadline: {which}")),
    ):
        if bare := [number[item.id] for item in items if not item.fields.get(field)]:
            lacks.append(Refusal(text, {"which": first_few(state.language, bare)}))
    return lacks


def _steps(state: Workshop) -> tuple[tuple[str, str], ...]:
    return next(field.choices for field in state.kind(_KIND).fields if field.name == "step")
