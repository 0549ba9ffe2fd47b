"""Coverage: what each situation has, from words and steps to trials and role plays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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
    modules, schemes = _adopted(state, "speech_module"), _adopted(state, "behaviour_scheme")
    number, played = numbers(state), times_played(state)
    return tuple(
        _row(state, number, key, modules[key], schemes[key], played=played.get(key, 0))
        for key in (item.id for item in state.kept("situation"))
    )


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


def _named(items: Sequence[Item], name: str) -> frozenset[str]:
    return frozenset(item.fields[name] for item in items if item.fields.get(name))


def _row(
    state: Workshop,
    number: Mapping[str, str],
    situation: str,
    modules: Sequence[Item],
    schemes: Sequence[Item],
    *,
    played: int,
) -> Covered:
    variants = different_wordings([item.fields.get("say", "") for item in modules])
    tried = [any(trial.version == item.version for trial in item.trials) for item in modules]
    passed = [approved(state, item) for item in modules]
    stageless = tuple(item.id for item in schemes if not item.fields.get("stage"))
    gaps = [*_of_words(number, modules, variants, tried, passed)]
    if not schemes:
        gaps.append(Refusal(N_("no behaviour scheme is adopted")))
    if stageless:
        text = N_("behaviour scheme without a stage: {numbers}")
        gaps.append(Refusal(text, {"numbers": ", ".join(number[key] for key in stageless)}))
    if not played:
        gaps.append(Refusal(N_("never played in a role play")))
    return Covered(
        id=situation,
        modules=tuple(item.id for item in modules),
        variants=variants,
        schemes=tuple(item.id for item in schemes),
        stageless=stageless,
        stages=_named([*modules, *schemes], "stage"),
        channels=_named(modules, "channel"),
        tried=sum(tried),
        approved=sum(passed),
        played=played,
        gaps=tuple(gaps),
    )


def _of_words(
    number: Mapping[str, str],
    modules: Sequence[Item],
    variants: int,
    tried: Sequence[bool],
    passed: Sequence[bool],
) -> Iterator[Refusal]:
    """Say what the speech modules of a situation lack; where there are none, that alone."""
    if not modules:
        yield Refusal(N_("no speech module is adopted"))
        return
    if len(modules) < ENOUGH_VARIANTS:
        yield Refusal(N_("fewer than two variants are adopted"))
    elif variants < ENOUGH_VARIANTS:
        yield Refusal(N_("the adopted wordings hardly differ"))
    stages, channels = ([bool(m.fields.get(k)) for m in modules] for k in ("stage", "channel"))
    # Of each test: whether each module passes, and what is said where none does, or some do not.
    for found, why, text in (
        (stages, N_("no speech module names its stage"), N_("without a stage: {numbers}")),
        (channels, N_("no speech module names its channel"), N_("without a channel: {numbers}")),
        (tried, N_("nothing was tried in real dialogues"), N_("not tried: {numbers}")),
        (passed, N_("nothing is approved"), N_("not approved: {numbers}")),
    ):
        missing = [number[m.id] for m, has in zip(modules, found, strict=True) if not has]
        if not any(found):
            yield Refusal(why)
        elif missing:
            yield Refusal(text, {"numbers": ", ".join(missing)})
