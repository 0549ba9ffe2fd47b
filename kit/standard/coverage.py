"""Coverage: which situations have adopted, varied, tried, approved and played modules."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kit.domain.rules.trials import blockers
from kit.domain.workshop import Item, Workshop
from kit.evidence.phrases import StopPhrase, find_phrases
from kit.evidence.results import text_of
from kit.language import LANGUAGES, N_, translate
from kit.standard.legal import legal
from kit.standard.numbers import standing_for
from kit.standard.plays import times_played
from kit.standard.trying import Coverage, StopHit

ENOUGH_VARIANTS = 2
"""One wording alone is soon recited; with two, people choose."""


def covered(state: Workshop, number: dict[str, str]) -> tuple[Coverage, ...]:
    """Give the row of each situation that was not dropped."""
    adopted: dict[str, list[Item]] = {}
    for module in state.of_kind("speech_module"):
        around = standing_for(state, module.within)
        if module.decision == "adopt" and around is not None:
            adopted.setdefault(around.id, []).append(module)
    played = times_played(state)
    return tuple(
        _row(state, number, item, adopted.get(item.id, []), played.get(item.id, 0))
        for item in state.of_kind("situation")
        if item.decision != "drop"
    )


def _tried(item: Item) -> bool:
    return any(trial.version == item.version for trial in item.trials)


def _approved(item: Item) -> bool:
    return item.approved_version == item.version and not blockers(item)


def _row(
    state: Workshop, number: dict[str, str], item: Item, modules: Sequence[Item], played: int
) -> Coverage:
    say = state.language
    gaps = []
    if not modules:
        gaps.append(translate(say, N_("no speech module is adopted")))
    if len(modules) < ENOUGH_VARIANTS:
        gaps.append(translate(say, N_("fewer than two variants are adopted")))
    tests: list[tuple[Callable[[Item], bool], str, str]] = [
        (_tried, N_("nothing was tried in real dialogues"), N_("not tried: {numbers}")),
        (_approved, N_("nothing is approved"), N_("not approved: {numbers}")),
    ]
    for passed, none, some in tests:
        short_of = [module for module in modules if not passed(module)]
        if len(short_of) == len(modules):
            gaps.append(translate(say, none))
        elif short_of:
            missing = ", ".join(number[module.id] for module in short_of)
            gaps.append(translate(say, some, numbers=missing))
    if not played:
        gaps.append(translate(say, N_("never played in a role play")))
    return Coverage(
        number[item.id], item.id, legal(text_of(item)), len(modules),
        sum(map(_tried, modules)), sum(map(_approved, modules)), played, tuple(gaps),
    )  # fmt: skip


def stop_hits(state: Workshop, number: dict[str, str]) -> tuple[StopHit, ...]:
    """Find the STOP-phrases in what adopted modules say, in the workshop's language."""
    listed = [item for item in state.of_kind("stop_phrase") if item.decision != "drop"]
    adopted = [item for item in state.of_kind("speech_module") if item.decision == "adopt"]
    if not listed or not adopted or state.language not in LANGUAGES:
        return ()
    found = []
    for phrase_item in listed:
        replacement = phrase_item.fields.get("replacement", "")
        phrase = StopPhrase(text_of(phrase_item), state.language, replacement)
        for module in adopted:
            said = "\n".join(filter(None, (module.fields.get(k) for k in ("say", "points"))))
            matched = {hit.matched for hit in find_phrases(said, [phrase], state.language)}
            found += [
                StopHit(
                    number[module.id], number[phrase_item.id], legal(phrase.text), legal(text),
                    legal(replacement),
                )
                for text in sorted(matched)
            ]  # fmt: skip
    return tuple(found)
