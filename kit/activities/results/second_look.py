"""The second look: entries that one declared group rejects, unlike the others."""

from __future__ import annotations

from collections import Counter
from typing import Any

from kit.domain.activities import Activity
from kit.domain.workshop import Item, Workshop
from kit.evidence.ballots import ballots_on
from kit.evidence.results import text_of, votes_on
from kit.language import N_, Share, translate
from kit.statistics.few import UNDECLARED, in_steps
from kit.statistics.groups import FALSE_ALARMS, group_support, rejecting


def votes_by_group(
    state: Workshop, activity: Activity, item: Item, grouping: str
) -> dict[str, Counter[str]]:
    """Count an approval vote by a declared group: role, experience or branch.

    People who declared none, paper and secret ballots are undeclared, and who declared it only
    when the vote was open already. Only those count who may be shown
    (:func:`~kit.statistics.few.in_steps`).
    """
    given: dict[str, dict[str, str]] = {}
    for who, value in ballots_on(state, activity, item).values:
        group = state.group_in(activity.id, who, grouping) or UNDECLARED
        given.setdefault(group, {})[who] = str(value)
    counted = in_steps({group: tuple(answers) for group, answers in given.items()})
    return {
        group: Counter(given[group][who] for who in people) for group, people in counted.items()
    }


def second_look(state: Workshop, kind: str) -> list[dict[str, Any]]:
    """Give the items of a kind that a group of at least five rejects, with that group."""
    found = []
    groupings = sorted({name for p in state.participants.values() for name in p.groups})
    for activity in votes_on(state, kind):
        if activity.method != "approval":
            continue
        for item in state.on_ballot(activity):
            everybody = Counter(str(value) for _, value in ballots_on(state, activity, item).values)
            by = (
                group_support(votes_by_group(state, activity, item, one), everybody)
                for one in groupings
            )
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
