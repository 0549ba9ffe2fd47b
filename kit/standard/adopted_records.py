"""What is adopted as plain values: for the programs in which people use a standard."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from kit.domain.choices import STAGES
from kit.standard.adopted import adopted
from kit.standard.clause import Clause
from kit.standard.clause_nodes import told_part
from kit.standard.clauses import clause
from kit.standard.legal import legal
from kit.standard.material import Material
from kit.standard.nodes import Record

_ORDER = {key: n for n, (key, _) in enumerate(STAGES, 1)}


def adopted_records(material: Material, kinds: Collection[str]) -> tuple[Record, ...]:
    """Give the adopted clauses of these kinds, and the situations that they belong to.

    Tables ``situations`` and ``adopted`` have a row each; the filled-in fields of both are the
    rows of ``texts`` with the same number, in the order of the form: ``text`` as it is read, and
    ``value`` as another workshop takes it in, the key of a choice or the number of an entry.
    """
    state = material.state
    clauses = adopted(material, *kinds)
    around = {key for one in clauses for key in _belongs_to(material, one)}
    told_below = {one.item for one in clauses}
    found: list[Record] = []
    for item in state.items.values():
        if item.id in around:
            held = clause(material, item)
            found.append(Record("situations", {"number": held.number, "kind": held.kind}))
            found += _texts(material, held) if item.seen and item.id not in told_below else ()
    for one in clauses:
        found.append(_whole(material, one))
        found += _texts(material, one)
    return tuple(found)


def _whole(material: Material, one: Clause) -> Record:
    kind, item = material.state.kind(one.kind), material.state.items[one.item]
    values = {
        "number": one.number,
        "kind": one.kind,
        "kind_words": material.say(kind.label),
        "within": one.within,
        "binding": one.binding if kind.obliges else None,
        "binding_words": one.binding_words if kind.obliges else "",
        "stage": _ORDER.get(item.fields.get("stage", "")),
        "forbidden": kind.forbidden,
    }
    return Record("adopted", values)


def _belongs_to(material: Material, one: Clause) -> Iterable[str]:
    """Give the ids of the situations that a clause stands within or names."""
    state, item = material.state, material.state.items[one.item]
    named = (item.fields.get(field.name, "") for field in state.kind(one.kind).fields if field.of)
    found = (state.standing(key) for key in named)
    yield state.around(item)
    yield from (other.id for other in found if other and other.kind == "situation")


def _texts(material: Material, one: Clause) -> Iterable[Record]:
    answers = material.state.items[one.item].fields
    named = {field.name for field in material.state.kind(one.kind).fields if field.of}
    for part in one.parts:
        value = legal(answers[part.name])
        if part.name in named:
            other = material.state.standing(value)
            value = material.number[other.id] if other and other.seen else ""
        about = {"number": one.number, "field": part.name, "label": part.label}
        text = told_part(one, part)
        yield Record("texts", about | {"text": text, "value": value, "brief": part.brief})
