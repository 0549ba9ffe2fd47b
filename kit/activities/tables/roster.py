"""The roster beside the room: which groups of employees are here, and who is missing."""

from __future__ import annotations

from collections import Counter
from typing import Any

from kit.domain.rules.people import GROUPS
from kit.domain.workshop import Workshop
from kit.evidence.presence import GROUP_NAMES, presence
from kit.language import translate
from kit.language.texts import normalised


def roster_plain(state: Workshop, language: str) -> dict[str, Any]:
    """Give, by role, experience and branch, how many work here and how many take part.

    Nobody's code or name is in it; groups whose figure is hidden are only counted as ``small``,
    since the wrong column may hold names. Groups compare by their words, case and spaces aside.
    """
    rows = state.tables.get("roster", [])
    people = list(state.participants.values())
    groups = []
    for kind in GROUPS:
        words = {normalised(str(row[kind])): str(row[kind]) for row in rows if row.get(kind)}
        if not words:
            continue
        staff = Counter(normalised(str(row.get(kind, ""))) for row in rows)
        here = Counter(normalised(person.groups.get(kind, "")) for person in people)
        found = presence(staff, here)
        groups.append(
            {
                "name": translate(language, GROUP_NAMES[kind]),
                "small": sum(one.size is None for one in found),
                "said": any(one.here != 0 for one in found),
                "rows": [
                    {
                        "group": translate(language, words[one.group]),
                        "staff": one.size,
                        "here": one.here,
                        "share": one.share,
                        "missing": one.missing,
                    }
                    for one in found
                    if one.size is not None
                ],
            }
        )
    return {"n": len(rows), "here": len(people), "groups": groups}
