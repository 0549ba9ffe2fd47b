"""Coverage: what each situation has, from words and steps to trials and role plays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kit.activities.role_play.figures import coverage as drawn
from kit.activities.role_play.play import plays
from kit.domain.approval import approved
from kit.domain.numbers import numbers
from kit.domain.refusal import Refusal
from kit.domain.workshop import Item, Workshop
from kit.language import N_
from kit.statistics.duplicates import likely_duplicates

ENOUGH_VARIANTS = 2
"""One wording alone is soon recited; with two, people choose."""

DIFFERENT = 0.85
"""Similarity from which two wordings count as one."""


@dataclass(frozen=True, slots=True)
class Covered:
    """What one situation has in the standard."""

    id: str
    modules: tuple[str, ...]
    """Its adopted speech modules, oldest first."""
    variants: int
    """How many of their wordings really differ."""
    schemes: tuple[str, ...]
    """Its adopted behaviour schemes, oldest first."""
    stageless: tuple[str, ...]
    """Those of them that name no stage of the conversation."""
    stages: frozenset[str]
    """The stages that its adopted modules and schemes name."""
    channels: frozenset[str]
    """The channels that its adopted modules name."""
    tried: int
    """Adopted modules whose present wording was tried in real dialogues."""
    approved: int
    """Adopted modules whose present wording is approved."""
    played: int
    """How often it was drawn in role plays."""
    gaps: tuple[Refusal, ...]
    """What it lacks, in words; empty when it lacks nothing."""


def covered(state: Workshop) -> tuple[Covered, ...]:
    """Give the row of each situation that stands and was not dropped, oldest first."""
    material = _Material(
        state, numbers(state), _adopted(state, "speech_module"),
        _adopted(state, "behaviour_scheme"), times_played(state),
    )  # fmt: skip
    return tuple(_row(material, item.id) for item in state.kept("situation"))


def times_played(state: Workshop) -> dict[str, int]:
    """Give how often each situation was drawn, those merged later under what they became."""
    found: dict[str, int] = {}
    for key in plays(state):
        for situation, n in drawn(state, key).items():
            if final := state.standing(situation):
                found[final.id] = found.get(final.id, 0) + n
    return found


def different_wordings(texts: Sequence[str]) -> int:
    """Count the wordings that really differ, each compared with those before that count.

    Two wordings count as one from a similarity of :data:`DIFFERENT` on; see
    :func:`~kit.statistics.duplicates.likely_duplicates` for what it compares.
    """
    return _different(tuple(texts))


@lru_cache(maxsize=2_000)
def _different(texts: tuple[str, ...]) -> int:
    """Remember the last counts: the desk asks with every refresh, texts change rarely."""
    if len(texts) < ENOUGH_VARIANTS:
        return len(texts)
    alike = {
        frozenset((int(pair.a), int(pair.b)))
        for pair in likely_duplicates({str(n): text for n, text in enumerate(texts)}, DIFFERENT)
    }
    kept: list[int] = []
    for n in range(len(texts)):
        if not any(frozenset((n, other)) in alike for other in kept):
            kept.append(n)
    return len(kept)


def _adopted(state: Workshop, kind: str) -> defaultdict[str, list[Item]]:
    """Give the adopted items of a kind by the situation they belong to now."""
    found: defaultdict[str, list[Item]] = defaultdict(list)
    for item in state.of_kind(kind):
        if item.decision == "adopt":
            found[state.around(item)].append(item)
    return found


@dataclass(frozen=True, slots=True)
class _Material:
    """What all rows are made from, counted once."""

    state: Workshop
    number: dict[str, str]
    modules: defaultdict[str, list[Item]]
    schemes: defaultdict[str, list[Item]]
    played: dict[str, int]

    def listed(self, items: Sequence[Item]) -> str:
        """Name items by their numbers."""
        return ", ".join(self.number[item.id] for item in items)


def _named(items: Sequence[Item], name: str) -> frozenset[str]:
    return frozenset(item.fields[name] for item in items if item.fields.get(name))


def _row(material: _Material, situation: str) -> Covered:
    state, played = material.state, material.played.get(situation, 0)
    modules, schemes = material.modules[situation], material.schemes[situation]
    variants = different_wordings([item.fields.get("say", "") for item in modules])
    stageless = [item for item in schemes if not item.fields.get("stage")]
    gaps = _of_words(material, modules, variants) + _of_steps(material, schemes, stageless)
    if not played:
        gaps.append(Refusal(N_("never played in a role play")))
    return Covered(
        situation, tuple(item.id for item in modules), variants,
        tuple(item.id for item in schemes), tuple(item.id for item in stageless),
        _named([*modules, *schemes], "stage"), _named(modules, "channel"),
        sum(map(_tried, modules)), sum(approved(state, item) for item in modules), played,
        tuple(gaps),
    )  # fmt: skip


def _tried(item: Item) -> bool:
    return any(trial.version == item.version for trial in item.trials)


def _of_words(material: _Material, modules: Sequence[Item], variants: int) -> list[Refusal]:
    """Say what the speech modules of a situation lack; where there are none, that alone."""
    if not modules:
        return [Refusal(N_("no speech module is adopted"))]
    gaps = []
    if len(modules) < ENOUGH_VARIANTS:
        gaps.append(Refusal(N_("fewer than two variants are adopted")))
    elif variants < ENOUGH_VARIANTS:
        gaps.append(Refusal(N_("the adopted wordings hardly differ")))
    tests: tuple[tuple[Callable[[Item], object], Refusal, Refusal], ...] = (
        (
            lambda item: item.fields.get("stage"),
            Refusal(N_("no speech module names its stage")),
            Refusal(N_("without a stage: {numbers}")),
        ),
        (
            lambda item: item.fields.get("channel"),
            Refusal(N_("no speech module names its channel")),
            Refusal(N_("without a channel: {numbers}")),
        ),
        (
            _tried,
            Refusal(N_("nothing was tried in real dialogues")),
            Refusal(N_("not tried: {numbers}")),
        ),
        (
            lambda item: approved(material.state, item),
            Refusal(N_("nothing is approved")),
            Refusal(N_("not approved: {numbers}")),
        ),
    )
    for passed, none, some in tests:
        missing = [item for item in modules if not passed(item)]
        if len(missing) == len(modules):
            gaps.append(none)
        elif missing:
            gaps.append(replace(some, values={"numbers": material.listed(missing)}))
    return gaps


def _of_steps(
    material: _Material, schemes: Sequence[Item], stageless: Sequence[Item]
) -> list[Refusal]:
    """Say what the behaviour schemes of a situation lack."""
    if not schemes:
        return [Refusal(N_("no behaviour scheme is adopted"))]
    if not stageless:
        return []
    text = N_("behaviour scheme without a stage: {numbers}")
    return [Refusal(text, {"numbers": material.listed(stageless)})]
