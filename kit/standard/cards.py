"""Cards of stages, techniques and client types: their order, what goes with them, what is open.

A stage names the part of the talk that it is (:data:`~kit.domain.choices.STAGES`), and so do
modules, schemes and techniques: where they name the same part, they belong together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from kit.activities.role_play.figures import types_met
from kit.domain.choices import SITUATION_KINDS, STAGES
from kit.domain.refusal import Refusal
from kit.domain.workshop import Item, Workshop
from kit.language import N_
from kit.statistics.timing import Frame, Timing, timing

TIMES = ("shortest", "target", "longest")
"""The fields of a time frame, in seconds."""

_PARTS = [key for key, _ in STAGES]
_LEADING = ("speech_module", "behaviour_scheme")
_LAST = 99
_SHARED = N_("not told apart: several stages are the same part of the talk")
_NO_PART = N_("the stage does not say which part of the talk it is")


def adopted_items(state: Workshop, kind: str) -> list[Item]:
    """Give the adopted items of a kind that stand, oldest first."""
    return [item for item in state.kept(kind) if item.decision == "adopt"]


def place_in_order(item: Item) -> tuple[int, int]:
    """Give what stages are sorted by: the place they were given, else their part of the talk."""
    part = item.fields.get("stage", "")
    at = _PARTS.index(part) if part in _PARTS else _LAST
    return int(item.fields.get("order") or _LAST), at


def of_part(state: Workshop, kind: str, part: str) -> list[Item]:
    """Give the adopted items of a kind that name a part of the talk; none for no part."""
    return [
        item for item in adopted_items(state, kind) if part and item.fields.get("stage") == part
    ]


def of_client(state: Workshop, client: Item) -> list[Item]:
    """Give the adopted modules that are for a type of client, merges followed."""
    return [
        item
        for item in adopted_items(state, "speech_module")
        if state.standing(item.fields.get("client_type", "")) is client
    ]


def linked(state: Workshop, item: Item) -> list[Item]:
    """Give the adopted items that the facilitator linked one to."""
    found = {one.id: one for key in item.links if (one := state.standing(key)) is not None}
    return [one for one in found.values() if one.stands and one.decision == "adopt"]


def frame_of(item: Item) -> Frame:
    """Give the time frame of a stage."""
    told = (item.fields.get(name, "") for name in TIMES)
    return Frame(*(float(text) if text else None for text in told))


def measured(state: Workshop, stage: Item) -> Timing | Refusal:
    """Measure a stage by the trials of modules of its part of the talk, in their present wording.

    What is refused has its reason. Dialogues carry no times.
    """
    part = stage.fields.get("stage", "")
    if not part:
        return Refusal(_NO_PART)
    if sum(one.fields.get("stage") == part for one in state.kept(stage.kind)) > 1:
        return Refusal(_SHARED)
    times = [
        (trial.actor, trial.seconds)
        for module in state.kept("speech_module")
        if module.fields.get("stage") == part
        for trial in module.trials
        if trial.version == module.version and trial.seconds is not None
    ]
    return timing(times, frame_of(stage))


def contradictions(frame: Frame, found: Timing) -> list[str]:
    """Say where a time frame and what was measured contradict each other."""
    told = {
        N_("The target lies outside what eight of ten trials took."): frame.target is not None
        and not found.low <= frame.target <= found.high,
        N_("Half of the trials were shorter than the shortest time."): frame.shortest is not None
        and found.median < frame.shortest,
        N_("Half of the trials were longer than the longest time."): frame.longest is not None
        and found.median > frame.longest,
    }
    return [text for text, holds in told.items() if holds]


def ways(state: Workshop) -> dict[str, Counter[str]]:
    """Count, by kind of situation, the adopted modules and schemes of each part of the talk.

    Kinds of which there is no situation are left out; ``""`` holds what names no part.
    """
    found: dict[str, Counter[str]] = {}
    for situation in state.kept("situation"):
        found.setdefault(situation.fields.get("kind", ""), Counter())
    for item in (one for kind in _LEADING for one in adopted_items(state, kind)):
        around = state.standing(item.within)
        if around is not None and around.stands:
            parts = found.setdefault(around.fields.get("kind", ""), Counter())
            parts[item.fields.get("stage", "")] += 1
    return {kind: found[kind] for kind, _ in SITUATION_KINDS if kind in found}


def unfinished_ways(state: Workshop) -> list[str]:
    """Give the kinds of situations that nothing adopted leads to the last adopted stage."""
    stages = sorted(adopted_items(state, "talk_stage"), key=place_in_order)
    end = stages[-1].fields.get("stage", "") if stages else ""
    return [kind for kind, parts in ways(state).items() if end and not parts[end]]


def open_cards(state: Workshop) -> dict[str, list[str]]:
    """Give, by a sentence with a place for ``which``, the ids of adopted cards that lack something.

    A stage needs its aim, a sign that it is done and a part of the talk, and a place in the
    order of its own; a technique a stage and a module; a type of client its signs, what helps,
    what to avoid and a module, and a role play that met it.
    """
    stages, met = adopted_items(state, "talk_stage"), types_met(state)
    return {
        N_("Stages without an aim, a sign that they are done, or a part of the talk: {which}"):
            _lacking(stages, ("aim", "exit", "stage")),
        N_("Stages out of order, since their place is taken twice or one before is empty: {which}"):
            out_of_order(stages),
        N_("Techniques without a stage or an adopted speech module: {which}"):
            _lacking(adopted_items(state, "technique"), ("stage",), lambda one: linked(state, one)),
        N_("Types of clients without signs, what helps, what to avoid, or a module: {which}"):
            _lacking(
                adopted_items(state, "client_type"), ("signs", "do", "avoid"),
                lambda one: of_client(state, one),
            ),
        N_("Types of clients that no role play has met yet: {which}"):
            [one.id for one in adopted_items(state, "client_type") if not met[one.id]],
    }  # fmt: skip


def _lacking(
    items: Iterable[Item], fields: Iterable[str], others: Callable[[Item], object] = bool
) -> list[str]:
    wanted = tuple(fields)
    return [one.id for one in items if not (all(map(one.fields.get, wanted)) and others(one))]


def out_of_order(stages: Iterable[Item]) -> list[str]:
    """Give the stages whose place is taken twice, or comes after an empty one.

    Stages without a place stand by their part of the talk, and are in order.
    """
    placed = {one.id: place_in_order(one)[0] for one in stages if one.fields.get("order")}
    taken = Counter(placed.values())
    return [key for key, at in placed.items() if taken[at] > 1 or (at > 1 and at - 1 not in taken)]
