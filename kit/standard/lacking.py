"""What a draft standard still lacks: a line for each group, however large the workshop is."""

from __future__ import annotations

from collections.abc import Iterable

from kit.activities.coverage.clause_gaps import gap_lacks
from kit.activities.coverage.expectations import expectation_matrix
from kit.activities.coverage.lacks import incomplete_norms
from kit.activities.coverage.rule_lacks import rule_lacks
from kit.activities.decide.freedom import authorship
from kit.activities.standard.described import untold
from kit.activities.tables.themes import settled, themes_of
from kit.domain.choices import SITUATION_KINDS
from kit.domain.numbers import numbers
from kit.domain.workshop import Item, Workshop
from kit.evidence.results import is_tallied
from kit.language import N_, Share, translate
from kit.language.texts import first_few
from kit.standard.cards import open_cards, unfinished_ways
from kit.standard.contents import Standing
from kit.standard.legal import legal, short
from kit.standard.requirements import silent_moments

_KINDS = dict(SITUATION_KINDS)

Lack = tuple[str, dict[str, object]]
"""A sentence to translate, and its values."""


def lacks(state: Workshop, contents: Iterable[Standing]) -> list[Lack]:
    """Give what a draft standard still lacks, as sentences with their values.

    ``contents`` say how the required contents stand.
    """
    found: list[Lack] = []
    if not state.kept("situation"):
        found.append((N_("There is no situation yet."), {}))
    votes = (key for key, run in state.runs.items() if is_tallied(run.activity))
    if not any(map(state.boxes.get, votes)):
        found.append((N_("Nobody has voted yet: there is no evidence behind the clauses."), {}))
    if not any(item.seen and item.decision for item in state.items.values()):
        found.append((N_("Nothing has been decided yet."), {}))
    found += incomplete(state, contents, state.language)
    found += _imposed(state)
    found += _unmatched(state)
    if silent := silent_moments(state):
        text = N_("Moments of a call for which nothing is adopted: {moments}.")
        found.append(
            (text, {"moments": ", ".join(translate(state.language, one) for one in silent)})
        )
    found += [(lack.why, dict(lack.values)) for lack in (*rule_lacks(state), *gap_lacks(state))]
    if state.strange:
        text = N_("{n} events are of a newer version of the kit and were passed over.")
        found.append((text, {"n": state.strange}))
    return found


def incomplete(state: Workshop, contents: Iterable[Standing], language: str) -> list[Lack]:
    """Give what a final edition waits for: required contents, and parts of the passport."""
    found: list[Lack] = []
    if missing := [translate(language, one.content.title) for one in contents if one.missing]:
        text = N_("Required contents neither filled nor said not to apply ({n}): {which}")
        found.append((text, {"n": len(missing), "which": "; ".join(missing)}))
    if parts := [translate(language, label) for label in untold(state)]:
        text = N_("The passport does not say yet ({n}): {which}")
        found.append((text, {"n": len(parts), "which": "; ".join(parts)}))
    return found


def _unmatched(state: Workshop) -> list[Lack]:
    """Give what has no counterpart, from situations to themes, by their numbers."""
    number, matrix = numbers(state), expectation_matrix(state)
    answered = {
        state.around(item) for item in state.of_kind("speech_module") if item.decision == "adopt"
    }
    found: dict[str, Iterable[str]] = {
        N_("Situations without an adopted speech module: {which}"): [
            item.id for item in state.kept("situation") if item.id not in answered
        ],
        N_("Expectations without an action: {which}"): matrix.without_action,
        N_("Requirements without an expectation: {which}"): matrix.without_expectation,
        N_("Norms without “when” or “what not”: {which}"): incomplete_norms(state),
        N_("Success stories that led to no speech module yet: {which}"): [
            item.id for item in state.of_kind("success_story") if not _led(state, item)
        ],
        N_("Adopted ideas with neither a trial nor a closing note: {which}"): [
            item.id
            for item in state.of_kind("idea")
            if item.decision == "adopt" and not item.trials and not item.note
        ],
    }
    found |= open_cards(state)
    told = {text: [number[one] for one in keys if one in number] for text, keys in found.items()}
    told[N_("Themes of claims neither in a situation nor dropped with a reason: {which}")] = [
        short(legal(theme)) for theme in themes_of(state) if not settled(state, theme)
    ]
    unfinished = N_(
        "Kinds of situations whose modules and schemes do not reach the last stage: {which}"
    )
    told[unfinished] = [translate(state.language, _KINDS[one]) for one in unfinished_ways(state)]
    return [
        (text, {"which": first_few(state.language, which)}) for text, which in told.items() if which
    ]


def _led(state: Workshop, story: Item) -> bool:
    return any((item := state.standing(key)) and item.stands for key in story.links)


def _imposed(state: Workshop) -> list[Lack]:
    """Warn of a standard that others wrote for those who are to follow it."""
    written = authorship(state)
    if written.of and not written.with_employee:
        text = N_("No employee wrote or reworded any of the adopted clauses ({n}).")
        return [(text, {"n": written.of})]
    if written.reached is False:
        text = N_("Adopted clauses with an employee's contribution: {n} of {of}; wanted: {share}.")
        wanted = Share(written.wanted or 0)
        return [(text, {"n": written.with_employee, "of": written.of, "share": wanted})]
    return []
