"""What an approval takes: reasons in words why a wording is not approved yet."""

from __future__ import annotations

from collections.abc import Iterator

from kit.domain.answers import Given
from kit.domain.refusal import Refusal
from kit.domain.stop_phrases import held
from kit.domain.workshop import Item, Workshop
from kit.language import N_

WEAK = N_("After use it was rated {mean} of 5 for usefulness: send it back for rework.")
_ENOUGH = 5
USEFUL = 3.5
"""Least mean usefulness after use, from 1 to 5: an item under it goes back for rework."""

_UNTRIED = Refusal(N_("Nobody has tried this wording in a real dialogue yet."))
_UNADOPTED = Refusal(N_("Adopt it first: only what stands in the draft is approved."))
_REWORDED = Refusal(N_("The wording changed after its trials. Have the new one tried too."))
_FAILED = Refusal(N_("No trial of this wording worked. Send it back for rework."))


def blockers(state: Workshop, item: Item) -> list[Refusal]:
    """Give in words why an item cannot be approved yet; empty when it can."""
    now = [trial for trial in item.trials if trial.version == item.version]
    found = []
    if item.decision != "adopt":
        found.append(_UNADOPTED)
    if not item.trials:
        found.append(_UNTRIED)
    elif not now:
        found.append(_REWORDED)
    elif not any(trial.outcome == "worked" for trial in now):
        found.append(_FAILED)
    if phrases := held(state, item, adopted=True):
        text = N_("It holds a STOP-phrase: {phrases}")
        found.append(Refusal(text, {"phrases": ", ".join(phrases)}))
    return found


def approved(state: Workshop, item: Item) -> bool:
    """Whether this very wording was approved, and nothing that came later speaks against it."""
    return item.approved_version == item.version and not blockers(state, item)


def _given(state: Workshop, activity: str, item: Item) -> Iterator[Given]:
    """Give every vote on an item: signed, out of the urn, and on paper."""
    box = state.box(activity)
    yield from box.votes.get(item.id, {}).values()
    yield from ((one.version, one.value) for one in box.ballots if one.item == item.id)
    for (name, _), (version, value, count) in box.paper.items():
        if name == item.id:
            yield from [(version, value)] * count


def weakness(state: Workshop, item: Item) -> Refusal | None:
    """Say that an item proved of little use after use, which sends it back for rework.

    Counts ratings of usefulness in the test-training, on the present wording, from five on.
    """
    for key, run in state.runs.items():
        activity = run.activity
        if activity.session != "test-training" or "usefulness" not in activity.criteria:
            continue
        values = (value for version, value in _given(state, key, item) if version == item.version)
        marks = [value.get("usefulness") for value in values if isinstance(value, dict)]
        numbers = [mark for mark in marks if isinstance(mark, int)]
        if len(numbers) >= _ENOUGH and sum(numbers) / len(numbers) < USEFUL:
            mean = round(sum(numbers) / len(numbers), 1)
            return Refusal(WEAK, {"mean": mean})
    return None


def adopted_modules(state: Workshop) -> list[Item]:
    """Give what stands in the draft and is approved before it is done: the speech modules."""
    approved_ones = [key for key, kind in state.all_kinds().items() if kind.approved]
    found = (item for key in approved_ones for item in state.of_kind(key))
    return [item for item in found if item.decision == "adopt"]
