"""Agreement of groups: what each declared group says of an entry, through the gate for few people.

The second look asks here too, so its figures are those that are drawn.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from kit.charts.groups import Entry, Groups, groups
from kit.charts.ranges import Measured
from kit.charts.value import value
from kit.domain.activities import Activity
from kit.domain.workshop import Item, Workshop
from kit.evidence.ballots import ballots_on
from kit.evidence.presence import GROUP_NAMES
from kit.language import translate
from kit.statistics.few import UNDECLARED, in_steps
from kit.statistics.groups import GroupsResult, group_support


@dataclass(frozen=True, slots=True)
class Agreement:
    """What people grouped in one way say of the entries of a vote."""

    grouping: str
    """``role``, ``experience`` or ``branch``."""
    entries: tuple[tuple[Item, GroupsResult], ...]
    """Those on which at least two groups have figures."""


def votes_by_group(
    state: Workshop, activity: Activity, item: Item, grouping: str
) -> dict[str, Counter[str]]:
    """Count an approval vote by a declared group: role, experience or branch.

    People who declared none, paper and secret ballots are undeclared, and who declared it only
    when the vote was open already. Only those count who may be shown
    (:func:`~kit.statistics.few.in_steps`).
    """
    given: dict[str, dict[str, str]] = {}
    for who, answer in ballots_on(state, activity, item).values:
        group = state.group_in(activity.id, who, grouping) or UNDECLARED
        given.setdefault(group, {})[who] = str(answer)
    counted = in_steps({group: tuple(answers) for group, answers in given.items()})
    return {
        group: Counter(given[group][who] for who in people) for group, people in counted.items()
    }


def support_by_group(
    state: Workshop, activity: Activity, item: Item
) -> dict[str, GroupsResult]:  # fmt: skip
    """Give what the groups say of an entry in an approval vote, by the way people are grouped."""
    groupings = sorted({name for p in state.participants.values() for name in p.groups})
    everybody = Counter(str(answer) for _, answer in ballots_on(state, activity, item).values)
    return {
        one: group_support(votes_by_group(state, activity, item, one), everybody)
        for one in groupings
    }


def agreement(state: Workshop, activity: Activity) -> list[Agreement]:
    """Give how far groups agree in a vote, for each way in which two groups have figures."""
    if activity.method != "approval":
        return []
    found: dict[str, list[tuple[Item, GroupsResult]]] = {name: [] for name in GROUP_NAMES}
    for item in state.on_ballot(activity):
        for grouping, result in support_by_group(state, activity, item).items():
            if len(result.shown) > 1 and grouping in found:
                found[grouping].append((item, result))
    return [Agreement(name, tuple(entries)) for name, entries in found.items() if entries]


def agreement_chart(
    state: Workshop, found: Agreement, subject: str, label: Callable[[Item], str]
) -> Groups:  # fmt: skip
    """Draw how far groups agree; ``label`` says how an entry is called."""
    say = state.language
    told = [
        Entry(
            label(item),
            tuple(
                Measured(translate(say, by.group), value(say, by.share.plain(say), "share"))
                for by in result.shown
            ),
        )
        for item, result in found.entries
    ]
    return groups(say, f"{subject} · {translate(say, GROUP_NAMES[found.grouping])}", told)
