"""What a document is made from: votes, trials and sheets, counted once."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from kit.activities.coverage.lacks import incomplete_norms
from kit.activities.results.second_look import second_look
from kit.activities.trials.results import ModuleResult, TrialsResult
from kit.domain import choices
from kit.domain.numbers import numbers
from kit.domain.stop_phrases import phrase_of, stop_items, wording_of
from kit.domain.workshop import Item, Workshop
from kit.evidence.results import item_tallies, votes_on
from kit.evidence.tallies import ALONE, tallies
from kit.language import LANGUAGES, N_, Share, translate
from kit.language.phrases import find_phrases
from kit.standard.baseline import Base
from kit.standard.clause import Clause, Evidence, Played, Status, StopHit
from kit.standard.contents import Standing
from kit.standard.figures import evidence
from kit.standard.legal import legal
from kit.standard.trials import gather_plays, gather_trials
from kit.statistics.groups import FALSE_ALARMS

STATUSES: dict[Status, str] = {
    "draft": N_("not decided yet"),
    "adopted": N_("adopted"),
    "rework": N_("sent back for rework"),
    "dropped": N_("dropped"),
}
BINDINGS: dict[str, str] = dict(choices.BINDINGS)

STATUS: dict[str | None, Status] = {
    None: "draft", "adopt": "adopted", "rework": "rework", "drop": "dropped",
}  # fmt: skip

Term = tuple[str, str]
"""A word of the evidence and its meaning, to be translated."""


@dataclass(slots=True)
class Material:
    """What chapters are made from, computed once for a whole document."""

    state: Workshop
    on: date
    """The day on the title page."""
    number: dict[str, str]
    evidence: dict[str, list[Evidence]] = field(default_factory=dict)
    warnings: dict[str, list[str]] = field(default_factory=dict)
    trials: dict[str, TrialsResult] = field(default_factory=dict)
    """By kind."""
    tried: dict[str, ModuleResult] = field(default_factory=dict)
    """By item."""
    played: dict[str, list[Played]] = field(default_factory=dict)
    stop_hits: tuple[StopHit, ...] = ()
    """Adopted modules that say a STOP-phrase."""
    incomplete: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By norm, the slots that are empty."""
    baseline: tuple[Base, ...] = ()
    """What was measured in the training."""
    contents: tuple[Standing, ...] = ()
    """How the required contents stand."""
    final: bool = False
    """Whether the document is no draft any more."""
    terms: tuple[Term, ...] = ()
    """The words of the evidence that this document prints."""
    families: dict[str, dict[str, int]] = field(default_factory=dict)
    """Speech modules by what makes them variants of each other, with their order."""
    made: dict[str, Clause] = field(default_factory=dict)
    """Clauses by item, as far as they were asked for."""

    @property
    def language(self) -> str:
        """The language of the document: that of the workshop."""
        return self.state.language

    def say(self, text: str, **values: object) -> str:
        """Give a sentence in the language of the document."""
        return translate(self.state.language, text, **values)


def gather(state: Workshop, on: date, *, final: bool = False) -> Material:
    """Count all votes and trials, once per kind."""
    material = Material(state, on, numbers(state), trials=gather_trials(state), final=final)
    material.tried = {m.module: m for found in material.trials.values() for m in found.modules}
    material.played = gather_plays(state)
    material.stop_hits = _stop_hits(state, material.number)
    material.incomplete = incomplete_norms(state)
    for kind in state.all_kinds():
        _gather_votes(material, kind)
        for found in second_look(state, kind):
            warning = material.say(
                N_(
                    "More of the group “{group}” (n = {n}) say “not for me” than “useful”, and "
                    "more so than everybody else. Where groups do not differ, at most {rate} of "
                    "entries get this note by chance."
                ),
                group=legal(found["group"]),
                n=found["n"],
                rate=Share(FALSE_ALARMS),
            )
            material.warnings.setdefault(found["id"], []).append(warning)
    return material


def _gather_votes(material: Material, kind: str) -> None:
    state = material.state
    by_id = {vote.id: vote for vote in votes_on(state, kind)}
    for key, found in item_tallies(state, kind, state.of_kind(kind)).items():
        material.evidence[key] = [evidence(state, by_id[one.activity], one) for one in found]
    merged = [item for item in state.items.values() if item.kind == kind and item.merged_into]
    for vote in by_id.values():
        if merged and vote.method in ALONE:
            for key, tally in tallies(state, vote, merged).items():
                tally.rank = 0
                material.evidence.setdefault(key, []).append(evidence(state, vote, tally))


def _stop_hits(state: Workshop, number: dict[str, str]) -> tuple[StopHit, ...]:
    """Find the STOP-phrases in what is adopted, in the workshop's language."""
    phrases = {phrase_of(state, item): number[item.id] for item in stop_items(state)}
    if not phrases or state.language not in LANGUAGES:
        return ()
    adopted = (
        item
        for kind in state.all_kinds()
        for item in state.of_kind(kind)
        if item.decision == "adopt"
    )
    return tuple(
        StopHit(
            number[item.id],
            phrases[phrase],
            legal(phrase.text),
            legal(matched),
            legal(phrase.replacement),
        )
        for item in adopted
        for phrase, matched in dict.fromkeys(
            (hit.phrase, hit.matched)
            for hit in find_phrases(wording_of(state, item), list(phrases), state.language)
        )
    )


def standing(state: Workshop) -> list[Item]:
    """Give the items of all kinds that stand in the document as clauses, oldest first."""
    return [item for item in state.items.values() if item.stands]


def dropped(state: Workshop) -> list[Item]:
    """Give the items that were dropped for a reason, oldest first."""
    return [item for item in state.items.values() if item.seen and item.decision == "drop"]
