"""Groups: does an entry serve everybody, or does one declared group reject it?"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from kit.statistics.approval import ANSWERS, counted
from kit.statistics.few import UNDECLARED, suppressed_groups
from kit.statistics.figure import Figure
from kit.statistics.intervals import wilson

FALSE_ALARMS = 0.10
"""Share of entries on which groups do not differ that :func:`rejecting` names at most."""


@dataclass(frozen=True, slots=True)
class GroupResult:
    """What one group that is large enough says of an entry."""

    group: str
    useful: int
    unsure: int
    not_for_me: int
    smoothed: float
    """``(useful + 1) / (n + 2)``: the share as if one more had answered either way."""
    share: Figure
    """Share of "useful" with its Wilson interval."""
    by_chance: float
    """How likely a group of this size rejects the entry as clearly as this one, if everybody's
    answers were dealt out at random; 1 where it does not reject it."""

    @property
    def rejects(self) -> bool:
        """Whether more of the group say "not for me" than "useful"."""
        return self.not_for_me > self.useful

    @property
    def n(self) -> int:
        """How many of the group answered."""
        return self.share.n


@dataclass(frozen=True, slots=True)
class GroupsResult:
    """What the groups say of one entry, as far as it may be shown."""

    shown: tuple[GroupResult, ...]
    """The groups with figures, by name."""
    suppressed: tuple[str, ...]
    """The groups without figures, by name: too small, or hiding one that is too small."""
    consensus: float | None
    """Geometric mean of the smoothed shares; ``None`` with fewer than two groups shown.

    The product over groups is Polis' group-informed consensus: one group that says no
    weighs more than it would in an average. Its root makes different numbers of groups
    comparable. Only groups shown enter, or the figure would give the others away.
    """


def group_support(
    votes: Mapping[str, Mapping[str, int]], everybody: Mapping[str, int] | None = None
) -> GroupsResult:
    """Count an approval vote on one entry by group: the answers of each group.

    ``everybody`` counts all answers on the entry, which are shown in any case; without it a
    group is compared with the others shown only.

    Everybody who voted belongs in exactly one group; people who declared none go under
    :data:`UNDECLARED`. Groups of one to four answers have no figures. Where
    the total is known, subtracting the groups shown from it gives the rest; so where one is
    too small the next smallest are suppressed as well, until the rest is at least two groups
    with at least five answers between them, or all groups.

    Raises:
        ValueError: an unknown answer, or a negative count.
    """
    hidden = suppressed_groups({name: sum(counted(answers)) for name, answers in votes.items()})
    names = sorted(set(votes) - hidden)
    if everybody is None:
        everybody = sum((Counter(votes[name]) for name in names), Counter[str]())
    shown = tuple(_group(name, votes[name], everybody) for name in names)
    enough = len(shown) > 1
    return GroupsResult(
        shown=shown,
        suppressed=tuple(sorted(hidden - {UNDECLARED})),
        consensus=math.prod(one.smoothed for one in shown) ** (1 / len(shown)) if enough else None,
    )


def rejecting(results: Iterable[GroupsResult]) -> tuple[GroupResult, ...]:
    """Give the groups that reject an entry, and more clearly than chance explains.

    ``results`` are those of one entry by role, by experience and so on. A group is named when
    it rejects and its :attr:`~GroupResult.by_chance`, times all groups looked at, is
    :data:`FALSE_ALARMS` at most (Bonferroni). So however many groups there are, an entry on
    which they do not differ is named that rarely; without a test, one of six groups of five
    would reject more than half of such entries. Groups that are hidden are never named.
    """
    shown = [group for result in results for group in result.shown]
    return tuple(one for one in shown if one.rejects and one.by_chance * len(shown) <= FALSE_ALARMS)


def _group(name: str, answers: Mapping[str, int], everybody: Mapping[str, int]) -> GroupResult:
    useful, unsure, against = counted(answers)
    n, more = useful + unsure + against, against - useful
    all_of_them = (everybody.get(answer, 0) for answer in ANSWERS)
    return GroupResult(
        group=name,
        useful=useful,
        unsure=unsure,
        not_for_me=against,
        smoothed=(useful + 1) / (n + 2),
        share=wilson(useful, n),
        by_chance=_by_chance(more, n, *all_of_them) if more > 0 else 1.0,
    )


@lru_cache(maxsize=4_096)
def _by_chance(more: int, n: int, useful: int, unsure: int, against: int) -> float:
    """Give the chance that of ``n`` answers dealt out of all, ``more`` speak against or further."""
    ways = sum(
        math.comb(against, no) * math.comb(useful, yes) * math.comb(unsure, n - no - yes)
        for no in range(min(against, n) + 1)
        for yes in range(min(useful, n - no, no - more) + 1)
    )
    return ways / math.comb(useful + unsure + against, n)
