"""The way of one clause: from the first contribution to the decision, step by step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kit.domain.workshop import Item, Workshop
from kit.evidence.results import text_of
from kit.language import N_
from kit.standard.clause import Clause
from kit.standard.clauses import clause
from kit.standard.legal import legal, one_line, short
from kit.standard.material import Material
from kit.standard.people import ledger_name

_LONGEST = 160
"""Letters of a wording: the step says which one it was, the clause has it in full."""


@dataclass(frozen=True, slots=True)
class TraceStep:
    """Something that became of a clause."""

    at: float
    """Seconds since the epoch; of votes and trials, of the wording that they are about."""
    text: str


def find_clause(material: Material, named: str) -> Item | None:
    """Find an item by the permanent number of its clause, however it is typed."""
    wanted = named.strip().upper()
    keys = {number.upper(): key for key, number in material.number.items()}
    return material.state.items.get(keys.get(wanted, ""))


def trace(material: Material, item: Item) -> list[TraceStep]:
    """Give all that an item came from and went through, in the order of time.

    People are called as the ledger calls them: by name only with their consent. What is hidden
    is not quoted.
    """
    steps: list[TraceStep] = []
    for entry in _family(material.state, item):
        steps += _of_entry(material, entry)
    final = material.state.standing(item.id)
    if final is not None and final is not item:
        text = material.say(N_("It went into {number}."), number=material.number[final.id])
        steps.append(TraceStep(final.at, text))
    return sorted(steps, key=lambda step: step.at)


def _family(state: Workshop, item: Item) -> Iterator[Item]:
    """Give an item and all entries that went into it."""
    yield item
    for key in item.parents:
        yield from _family(state, state.items[key])


def _quoted(material: Material, item: Item, fields: dict[str, str]) -> str:
    if item.hidden:
        return material.say(N_("(not shown)"))
    first = next(iter(material.state.kind(item.kind).fields))
    return short(one_line(legal(fields.get(first.name) or text_of(item))), _LONGEST)


def _of_entry(material: Material, item: Item) -> Iterator[TraceStep]:
    """Give what became of one entry, the entries that went into it apart."""
    one = clause(material, item)
    yield TraceStep(item.at, _began(material, item, one))
    for wording in item.wordings[1:]:
        author = wording.actor in material.state.participants
        who = material.say(N_("the author") if author else N_("the facilitator"))
        text = material.say(
            N_("{who} reworded {number}: “{wording}”"),
            who=who, number=one.number, wording=_quoted(material, item, wording.fields),
        )  # fmt: skip
        yield TraceStep(wording.at, _because(material, text, wording.reason))
    last = item.wordings[-1].at
    on_wordings = [*(edit.evidence for edit in one.edits), one.evidence]
    for wording, votes in zip(item.wordings, on_wordings, strict=True):
        for vote in (found for found in votes if found.n):
            text = N_("Vote on {number}: {words}")
            told = material.say(text, number=one.number, words=vote.words)
            yield TraceStep(wording.at, told)
    for words in _tried(one):
        text = material.say(N_("Trials of {number}: {words}"), number=one.number, words=words)
        yield TraceStep(max((trial.at for trial in item.trials), default=last), text)
    if item.hidden:
        text = material.say(N_("{number} was hidden"), number=one.number)
        yield TraceStep(last, _because(material, text, item.hidden_because))
    if item.withdrawn:
        text = material.say(N_("its author took {number} back"), number=one.number)
        yield TraceStep(last, text)
    if item.decision:
        text = material.say(N_("{number} was decided on: {status}"),
            number=one.number, status=" · ".join(filter(None, (one.status_words,
            one.binding_words))))  # fmt: skip
        yield TraceStep(item.decided_at or last, _because(material, text, item.reason))


def _tried(one: Clause) -> Iterator[str]:
    """Say what trials and role plays gave, as the clause says it."""
    if one.trials and one.trials.n:
        yield one.trials.words
    for played in one.played:
        yield played.words
    if one.approval and one.approval.approved:
        yield one.approval.words


def _began(material: Material, item: Item, one: Clause) -> str:
    """Say how an entry began: written, taken up from a pack, or made of others."""
    text, number = _quoted(material, item, item.wordings[0].fields), one.number
    if item.parents:
        merged = ", ".join(material.number[key] for key in item.parents)
        told = N_("{merged} became {number}: “{wording}”")
        said = material.say(told, merged=merged, number=number, wording=text)
        return _because(material, said, item.wordings[0].reason)
    who = ledger_name(material.state, item)
    told = N_("{who} wrote {number}: “{wording}”")
    if item.suggestion:
        told = N_("{who} took up a pack's suggestion as {number}: “{wording}”")
    return material.say(told, who=who, number=number, wording=text)


def _because(material: Material, text: str, reason: str) -> str:
    return f"{text} – {material.say(N_('reason'))}: {legal(reason)}" if reason else text
