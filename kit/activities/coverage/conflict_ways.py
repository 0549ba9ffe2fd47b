"""Ways through conflicts: which step leads to which, where they end, and what is wrong with them.

A step names the step it follows, so the steps of a conflict are a tree: it branches where several
follow on one, each with its "if the client …". A way ends where the conflict is settled or handed
over to a role.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kit.domain.numbers import numbers
from kit.domain.refusal import Refusal
from kit.domain.workshop import Item, Workshop
from kit.language import N_
from kit.language.texts import first_few

_STEP = "conflict_step"
SETTLED, HANDED_OVER = "settled", "handed_over"


@dataclass(frozen=True, slots=True)
class Step:
    """A step on its way."""

    id: str
    depth: int
    """How many branchings lead to it."""
    next: tuple[str, ...]
    """The steps that follow on it, oldest first."""
    to: str
    """The role it hands over to, or empty."""


@dataclass(frozen=True, slots=True)
class Ways:
    """All steps, conflict by conflict and in the order in which they are walked."""

    conflicts: tuple[tuple[str, tuple[Step, ...]], ...]
    """(id of the situation or empty, its steps)."""
    circles: tuple[str, ...]
    """Steps that lead to each other and that no way reaches."""
    lost: tuple[str, ...]
    """Steps that follow on one which is not there."""


def steps_of(state: Workshop) -> list[Item]:
    """Give the steps that count: the adopted ones, or all that stand while none is adopted."""
    kept = state.kept(_STEP)
    return [item for item in kept if item.decision == "adopt"] or kept


def ways(state: Workshop, steps: Iterable[Item]) -> Ways:
    """Put steps in the order in which they are walked, each branch to its end."""
    known = {item.id: item for item in steps}
    before = {key: _named(state, item, "after") for key, item in known.items()}
    after: dict[str, list[str]] = {key: [] for key in known}
    for key, earlier in before.items():
        after.get(earlier, []).append(key)
    walked: dict[str, Step] = {}
    conflicts: dict[str, list[Step]] = {}
    for key, item in known.items():
        if before[key] not in known:
            conflict = _named(state, item, "conflict")
            way = [
                Step(one, depth, tuple(after[one]), _named(state, known[one], "to"))
                for one, depth in _walk(key, after)
            ]
            walked |= {step.id: step for step in way}
            conflicts.setdefault(conflict, []).extend(way)
    # A way that names no conflict comes last.
    named = sorted(conflicts.items(), key=lambda found: not found[0])
    return Ways(
        tuple((conflict, tuple(found)) for conflict, found in named),
        tuple(key for key in known if key not in walked),
        tuple(key for key, item in known.items()
              if item.fields.get("after") and before[key] not in known),
    )  # fmt: skip


def ends_of(state: Workshop, conflict: str) -> list[Item]:
    """Give the steps where the ways through a conflict end, in the order in which they come."""
    return [
        state.items[step.id]
        for key, steps in ways(state, steps_of(state)).conflicts
        for step in steps
        if key == conflict and not step.next
    ]


def _named(state: Workshop, item: Item, field: str) -> str:
    """Give the id of the item that is an answer, as far as it stands."""
    found = state.standing(item.fields.get(field, ""))
    return found.id if found and found.stands else ""


def _walk(first: str, after: Mapping[str, Sequence[str]]) -> Iterable[tuple[str, int]]:
    """Go from a step to every end, one branch after the other; only branches go deeper."""
    waiting = [(first, 0)]
    while waiting:
        key, depth = waiting.pop()
        yield key, depth
        deeper = depth + (len(after[key]) > 1)
        waiting += [(one, deeper) for one in reversed(after[key])]


def conflict_lacks(state: Workshop) -> list[Refusal]:
    """Say what is wrong with the ways through conflicts, with the numbers of the steps."""
    number, steps = numbers(state), steps_of(state)
    if not steps:
        return []
    found = ways(state, steps)
    way = {step.id: step for _, steps_on in found.conflicts for step in steps_on}
    ends = {item.id: item.fields.get("end", "") for item in steps}
    said = {item.id: item.fields.get("when", "") for item in steps}
    served = {conflict for conflict, _ in found.conflicts}
    wrong: dict[str, Iterable[str]] = {
        N_("Steps of a conflict that run in a circle: {which}"): found.circles,
        N_("Steps that follow on one which is not there: {which}"): found.lost,
        N_("Ways through a conflict that end open, neither settled nor handed over: {which}"): [
            key for key, step in way.items()
            if not step.next and ends[key] not in (SETTLED, HANDED_OVER)
        ],
        N_("Conflicts handed over to no role: {which}"): [
            key for key, step in way.items() if ends[key] == HANDED_OVER and not step.to
        ],
        N_("Steps that end a conflict and yet go on: {which}"): [
            key for key, step in way.items()
            if step.next and ends[key] in (SETTLED, HANDED_OVER)
        ],
        N_("Branches that do not say “if the client …”: {which}"): [
            one for step in way.values() if len(step.next) > 1
            for one in step.next if not said[one]
        ],
        N_("Ways that name no conflict: {which}"): [
            steps_on[0].id for conflict, steps_on in found.conflicts if not conflict
        ],
        N_("Conflicts without a way through: {which}"): [
            item.id for item in state.kept("situation")
            if item.fields.get("kind") == "conflict" and item.id not in served
        ],
    }  # fmt: skip
    return [
        Refusal(text, {"which": first_few(state.language, [number[key] for key in keys])})
        for text, keys in wrong.items()
        if keys
    ]
