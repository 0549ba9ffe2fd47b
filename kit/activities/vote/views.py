"""A vote as one participant sees it: the ballot, and the pair to judge next."""

from __future__ import annotations

from kit.domain.workshop import Run, Workshop
from kit.statistics.pairwise import catch_up_pair


def pair_part(state: Workshop, run: Run, who: str | None) -> list[str] | None:
    """Give the pair that one participant should judge next, or ``None`` when all are done."""
    if run.activity.method != "pairwise":
        return None
    box, me = state.box(run.activity.id), who or ""
    counts: dict[frozenset[str], int] = {}
    done: set[frozenset[str]] = set()
    for person, one, other in box.pairs:
        pair = frozenset((one, other))
        counts[pair] = counts.get(pair, 0) + 1
        if person == me:
            done.add(pair)
    done |= {frozenset(what.split("|")) for what in box.secret.get(me, ()) if "|" in what}
    ids = [item.id for item in state.on_ballot(run.activity)]
    drawn = catch_up_pair(ids, counts, done, seed=f"{me}/{len(done)}", tau=1)
    return list(drawn) if drawn else None
