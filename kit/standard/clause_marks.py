"""Marks of a clause: the few words by which a reader chooses, such as situation and channel."""

from __future__ import annotations

from kit.domain.workshop import Item
from kit.evidence.results import text_of
from kit.language import N_
from kit.standard.clause import Part
from kit.standard.legal import legal, one_line, short
from kit.standard.material import BINDINGS, STATUS, STATUSES, Material
from kit.standard.nodes import Mark

_LONGEST = 60
"""Letters of a situation's text: it stands in a list to choose from."""


def marks(material: Material, item: Item, wording: tuple[Part, ...]) -> tuple[Mark, ...]:
    """Give where an item belongs, what it was marked as, its status, binding level and tags.

    A field of a workshop's own kind is among them if it is a mark: so people choose by role
    where a kind asks for one. What follows on another of its kind is no choice for a reader.
    """
    state, say = material.state, material.say
    named = {
        form.name for form in state.kind(item.kind).fields if form.mark and form.of != item.kind
    }
    found = [*_around(material, item), (N_("Kind of clause"), say(state.kind(item.kind).label))]
    told = [(_capital(say(label)), _capital(value)) for label, value in found]
    told += [(part.label, one_line(part.text)) for part in wording if part.name in named]
    status = STATUS[item.decision]
    told.append((say(N_("Status")), say(STATUSES[status])))
    if status == "adopted":
        told.append((say(N_("How far it obliges")), say(BINDINGS[item.binding])))
    told += [(say(N_("Tags")), one_line(legal(tag))) for tag in item.tags]
    return tuple(told)


def _around(material: Material, item: Item) -> list[Mark]:
    """Give what it belongs to; what others belong to belongs to itself."""
    state = material.state
    holders = {kind.within for kind in state.all_kinds().values()}
    around = item if item.kind in holders else state.standing(item.within)
    if around is None:
        return []
    label = material.say(state.kind(around.kind).label)
    about = short(legal(text_of(around)), _LONGEST) if around.seen else ""
    number = material.number[around.id]
    return [(label, " · ".join(filter(None, (number, about))))]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
