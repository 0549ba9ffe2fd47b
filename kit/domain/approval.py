"""What an approval takes: reasons in words why a wording is not approved yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from statistics import fmean

from kit.domain.answers import Given
from kit.domain.few import too_few
from kit.domain.refusal import Refusal
from kit.domain.stop_phrases import held
from kit.domain.workshop import Item, Workshop
from kit.language import N_

_WEAK = N_("After use it was rated {mean} of 5 for usefulness: send it back for rework.")
USED = "usefulness"
"""The criterion by which people rate, after use, how useful something was."""
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
    weak = (weakness(state, item, key) for key in state.runs)
    return [*found, *filter(None, weak)]


def approved(state: Workshop, item: Item) -> bool:
    """Whether this very wording was approved, and nothing that came later speaks against it."""
    return item.approved_version == item.version and not blockers(state, item)


def outcomes_of(item: Item) -> dict[str, int]:
    """Count how the trials of an item's present wording went; empty under five people."""
    now = [trial for trial in item.trials if trial.version == item.version]
    if too_few(len({trial.actor for trial in now})):
        return {}
    return dict(Counter(trial.outcome for trial in now))


def weakness(state: Workshop, item: Item, activity: str) -> Refusal | None:
    """Say that an item proved of little use in a vote after use, which sends it back for rework.

    Counts ratings of usefulness of the present wording: signed, out of the urn, and on paper.
    What too few have rated is not weak: the reason would tell how they rated it.
    """
    run, box = state.runs[activity], state.box(activity)
    if not run.activity.after_use or USED not in run.activity.criteria:
        return None
    signed = [*box.votes.get(item.id, {}).values()]
    signed += [(one.version, one.value) for one in box.ballots if one.item == item.id]
    paper = [
        (version, value)
        for (name, _), (version, value, count) in box.paper.items()
        if name == item.id
        for _ in range(count)
    ]
    marks, typed = _marks(item, [*signed, *paper]), len(_marks(item, paper))
    if not marks or too_few(len(marks), typed) or (mean := fmean(marks)) >= USEFUL:
        return None
    return Refusal(_WEAK, {"mean": mean})


def _marks(item: Item, given: Iterable[Given]) -> list[int]:
    found = (value for version, value in given if version == item.version)
    marks = (value.get(USED) for value in found if isinstance(value, dict))
    return [mark for mark in marks if isinstance(mark, int)]


def adopted_modules(state: Workshop) -> list[Item]:
    """Give what stands in the draft and is approved before it is done: the speech modules."""
    approved_ones = [key for key, kind in state.all_kinds().items() if kind.approved]
    found = (item for key in approved_ones for item in state.of_kind(key))
    return [item for item in found if item.decision == "adopt"]
