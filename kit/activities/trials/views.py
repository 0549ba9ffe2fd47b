"""Trials as one participant sees them, and on the wall how far the entries have come."""

from __future__ import annotations

from collections.abc import Sequence

from kit.activities.trials.decision_rule import RULE
from kit.charts.funnel import Funnel, Stage, funnel
from kit.domain.activities import Activity
from kit.domain.approval import approved
from kit.domain.batches import shown_to
from kit.domain.workshop import Item, Run, Workshop
from kit.evidence.pictures import drawn
from kit.language import N_, translate
from kit.room.item_views import item_part
from kit.room.protocol import ItemPart


def items(state: Workshop, run: Run, who: str) -> list[ItemPart]:
    """Give what is to be tried, with how often this person has told a trial of it."""
    batches = reversed(shown_to(state, run, who))
    return [to_try(state, run, item, who) for batch in batches for item in batch]


def to_try(state: Workshop, _run: Run, item: Item, who: str) -> ItemPart:
    """Give a wording to try, with how often this person has told a trial of it."""
    part = item_part(state, item, who)
    part["tried"] = sum(trial.actor == who for trial in item.trials)
    part["watch"] = item.plan.watch if item.plan else ""
    return part


def voters(state: Workshop, activity: Activity) -> set[str]:
    """Give who has told a trial."""
    items = state.by_kind.get(activity.kind, {}).values()
    return {trial.actor for item in items for trial in item.trials}


def progress(state: Workshop, items: Sequence[Item]) -> Funnel:
    """Draw how far entries that are planned for trials, or were tried, have come."""
    say = state.language
    people = [{one.actor for one in item.trials if one.version == item.version} for item in items]
    passed = (state.kind(item.kind).tried and approved(state, item) for item in items)
    stages = (
        Stage(translate(say, N_("Planned or tried")), len(items)),
        Stage(translate(say, N_("Tried")), sum(map(bool, people))),
        Stage(
            translate(say, N_("Tried by {people} people or more"), people=RULE.people),
            sum(len(who) >= RULE.people for who in people),
        ),
        Stage(translate(say, N_("Approved")), sum(passed)),
    )
    return funnel(say, stages)


def picture(state: Workshop, run: Run) -> dict[str, str] | None:
    """Give what a wall shows of trials: how many entries came how far, not how trials went."""
    items = [
        item
        for item in state.kept(run.activity.kind)
        if item.plan or any(one.version == item.version for one in item.trials)
    ]
    return drawn(progress(state, items)) if items else None
