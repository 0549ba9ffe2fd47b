"""Parts: the filled-in fields of an entry, labelled as the document calls them."""

from __future__ import annotations

from collections.abc import Mapping

from kit.domain.workshop import Workshop
from kit.evidence.results import text_of
from kit.language import N_, translate
from kit.standard.clause import Part
from kit.standard.legal import legal, one_line


def parts(
    state: Workshop, number: Mapping[str, str], kind: str, fields: Mapping[str, str]
) -> tuple[Part, ...]:
    """Give the filled-in fields of an item with their labels, in the order of the form."""
    found, say = [], state.language
    for form in state.kind(kind).answered(fields).fields:
        if text := fields.get(form.name, ""):
            if form.of:
                text = _named(state, number, text)
            elif form.choices and text in (choices := dict(form.choices)):
                text = translate(say, choices[text])
            label = form.said_as or form.label
            brief = bool(form.choices or form.of or form.lines == 1)
            found.append(Part(form.name, translate(say, label), legal(text), brief))
    return tuple(found)


def _named(state: Workshop, number: Mapping[str, str], key: str) -> str:
    """Give number and text of the item that is an answer, never its id."""
    item = state.standing(key)
    if item is None or not item.seen:
        return translate(state.language, N_("(not shown)"))
    return f"{number[item.id]}: {one_line(text_of(item))}"
