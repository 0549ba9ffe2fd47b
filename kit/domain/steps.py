"""Where a workshop stands: audit, creation, trials, test-training, draft; and what each lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from kit.domain.activities import AUDIT_TABLES, TABLES
from kit.domain.approval import approved
from kit.domain.refusal import Refusal
from kit.domain.themes import settled, themes_of
from kit.domain.workshop import Item, Workshop
from kit.language import N_


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the development of a standard.

    ``lacks`` are its gate: reasons in words why it is not closed. The facilitator may pass
    it with a written reason, which the log keeps.
    """

    key: str
    label: str
    lacks: tuple[Refusal, ...]
    passed: str = ""

    @property
    def closed(self) -> bool:
        """Whether the next step stands on this one: nothing lacks, or it was passed."""
        return not self.lacks or bool(self.passed)


def _modules(state: Workshop) -> list[Item]:
    return [item for item in state.of_kind("speech_module") if item.decision == "adopt"]


def _audit(state: Workshop) -> list[Refusal]:
    wanted = {
        "success_story": N_("No success story was told: what goes well comes first."),
        "practice": N_("Nobody said what is a plus and what a minus of how we serve today."),
        "situation": N_("No situation was collected."),
    }
    found = [Refusal(text) for kind, text in wanted.items() if not state.of_kind(kind)]
    text = N_("Neither imported nor left out with a reason: {table}")
    found += [
        Refusal(text, {"table": TABLES[key]})
        for key in AUDIT_TABLES
        if not state.tables.get(key) and key not in state.skipped
    ]
    loose = sum(not settled(state, theme) for theme in themes_of(state))
    if loose:
        text = N_("Themes of claims that neither went into a situation nor were dropped: {n}")
        found.append(Refusal(text, {"n": loose}))
    return found


def _creation(state: Workshop) -> list[Refusal]:
    situations = state.kept("situation")
    if not situations:
        return [Refusal(N_("No situation was collected."))]
    served = Counter(state.around(item) for item in _modules(state))
    schemes = {
        state.around(item) for item in state.of_kind("behaviour_scheme") if item.decision == "adopt"
    }
    short = {
        N_("Situations without a kind: {n}"): sum(not i.fields.get("kind") for i in situations),
        N_("Situations without an adopted speech module: {n}"): sum(
            not served[i.id] for i in situations
        ),
        N_("Situations with only one adopted wording: {n}"): sum(
            served[i.id] == 1 for i in situations
        ),
        N_("Situations without an adopted behaviour scheme: {n}"): sum(
            i.id not in schemes for i in situations
        ),
    }
    return [Refusal(text, {"n": n}) for text, n in short.items() if n]


def _trials(state: Workshop) -> list[Refusal]:
    modules = _modules(state)
    if not modules:
        return [Refusal(N_("No speech module is adopted yet, so none can be tried."))]
    untried = sum(not item.trials for item in modules)
    ideas = sum(
        item.decision == "adopt" and not item.trials and not item.note
        for item in state.of_kind("idea")
    )
    short = {
        N_("Adopted speech modules that nobody has tried: {n}"): untried,
        N_("Adopted ideas with neither a trial nor a closing note: {n}"): ideas,
    }
    return [Refusal(text, {"n": n}) for text, n in short.items() if n]


def _training(state: Workshop) -> list[Refusal]:
    found = []
    if not any(play.scores for play in state.plays.values()):
        found.append(Refusal(N_("No role play has a filled-in sheet.")))
    used = any(run.activity.after_use and state.box(key).turnout for key, run in state.runs.items())
    if not used:
        found.append(Refusal(N_("Nobody has said how useful the modules were after use.")))
    return found


def _draft(state: Workshop) -> list[Refusal]:
    waiting = sum(not approved(state, item) for item in _modules(state))
    text = N_("Adopted speech modules that are not approved: {n}")
    if waiting:
        return [Refusal(text, {"n": waiting})]
    return [] if _modules(state) else [Refusal(N_("Nothing is adopted yet."))]


_STEPS: tuple[tuple[str, str, Callable[[Workshop], list[Refusal]]], ...] = (
    ("audit", N_("Audit"), _audit),
    ("creation", N_("Creation"), _creation),
    ("trials", N_("Trials"), _trials),
    ("test-training", N_("Test-training"), _training),
    ("draft", N_("Draft"), _draft),
)
STEPS = tuple(key for key, _, _ in _STEPS)
"""The steps in their order; each session opens without the earlier ones, and says so."""


def steps(state: Workshop) -> list[Step]:
    """Give every step with what it lacks, in order."""
    return [
        Step(key, label, tuple(lacks(state)), state.gates.get(key, ""))
        for key, label, lacks in _STEPS
    ]


_STEP_OF = {"audit": "audit", "co-creation": "creation", "test-training": "test-training"}


def missing_before(state: Workshop, session: str) -> list[Step]:
    """Give the steps that a session stands on and that are still open; none are needed."""
    known = steps(state)
    at = STEPS.index(_STEP_OF[session]) if session in _STEP_OF else 0
    return [step for step in known[:at] if not step.closed]
