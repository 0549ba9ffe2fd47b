"""The quiz as one participant sees it."""

from __future__ import annotations

from kit.activities.quiz.questions import options_of, right_of
from kit.domain.workshop import Item, Run, Workshop
from kit.evidence.results import text_of
from kit.room.item_views import my_vote, shuffled
from kit.room.protocol import ItemPart


def items(state: Workshop, run: Run, who: str) -> list[ItemPart]:
    """Give the questions; which answer is right only once the results are shown."""
    asked = shuffled(state.on_ballot(run.activity), who)
    return [question(state, run, item, who) for item in asked]


def question(state: Workshop, run: Run, item: Item, who: str) -> ItemPart:
    """Give a question with this person's answer."""
    part: ItemPart = {
        "id": item.id,
        "kind": item.kind,
        "fields": {"text": text_of(item)},
        "version": item.version,
        "mine": False,
        "options": options_of(item),
        "my_vote": my_vote(item, state.box(run.activity.id), who),
    }
    if run.shown:
        part["right"] = right_of(item)
    return part
