"""What an audit still lacks."""

from __future__ import annotations

from kit.activities.tables.themes import settled, themes_of
from kit.domain.activities import AUDIT_TABLES, TABLES
from kit.domain.refusal import Refusal
from kit.domain.workshop import Workshop
from kit.language import N_


def audit(state: Workshop) -> list[Refusal]:
    """Say what was not collected, not imported, and not thought through."""
    wanted = {
        "success_story": N_("No success story was told: what goes well comes first."),
        "practice": N_("Nobody said what is a plus and what a minus of how we serve today."),
        "situation": N_("No situation was collected."),
    }
    found = [Refusal(text) for kind, text in wanted.items() if not state.of_kind(kind)]
    text = N_("Neither imported nor left out with a reason: {table}")
    found += [
        Refusal(text, {"table": TABLES[key]})
        for key in AUDIT_TABLES
        if not state.tables.get(key) and key not in state.skipped
    ]
    loose = sum(not settled(state, theme) for theme in themes_of(state))
    if loose:
        text = N_("Themes of claims that neither went into a situation nor were dropped: {n}")
        found.append(Refusal(text, {"n": loose}))
    return found
