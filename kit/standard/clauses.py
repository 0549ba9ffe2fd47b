"""Clauses: each item with its evidence, authors, decision and history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kit.activities.coverage.principles import PRINCIPLE
from kit.domain.numbers import variants_of
from kit.domain.workshop import Item, Workshop
from kit.evidence.results import text_of, votes_on
from kit.evidence.tallies import ALONE, tallies
from kit.language import N_, translate
from kit.standard.clause import Clause, Edit, Evidence, Part, Source
from kit.standard.clause_marks import marks
from kit.standard.figures import evidence
from kit.standard.legal import legal, one_line
from kit.standard.material import BINDINGS, STATUS, STATUSES, Material
from kit.standard.people import authors
from kit.standard.trials import approval, trials


def clause(material: Material, item: Item) -> Clause:
    """Give the clause of an item; it is made once for a document."""
    if item.id not in material.made:
        material.made[item.id] = _clause(material, item)
    return material.made[item.id]


def _clause(material: Material, item: Item) -> Clause:
    state, status = material.state, STATUS[item.decision]
    say, number = state.language, material.number
    around, first = state.standing(item.within), variants_of(state, item)
    wording = parts(state, number, item.kind, item.fields)
    return Clause(
        number=number[item.id],
        item=item.id,
        kind=item.kind,
        parts=wording,
        status=status,
        status_words=translate(say, STATUSES[status]),
        binding=item.binding if status == "adopted" else None,
        binding_words=translate(say, BINDINGS[item.binding]) if status == "adopted" else "",
        version=item.version,
        decided_version=item.decided_version,
        changed=_changed(say, item),
        reason=legal(item.reason),
        authors=authors(state, item),
        evidence=tuple(material.evidence.get(item.id, ())),
        warnings=tuple(material.warnings.get(item.id, ())),
        sources=tuple(_sources(material, item)),
        merged_because=legal(item.wordings[0].reason) if item.parents else "",
        edits=_edits(material, item),
        comments=tuple(legal(comment.text) for comment in item.comments),
        tags=tuple(legal(tag) for tag in item.tags),
        within=number[around.id] if around else "",
        variant_of=number[first.id] if first.id != item.id else "",
        variants=_variants(material, item),
        trials=trials(say, item, result) if (result := material.tried.get(item.id)) else None,
        approval=approval(state, item) if state.kind(item.kind).tried else None,
        played=tuple(material.played.get(item.id, ())),
        flags=_flags(material, item),
        links=_links(material, item, principles=False),
        principles=_links(material, item, principles=True),
        note=legal(item.note),
        marks=marks(material, item, wording),
        waits=status == "draft" and state.kind(item.kind).decided,
    )


def _links(material: Material, item: Item, *, principles: bool) -> tuple[str, ...]:
    """Give the numbers of what it is linked to, as far as that stands: principles or all else."""
    found = (material.state.standing(key) for key in item.links)
    standing = (one for one in found if one is not None and one.stands)
    return tuple(
        dict.fromkeys(
            material.number[one.id]
            for one in standing
            if (one.kind == PRINCIPLE) is principles
        )
    )  # fmt: skip


def _variants(material: Material, item: Item) -> tuple[str, ...]:
    """Give the other wordings: for the same situation, or variants of the same one."""
    state = material.state
    if item.kind != "speech_module":
        return ()
    if not material.families:
        for place, other in enumerate(state.kept(item.kind)):
            for name in _families(state, other):
                material.families.setdefault(name, {})[other.id] = place
    places: dict[str, int] = {}
    for name in _families(state, item):
        places |= material.families.get(name, {})
    others = sorted(places.keys() - {item.id}, key=lambda key: places[key])
    return tuple(material.number[key] for key in others)


def _families(state: Workshop, item: Item) -> tuple[str, str]:
    """Name what makes wordings variants: the situation that they are for, and the first one."""
    return f"for {state.around(item) or item.id}", f"of {variants_of(state, item).id}"


def _flags(material: Material, item: Item) -> tuple[str, ...]:
    found = ["company_only"] if item.fields.get("interest") == "company" else []
    found += [f"norm_without_{slot}" for slot in material.incomplete.get(item.id, ())]
    number = material.number[item.id]
    found += [
        f"stop_phrase:{hit.phrase_number}" for hit in material.stop_hits if hit.number == number
    ]
    return tuple(dict.fromkeys(found))


def _changed(language: str, item: Item) -> str:
    if not item.decision or item.version == item.decided_version:
        return ""
    return translate(
        language,
        N_("wording changed after the decision (version {version}, decided on version {decided})"),
        version=item.version, decided=item.decided_version,
    )  # fmt: skip


def _sources(material: Material, item: Item) -> list[Source]:
    """Give all entries that went into an item, those of earlier merges too."""
    found = []
    for key in item.parents:
        parent = material.state.items[key]
        # What was hidden from the room is not quoted in the document either.
        shown = {} if parent.hidden else parent.fields
        told = tuple(one.words for one in material.evidence.get(key, ()))
        found.append(
            Source(
                material.number[key], parts(material.state, material.number, item.kind, shown), told
            )
        )
        found += _sources(material, parent)
    return found


def _edits(material: Material, item: Item) -> tuple[Edit, ...]:
    state, say = material.state, material.state.language
    roles = {
        True: translate(say, N_("the author")),
        False: translate(say, N_("the facilitator")),
    }
    return tuple(
        Edit(
            after.version,
            roles[after.actor in state.participants],
            legal(after.reason),
            parts(material.state, material.number, item.kind, item.wordings[n].fields),
            _on_earlier(state, item, n),
        )
        for n, after in enumerate(item.wordings[1:])
    )


def _on_earlier(state: Workshop, item: Item, n: int) -> tuple[Evidence, ...]:
    """Give the votes that stand on an earlier wording, where there are any."""
    earlier = replace(item, wordings=item.wordings[: n + 1], parents=())
    found = []
    for vote in votes_on(state, item.kind):
        if vote.method in ALONE:
            tally = tallies(state, vote, [earlier])[item.id]
            # Support for other wordings is shown where the present one is; places are not kept.
            tally.inherited = tally.rank = 0
            if tally.n:
                found.append(evidence(state, vote, tally))
    return tuple(found)


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
