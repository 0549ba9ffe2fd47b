"""The second look: entries that one declared group rejects, unlike the others."""

from __future__ import annotations

from typing import Any

from kit.activities.results.agreement import support_by_group
from kit.domain.workshop import Workshop
from kit.evidence.results import text_of, votes_on
from kit.language import N_, Share, translate
from kit.statistics.groups import FALSE_ALARMS, rejecting


def second_look(state: Workshop, kind: str) -> list[dict[str, Any]]:
    """Give the items of a kind that a group of at least five rejects, with that group."""
    found = []
    for activity in votes_on(state, kind):
        if activity.method != "approval":
            continue
        for item in state.on_ballot(activity):
            by = support_by_group(state, activity, item).values()
            found += [
                {"id": item.id, "text": text_of(item), "group": one.group, "n": one.n}
                for one in rejecting(by)
            ]
    return found


def false_alarms_told(language: str) -> str:
    """Say how often an entry is named although no group differs, in the reader's language."""
    why = N_(
        "The group says “not for me” more often than “useful”, and more so than everybody else: an "
        "exact test for all groups looked at. Of entries on which groups do not differ, at most "
        "{rate} are named by chance."
    )
    return translate(language, why, rate=Share(FALSE_ALARMS))
