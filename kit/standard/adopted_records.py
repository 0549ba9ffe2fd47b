"""What is adopted as plain values: for the programs in which people use a standard."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from kit.domain.choices import STAGES
from kit.standard.adopted import adopted
from kit.standard.clause import Clause
from kit.standard.clause_nodes import told_part
from kit.standard.clauses import clause
from kit.standard.material import Material
from kit.standard.nodes import Record

_ORDER = {key: n for n, (key, _) in enumerate(STAGES, 1)}


def adopted_records(material: Material, kinds: Collection[str]) -> tuple[Record, ...]:
    """Give the adopted clauses of these kinds, and the situations that they belong to.

    Tables ``situations`` and ``adopted`` have a row each; the filled-in fields of both are the
    rows of ``texts`` with the same number, in the order of the form.
    """
    state = material.state
    clauses = adopted(material, *kinds)
    around = {state.around(state.items[one.item]) for one in clauses}
    found: list[Record] = []
    for item in state.items.values():
        if item.id in around:
            situation = clause(material, item)
            found.append(Record("situations", {"number": situation.number}))
            found += _texts(situation) if item.seen else ()
    for one in clauses:
        found.append(_whole(material, one))
        found += _texts(one)
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


def _texts(one: Clause) -> Iterable[Record]:
    for part in one.parts:
        text = told_part(one, part)
        about = {"number": one.number, "field": part.name, "label": part.label}
        yield Record("texts", about | {"text": text, "brief": part.brief})
