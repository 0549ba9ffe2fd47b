"""Coding dialogues on the desk: one dialogue at a time, and no coder sees another's codes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from kit.activities.tables.codings import agent_dialogues, coder_named, codes_of, place_of
from kit.domain.refusal import Refusal
from kit.domain.workshop import Workshop
from kit.language import N_

REPLACES = N_("Importing this file replaces all codes that are there, also those given here.")
_NONE = Refusal(N_("Import the dialogues with clients first; then they can be coded here."))
_NOBODY = Refusal(N_("Write your initials first."))


def coding_told(state: Workshop) -> dict[str, Any]:
    """Give what the desk must know of coding at any time: the dialogues come one by one."""
    return {
        "dialogues": len(agent_dialogues(state)),
        "turns": len(state.tables.get("dialogues", ())),
        "from": state.sources.get("dialogues", ""),
        "here": coded_here(state),
    }


def coded_here(state: Workshop) -> bool:
    """Whether codes were given on the desk; those of a file tell which row they come from."""
    return any("row" not in row for row in state.tables.get("codings", ()))


def dialogue_told(state: Workshop, message: Mapping[str, Any]) -> dict[str, object] | Refusal:
    """Give one dialogue with what this coder saw in it.

    ``at`` counts from 0; without it comes a dialogue that this coder has not finished, the
    first one, or the next after the place ``after``. ``others`` counts the finished others.
    """
    dialogues = agent_dialogues(state)
    coder = coder_named(state, str(message.get("coder", "")))
    if not dialogues:
        return _NONE
    if not coder:
        return _NOBODY
    mine = codes_of(state, coder)
    keys = list(dialogues)
    left = [
        at for at, key in enumerate(keys)
        if any(place_of(row) not in mine for row in dialogues[key] if _is_agent(row))
    ]  # fmt: skip
    at = message.get("at")
    if not isinstance(at, int):
        after = message.get("after")
        later = [place for place in left if isinstance(after, int) and place > after]
        at = next(iter([*later, *left]), 0)
    at = min(max(at, 0), len(keys) - 1)
    return {
        "dialogue": {
            "id": keys[at],
            "at": at,
            "of": len(keys),
            "others": len(keys) - len(left) - (at not in left),
            "turns": [
                {
                    "turn": place_of(row)[1],
                    "agent": _is_agent(row),
                    "text": str(row.get("text", "")),
                    "techniques": mine.get(place_of(row)),
                }
                for row in dialogues[keys[at]]
            ],
        },
        "known": _techniques(state),
    }


def _is_agent(row: Mapping[str, Any]) -> bool:
    return row.get("speaker") == "agent"


def _techniques(state: Workshop) -> list[str]:
    """Give the names in use, most frequent first."""
    rows = state.tables.get("codings", ())
    counts = Counter(str(one) for row in rows for one in row.get("techniques") or ())
    return sorted(counts, key=lambda name: (-counts[name], name))
