"""The gate for all figures: what rests on one to four people is shown nowhere.

Neither may it follow by subtraction from what is shown. Desk, wall, documents and charts ask
here, and no other place decides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kit.domain.few import SMALLEST_GROUP, too_few
from kit.domain.refusal import Refusal
from kit.language import N_

UNDECLARED = ""
"""The group of people who declared none: never shown apart, but hidden people hide in it."""

ANSWERS = N_("{n} of {least} answers needed")
PEOPLE = N_("{n} of {least} people needed")
SHEETS = N_("{n} of {least} sheets needed")
ENTRIES = N_("{n} of {least} needed for a figure")
FOLLOWS = N_("not shown: it would tell the answers of fewer than {least} people")
REASONS = frozenset({ANSWERS, PEOPLE, SHEETS, ENTRIES, FOLLOWS})
"""Why there is no figure: how many are needed of what it rests on, or that others follow."""


def withheld(n: int, text: str = ANSWERS, *, known: int = 0) -> Refusal | None:
    """Say why a figure that rests on ``n`` answers is not shown; ``None`` where it may be.

    ``text`` is the sentence that says how many are needed; for ``known`` see
    :func:`~kit.domain.few.too_few`.
    """
    if not too_few(n, known):
        return None
    least: dict[str, object] = {"least": SMALLEST_GROUP}
    return Refusal(text, {"n": n, **least}) if n < SMALLEST_GROUP else Refusal(FOLLOWS, least)


def suppressed_groups(sizes: Mapping[str, int]) -> frozenset[str]:
    """Choose the groups whose figures stay hidden, from how many answered in each.

    Of groups of one size the first by name goes first, so the choice gives nothing away.
    """
    by_size = sorted(sizes, key=lambda name: (sizes[name], name))
    hidden = [name for name in by_size if name == UNDECLARED or sizes[name] < SMALLEST_GROUP]
    # A small group that is hidden alone leaves a rest that is as small as itself.
    if any(0 < sizes[name] < SMALLEST_GROUP for name in hidden):
        for name in [one for one in by_size if one not in hidden]:
            if sum(sizes[one] for one in hidden) >= SMALLEST_GROUP:
                break
            hidden.append(name)
    return frozenset(hidden)


def in_steps(people: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Choose whose answers enter the figures of each group; nobody where a group has none.

    ``people`` holds, by group, who answered, in the order in which they came. Two dangers:

    - Two looks at a live figure would tell what the sixth said. So a group counts its people
      in steps of :data:`SMALLEST_GROUP`, always from the beginning; the rest wait. As long as
      nobody takes an answer back, figures of two looks differ by no one or by five at least.
    - The total less the figures shown gives those who are in none: who wait, are in a small
      group or under :data:`UNDECLARED`. They are never one to four, unless no group is
      shown: the largest group gives its last step back, of equal ones the last by name.
    """
    order = {name: tuple(dict.fromkeys(who)) for name, who in people.items()}
    counted = {name: len(who) // SMALLEST_GROUP * SMALLEST_GROUP for name, who in order.items()}
    counted[UNDECLARED] = 0
    while any(counted.values()):
        waiting = {one for name, who in order.items() for one in who[counted[name] :]}
        if not 0 < len(waiting) < SMALLEST_GROUP:
            break
        largest = max(order, key=lambda name: (counted[name], len(order[name]), name))
        counted[largest] -= SMALLEST_GROUP
    return {name: who[: counted[name]] for name, who in order.items()}
