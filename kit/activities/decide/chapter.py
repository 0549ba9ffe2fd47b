"""How free the standard leaves people, what they may decide alone, and how much they wrote."""

from __future__ import annotations

from kit.activities.decide.contributions import contributions
from kit.activities.decide.freedom import above_cap, authorship, freedom
from kit.domain.items import Binding
from kit.language import N_, Share
from kit.language.measures import percent
from kit.standard.chapter_texts import texts_beside
from kit.standard.clause_nodes import table
from kit.standard.legal import legal, one_line
from kit.standard.material import BINDINGS, STATUS, STATUSES, Material
from kit.standard.nodes import EMPTY, Figure, Heading, Node, Paragraph, Record, Row, Values
from kit.standard.outline import Chapter, Place

_TEXTS = texts_beside(__file__)


def _nodes(material: Material) -> list[Node]:
    return [
        *_freedom(material),
        _authorship(material),
        *_contributions(material),
        *(Paragraph(text) for text in _warnings(material)),
        *_authority(material),
    ]


def _freedom(material: Material) -> list[Node]:
    """Count the clauses that oblige somebody; all are known, so shares have no range.

    Of fewer than five there is no share, here as on the desk.
    """
    say, found = material.say, freedom(material.state)
    counts: dict[Binding, int] = {
        "must": found.must,
        "should": found.should,
        "free": found.free,
    }
    rows = []
    for level, count in counts.items():
        share = None if found.share.estimate is None else count / found.adopted
        told = f"{percent(share)} %" if share is not None else EMPTY
        cells = (say(BINDINGS[level]), say(_TEXTS.notes[level]), str(count), told)
        values: Values = {"level": level, "count": count, "of": found.adopted, "share": share}
        rows.append(Row(cells, (Record("freedom", values),)))
    if not found.adopted:
        summary = say(N_("No clause that obliges somebody has been adopted yet."))
    elif found.share.estimate is None:
        few = N_("Adopted clauses that oblige somebody: {n}.")
        summary = say(few, n=found.adopted)
    else:
        text = N_("Adopted clauses that oblige somebody: {n}. Share of “must”: {share} %.")
        summary = say(text, n=found.adopted, share=percent(found.share.estimate))
    return [table(material, "freedom", _TEXTS.columns["levels"], rows), Figure(summary)]


def _warnings(material: Material) -> list[str]:
    """Warn where a cap of "must" was chosen for a kind and passed."""
    state, told = material.state, []
    for run in state.runs.values():
        kind = run.activity.kind
        if run.activity.must_at_most is not None and kind:
            refusal = above_cap(freedom(state, kind), run.activity.must_at_most)
            if refusal is not None:
                title = material.say(state.kind(kind).many)
                words = refusal.said(material.language)
                told.append(f"{title[:1].upper()}{title[1:]}: {words}")
    return list(dict.fromkeys(told))


def _authorship(material: Material) -> Figure:
    """Tell how many of these clauses have an employee's contribution, and the target."""
    say, found = material.say, authorship(material.state)
    share, told = found.share.estimate, []
    if share is not None:
        text = N_("Of these clauses, with an employee's contribution: {n} of {of} ({share}).")
        told.append(say(text, n=found.with_employee, of=found.of, share=Share(share)))
    elif found.of:
        few = N_("Of these clauses, with an employee's contribution: {n} of {of}.")
        told.append(say(few, n=found.with_employee, of=found.of))
    if found.wanted is None:
        told.append(say(N_("The workshop set itself no target for this share.")))
    else:
        reached = N_("Target: {share}, reached.")
        missed = N_("Target: {share}, not reached yet.")
        told.append(say(reached if found.reached else missed, share=Share(found.wanted)))
    values: Values = {
        "with_employee": found.with_employee,
        "of": found.of,
        "share": share,
        "wanted": found.wanted,
    }
    return Figure(" ".join(told), (Record("authorship", values),))


def _contributions(material: Material) -> list[Node]:
    """Tell how evenly the people of the workshop wrote, where a figure may be shown."""
    found = contributions(material.state)
    if not (told := found.said(material.language)):
        return []
    values: Values = {
        "people": found.of,
        "wrote": found.wrote,
        "entries": found.entries,
        "evenness": found.even.estimate,
    }
    return [Figure(told, (Record("contributions", values),))]


def _authority(material: Material) -> list[Node]:
    """Collect from the speech modules what employees may decide alone, adopted ones first."""
    modules = [
        item for item in material.state.kept("speech_module") if item.fields.get("authority")
    ]
    modules.sort(key=lambda item: item.decision != "adopt")
    rows = []
    for item in modules:
        status, text = STATUS[item.decision], one_line(legal(item.fields["authority"]))
        values: Values = {"number": material.number[item.id], "text": text, "status": status}
        cells = (material.number[item.id], text, material.say(STATUSES[status]))
        rows.append(Row(cells, (Record("authority", values),)))
    if not rows:
        return []
    title = Heading(material.say(N_("What employees may decide alone")))
    return [title, table(material, "authority", _TEXTS.columns["authority"], rows)]


CHAPTERS = (Chapter(Place.READING_FREEDOM, "freedom", "", _nodes),)
