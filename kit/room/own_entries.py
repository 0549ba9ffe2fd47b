"""What became of what one participant wrote, in words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from kit.domain.numbers import numbers
from kit.domain.workshop import Workshop
from kit.evidence.results import text_of
from kit.language import N_, translate
from kit.room.item_views import outcome_of

_DECIDED = {
    "adopt": N_("It stands in the standard: {number}."),
    "rework": N_("It was sent back for rework."),
    "drop": N_("It was dropped."),
}


@dataclass(frozen=True, slots=True)
class OwnEntry:
    """An entry of one's own."""

    kind: str
    text: str
    became: tuple[str, ...]
    """Sentences, at least one."""


def own_entries(state: Workshop, who: str, language: str) -> list[OwnEntry]:
    """Give one participant's entries with what became of each, in the reader's language."""
    say, number = partial(translate, language), numbers(state)
    found = []
    mine = state.by_author.get(who, ()) if who else ()
    for item in (one for one in mine if not one.withdrawn):
        outcome, told = outcome_of(state, item), []
        if merged := outcome.get("merged"):
            told.append(say(N_("It went into: {wording}"), wording=merged))
        if outcome.get("hidden"):
            told.append(say(N_("It was hidden from the room.")))
        if decided := _DECIDED.get(outcome.get("decision", "")):
            told.append(say(decided, number=number[(state.standing(item.id) or item).id]))
        if reason := outcome.get("reason"):
            told.append(say(N_("Reason: {reason}"), reason=reason))
        became = tuple(told) or (say(N_("Not decided yet.")),)
        found.append(OwnEntry(say(state.kind(item.kind).label), text_of(item), became))
    return found
