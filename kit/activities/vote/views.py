"""A vote as one participant sees it: the ballot, and the pair to judge next."""

from __future__ import annotations

from itertools import combinations

from kit.domain.batches import shown_to
from kit.domain.workshop import Run, Workshop
from kit.statistics.pairwise import catch_up_pair


def pair_part(state: Workshop, run: Run, who: str | None) -> list[str] | None:
    """Give the pair that one participant should judge next, or ``None`` when all are done.

    In a large room one judges the pairs of what one was given.
    """
    if run.activity.method != "pairwise":
        return None
    box, me = state.box(run.activity.id), who or ""
    done = {frozenset(pair) for pair in box.judged.get(me, ())}
    done |= {frozenset(what.split("|")) for what in box.secret.get(me, ()) if "|" in what}
    ids = sorted(item.id for batch in shown_to(state, run, me) for item in batch)
    counts = {frozenset(pair): box.compared[pair] for pair in combinations(ids, 2)}
    drawn = catch_up_pair(ids, counts, done, seed=f"{me}/{len(done)}", tau=1)
    return list(drawn) if drawn else None
