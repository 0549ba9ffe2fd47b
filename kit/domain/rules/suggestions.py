"""Offering entries of a pack or a standard, and taking one up: none counts before that."""

from __future__ import annotations

from kit.domain.commands import Actor, Suggest, TakeUp
from kit.domain.events import Body, ItemAdded, SuggestionsOffered
from kit.domain.kinds import unknown_kind
from kit.domain.refusal import Refusal
from kit.domain.rules.items import fields_of, next_item, taking_answers
from kit.domain.workshop import Workshop
from kit.language import N_


def suggest(state: Workshop, _actor: Actor, command: Suggest, _now: float) -> list[Body] | Refusal:
    """Offer what a pack holds and was not offered yet as it is now; entries stay as they are."""
    kinds = state.all_kinds()
    known = {one.id: one.kind for one in (*state.suggestions.values(), *command.suggestions)}
    for one in command.suggestions:
        if one.kind not in kinds:
            return unknown_kind(one.kind, kinds)
        if known.get(one.within, "") != kinds[one.kind].within:
            return Refusal(
                N_("Entries of the kind “{kind}” belong to others: suggest what each belongs to."),
                {"kind": one.kind},
            )
        fields_of(state, one.kind, one.fields)
    news = tuple(one for one in command.suggestions if state.suggestions.get(one.id) != one)
    return [SuggestionsOffered(pack=command.pack, suggestions=news)] if news else []


def take_up(state: Workshop, actor: Actor, command: TakeUp, now: float) -> list[Body] | Refusal:
    """Make a suggestion somebody's own entry, which tells where its words came from.

    One person does it for the room: the same words twice would have to be merged again.
    """
    activity = taking_answers(state, actor, command, now)
    found = state.suggestions.get(command.suggestion)
    taken = state.taken_up()
    around = taken.get(found.within) if found else None
    if found is None or found.kind != activity.kind or bool(activity.within) != bool(around):
        return Refusal(N_("This suggestion is not there any more."))
    if found not in state.suggested(found.kind):
        return Refusal(N_("Somebody was quicker: this suggestion is an entry already."))
    asked = {field.name: field.of for field in state.kind(found.kind).fields if field.of}
    named = {name: taken[key].id for name, key in found.names.items()
             if key in taken and taken[key].kind == asked.get(name)}  # fmt: skip
    fields = fields_of(state, found.kind, {**found.fields, **named})
    return [
        ItemAdded(
            item=next_item(state), activity=activity.id, item_kind=found.kind, fields=fields,
            within=around.id if around else "", suggestion=found.id,
        )
    ]  # fmt: skip
