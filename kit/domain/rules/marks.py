"""What an item is and what it belongs with: put right at the desk, the wording untouched."""

from __future__ import annotations

from kit.domain.commands import Actor, Classify, Link, WantShare
from kit.domain.events import Body, ItemClassified, ItemLinked, ShareWanted
from kit.domain.refusal import Refusal
from kit.domain.rules.desk import on_the_desk
from kit.domain.rules.items import NO_ITEM, fields_of
from kit.domain.workshop import Workshop
from kit.language import N_

Outcome = list[Body] | Refusal


def classify(state: Workshop, _actor: Actor, command: Classify, _now: float) -> Outcome:
    """Put right what an item is; its version stays, and so do the votes on it."""
    item = on_the_desk(state, command.item)
    if isinstance(item, Refusal):
        return item
    kind = state.kind(item.kind)
    marks = {field.name for field in kind.fields if field.mark}
    if strange := sorted(set(command.marks) - marks):
        return Refusal(
            N_("“{field}” belongs to the wording: edit it, with a reason."), {"field": strange[0]}
        )
    fields = fields_of(state, item.kind, {**item.fields, **command.marks}, item)
    if isinstance(fields, Refusal):
        return fields
    if fields == item.fields:
        return []
    return [
        ItemClassified(item=item.id, marks={name: fields.get(name, "") for name in command.marks})
    ]


def link(state: Workshop, _actor: Actor, command: Link, _now: float) -> Outcome:
    """Say what an item belongs with: a story with a module, a requirement with expectations."""
    item = on_the_desk(state, command.item)
    if isinstance(item, Refusal):
        return item
    wanted = state.kind(item.kind).links
    to = tuple(dict.fromkeys(command.to))
    for key in to:
        other = state.items.get(key)
        if other is None or not other.stands or other is item:
            return NO_ITEM
        if other.kind != wanted:
            return Refusal(N_("These two kinds of entries are not linked with each other."))
    return [] if to == item.links else [ItemLinked(item=item.id, to=to)]


def want_share(state: Workshop, _actor: Actor, command: WantShare, _now: float) -> Outcome:
    """Set the share of the standard that employees should have written."""
    return [] if command.share == state.wanted_share else [ShareWanted(share=command.share)]
