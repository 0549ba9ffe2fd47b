"""Topics: entries of a large collection that belong together, named and decided as one."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from kit.domain.commands import Actor, Answering, Ref
from kit.domain.events import Body, ItemAdded, ItemLinked
from kit.domain.refusal import Refusal
from kit.domain.rules.items import fields_of, next_item, seen_item, taking_answers
from kit.domain.workshop import Item, Workshop
from kit.evidence.results import text_of
from kit.language import N_

_EXAMPLES = 3
_SEVERAL = 2


class MakeTopic(Answering):
    """Make entries of an activity's kind a topic, under the name that the facilitator gives it."""

    do: Literal["make_topic"]
    text: Annotated[str, Field(max_length=500)]
    items: Annotated[list[Ref], Field(max_length=1_000)]


def gathering(state: Workshop) -> str:
    """Give the key of the kind that holds entries together."""
    return next(key for key, kind in state.all_kinds().items() if kind.gathers)


def make_topic(
    state: Workshop, actor: Actor, command: MakeTopic, now: float
) -> list[Body] | Refusal:
    """Make a topic, with the first entries as examples; the entries stay what they are."""
    activity = taking_answers(state, actor, command, now)
    entries = [seen_item(state, key, activity.kind) for key in dict.fromkeys(command.items)]
    if len(entries) < _SEVERAL:
        return Refusal(N_("A topic holds at least two entries."))
    examples = "\n".join(text_of(entry).splitlines()[0] for entry in entries[:_EXAMPLES])
    kind, made = gathering(state), next_item(state)
    fields = fields_of(state, kind, {"text": command.text, "examples": examples})
    to = tuple(entry.id for entry in entries)
    return [
        ItemAdded(item=made, activity=activity.id, item_kind=kind, fields=fields),
        ItemLinked(item=made, to=to),
    ]


def topicless(state: Workshop, kind: str) -> list[Item]:
    """Give the entries of a kind that are in no topic that stands."""
    topics = state.kept(gathering(state))
    taken = {key for topic in topics for key in topic.links}
    return [item for item in state.kept(kind) if item.id not in taken]
