"""Votes after use: what the introduction begins with."""

from __future__ import annotations

from collections.abc import Iterator

from kit.activities.vote.after_use import after_use
from kit.domain.workshop import Workshop
from kit.language import N_
from kit.standard.baseline import Base, interval


def baseline(state: Workshop) -> Iterator[Base]:
    """Give how useful people found each wording when they had used it."""
    for activity in state.runs:
        for one in after_use(state, activity, state.language):
            yield Base(
                "usefulness", N_("Usefulness after use"), activity,
                interval(one["mean"], one["n"], (1, 5)), one["id"], unit="rating", of_module=True,
            )  # fmt: skip
