"""Batches: which of a large room's items somebody is given to look at, a dozen at a time.

What a phone holds so does not depend on how much the room has collected. A batch is drawn for
one person when they ask for it, and stands in the log: whoever comes back finds the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Literal

from kit.domain.answers import Box
from kit.domain.commands import FACILITATOR
from kit.domain.events import Body
from kit.domain.registry import type_of
from kit.domain.workshop import Item, Run, Workshop

BATCH = 12
"""Items in a batch."""

WHOLE = 16
"""Up to so many are shown at once: nobody shall ask again for the last three."""

_KEPT = 2
"""Batches that a phone keeps, the present one and the one before: votes there can be changed."""


class Drawn(Body):
    """Somebody was given a batch of items to look at."""

    kind: Literal["drawn"] = "drawn"
    activity: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hand:
    """What one participant has of the items that an activity deals out."""

    batches: tuple[tuple[Item, ...], ...]
    """What is shown, in batches, the last one last; all in one where it is not too much."""
    whole: bool
    """Whether that is everything there is."""
    done: int = 0
    """How many further ones the participant has answered already."""
    left: int = 0
    """How many they may still ask for."""

    @property
    def ids(self) -> frozenset[str]:
        """What is shown, by id."""
        return frozenset(item.id for batch in self.batches for item in batch)


def is_large(state: Workshop, run: Run, *, but: int = 0) -> bool:
    """Whether an activity has more items than are shown at once, ``but`` so many left aside."""
    known = type_of(run.activity.does)
    return known.deals is not None and len(known.deals(state, run)) - but > WHOLE


def shown_to(state: Workshop, run: Run, who: str) -> tuple[tuple[Item, ...], ...]:
    """Give what one participant is shown, in batches, the last one last; all in one if few.

    The facilitator, who enters what stands on paper, is shown all of it.
    """
    known = type_of(run.activity.does)
    pool = known.deals(state, run) if known.deals else {}
    if len(pool) <= WHOLE or who == FACILITATOR.id:
        return (tuple(pool.values()),)
    dealt = state.box(run.activity.id).drawn.get(who, [])
    if not _keeps_all(run):
        dealt = dealt[-_KEPT:]
    return tuple(tuple(pool[key] for key in batch if key in pool) for batch in dealt)


def hand(state: Workshop, run: Run, who: str) -> Hand:
    """Give what one participant is shown of the items that an activity deals out."""
    known = type_of(run.activity.does)
    pool, batches = known.deals(state, run) if known.deals else {}, shown_to(state, run, who)
    if len(pool) <= WHOLE or who == FACILITATOR.id:
        return Hand(batches, whole=True)
    shown = {item.id for batch in batches for item in batch}
    answered = _answered(state, run, who, pool)
    return Hand(
        batches,
        whole=False,
        done=len(answered - shown),
        left=len(pool) - len(answered | shown | _own(state, run, who, pool)),
    )


def draw(state: Workshop, run: Run, who: str) -> tuple[str, ...]:
    """Draw somebody's next batch: what fewest have been given, in an order of their own.

    Nothing of their own, nothing that they have answered; what they passed over comes again
    once there is nothing else.
    """
    pool, has = type_of(run.activity.does).deals, hand(state, run, who)
    if pool is None or has.whole or not has.left:
        return ()
    every, box = pool(state, run), state.box(run.activity.id)
    taken = has.ids | _answered(state, run, who, every) | _own(state, run, who, every)
    before: set[str] = set().union(*box.drawn.get(who, []))
    gone = taken | before
    # An order of their own, and no secret.
    mine = Random(f"{who}/{run.activity.id}/{len(box.drawn.get(who, []))}")  # noqa: S311
    fresh = [key for key in every if key not in gone]
    found = _least_seen(fresh, box, BATCH, mine)
    if len(found) < BATCH:
        passed_over = [key for key in every if key in before and key not in taken]
        found += _least_seen(passed_over, box, BATCH - len(found), mine)
    return tuple(found)


def _least_seen(keys: Sequence[str], box: Box, wanted: int, chance: Random) -> list[str]:
    """Draw those that fewest have looked at; between equals, chance."""
    found: list[str] = []
    unseen = set(keys) - box.looked_at.keys()
    if len(unseen) >= wanted:
        return chance.sample([key for key in keys if key in unseen], wanted)
    seen = [box.looked_at.get(key, 0) for key in keys]
    for level in sorted(set(seen)):
        if len(found) < wanted:
            equals = [key for key, n in zip(keys, seen, strict=True) if n == level]
            found += chance.sample(equals, min(wanted - len(found), len(equals)))
    return found


def _keeps_all(run: Run) -> bool:
    """Whether a phone keeps all its batches: dots are one budget over everything."""
    return run.activity.method == "dots" and type_of(run.activity.does).ballot


def _own(state: Workshop, run: Run, who: str, pool: Mapping[str, Item]) -> set[str]:
    """Give what somebody wrote and so is not dealt: they see it among their own, if at all."""
    if type_of(run.activity.does).deals_own:
        return set()
    return {item.id for item in state.by_author.get(who, ()) if item.id in pool}


def _answered(state: Workshop, run: Run, who: str, pool: Mapping[str, Item]) -> set[str]:
    """Give what somebody has voted on in its present wording, or told of."""
    box = state.box(run.activity.id)
    found = set()
    for key in box.given.get(who, ()):
        version, _ = box.votes.get(key, {}).get(who, (0, None))
        if key in pool and version in (0, pool[key].version):
            found.add(key)
    return found
