"""Parts: the filled-in fields of an entry, labelled as the document calls them."""

from __future__ import annotations

from collections.abc import Mapping

from kit.domain.kinds import KINDS
from kit.domain.workshop import Workshop
from kit.evidence.results import text_of
from kit.language import N_, translate
from kit.standard.clause import Part
from kit.standard.legal import legal, one_line

_LABELS = {
    ("situation", "kind"): N_("What kind"),
    ("situation", "typical"): N_("Typical or not"),
    ("situation", "difficulty"): N_("How hard, from 1 to 5"),
    ("situation", "frequency"): N_("How often"),
    ("speech_module", "points"): N_("What must be said in any words"),
    ("speech_module", "channel"): N_("Channel"),
    ("speech_module", "client_type"): N_("For which client"),
    ("speech_module", "stage"): N_("Stage"),
    ("speech_module", "authority"): N_("What the employee may decide alone, and up to which limit"),
    ("behaviour_scheme", "stage"): N_("Stage"),
    ("expectation", "actions"): N_("Our actions"),
    ("question", "right"): N_("Right answer"),
    ("question", "wrong_1"): N_("Wrong answer"),
    ("question", "wrong_2"): N_("Wrong answer"),
    ("question", "wrong_3"): N_("Wrong answer"),
}
"""What a field is called in the document, where the question of the form would not do."""


def parts(
    state: Workshop, number: Mapping[str, str], kind: str, fields: Mapping[str, str]
) -> tuple[Part, ...]:
    """Give the filled-in fields of an item with their labels, in the order of the form."""
    found, say = [], state.language
    for form in KINDS[kind].fields:
        if text := fields.get(form.name, ""):
            if form.of:
                text = _named(state, number, text)
            elif form.choices and text in (choices := dict(form.choices)):
                text = translate(say, choices[text])
            label = _LABELS.get((kind, form.name), form.label)
            brief = bool(form.choices or form.of or form.lines == 1)
            found.append(Part(form.name, translate(say, label), legal(text), brief))
    return tuple(found)


def _named(state: Workshop, number: Mapping[str, str], key: str) -> str:
    """Give number and text of the item that is an answer, never its id."""
    item = state.standing(key)
    if item is None or not item.seen:
        return translate(state.language, N_("(not shown)"))
    return f"{number[item.id]}: {one_line(text_of(item))}"
