"""Trials of modules in real dialogues: how often each succeeds, and what to do with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from kit.activities.trials.decision_rule import (
    OperatingCharacteristics,
    Rule,
    Verdict,
    advice_rule,
    held_to,
    operating_characteristics,
)
from kit.domain.few import SMALLEST_GROUP, too_few
from kit.domain.refusal import Refusal
from kit.language import N_, Share
from kit.statistics.effects import newcombe
from kit.statistics.few import in_steps
from kit.statistics.intervals import Interval, beta_interval, mean_interval
from kit.statistics.posterior import probability_better, shrunk

__all__ = [
    "OperatingCharacteristics",
    "Rule",
    "Trial",
    "held_to",
    "operating_characteristics",
    "probability_better",
    "shrunk",
    "trial_results",
]

Role = Literal["facilitator", "experienced", "other"]
EMPLOYEES: tuple[Role, ...] = ("experienced", "other")
ROLES: tuple[Role, ...] = ("facilitator", *EMPLOYEES)


class Trial(NamedTuple):
    """One use of a module with a real client, logged by the person who tried it."""

    module: str
    success: bool
    """Whether the outcome was reached that was defined beforehand."""
    role: Role
    who: str
    """Key of the person, used only to count people and never shown."""
    naturalness: int | None = None
    """How natural it sounded, 1 to 5, if rated."""


@dataclass(frozen=True, slots=True)
class RoleResult:
    """How all modules went when people of one role tried them."""

    role: Role
    chance: Interval
    """Posterior chance of success after Jeffreys' prior; ``n`` counts trials."""


@dataclass(frozen=True, slots=True)
class RolesResult:
    """Results by role, as far as nobody can be recognised in them."""

    shown: tuple[RoleResult, ...]
    hidden: tuple[Role, ...]
    """Roles without figures: fewer than five people or trials, or hiding those who are so few."""
    effect: Interval
    """Share of success of the facilitator less that of the employees shown (Newcombe), from
    five trials on either side."""


@dataclass(frozen=True, slots=True)
class ModuleResult:
    """What the trials of one module say."""

    module: str
    successes: int
    people: int
    """How many tried it."""
    chance: Interval
    """Posterior chance of success after Jeffreys' prior; ``n`` counts trials."""
    shrunk: Interval
    """The same after a prior learnt from all modules: the figure to compare modules by."""
    above: float | None
    """Probability that the chance exceeds the rule's ``p0``; ``None`` when untried."""
    naturalness: Interval
    decision: Verdict
    why: Refusal
    """The decision's reason in words."""
    needed: int | None
    """How many more trials, or ratings, would decide; ``None`` when that is not known."""


@dataclass(frozen=True, slots=True)
class TrialsResult:
    """What all trials say: every module planned, also an untried one, and the roles."""

    modules: tuple[ModuleResult, ...]
    roles: RolesResult


def trial_results(
    trials: Sequence[Trial], modules: Sequence[str], rule: Rule | None = None
) -> TrialsResult:
    """Count the trials of the planned ``modules``, in their order.

    Trials come in the order in which they were told. The rule is
    :func:`~kit.activities.trials.decision_rule.advice_rule` unless another is given.

    Raises:
        ValueError: a trial of a module that is not planned, of an unknown role, or with a
            naturalness outside 1 to 5.
    """
    rule = rule or advice_rule()
    by_module: dict[str, list[Trial]] = {module: [] for module in modules}
    for trial in trials:
        if trial.module not in by_module or trial.role not in ROLES:
            raise ValueError(f"not a trial of these modules, or of no known role: {trial}")
        by_module[trial.module].append(trial)
    counts = {name: (_successes(held), len(held)) for name, held in by_module.items()}
    # What too few have tried is not shown, and is not to be guessed from what is.
    few = {name for name, held in by_module.items() if too_few(len({trial.who for trial in held}))}
    together = shrunk({name: (0, 0) if name in few else count for name, count in counts.items()})
    return TrialsResult(
        tuple(_module(name, held, together[name], rule) for name, held in by_module.items()),
        by_role([trial for trial in trials if trial.module not in few]),
    )


def by_role(trials: Sequence[Trial]) -> RolesResult:
    """Give the results by role, employees in steps of five (:func:`in_steps`).

    The facilitator alone is nobody's staff and may be shown from five trials on, unless the
    total less those trials would give one to four employees away.
    """
    held = {role: [trial for trial in trials if trial.role == role] for role in ROLES}
    counted = in_steps({role: [trial.who for trial in held[role]] for role in EMPLOYEES})
    enter = {
        role: [trial for trial in held[role] if trial.who in counted[role]] for role in EMPLOYEES
    }
    waiting = {one.who for role in EMPLOYEES for one in held[role] if one.who not in counted[role]}
    alone = 0 < len(waiting) < SMALLEST_GROUP
    few = len(held["facilitator"]) < SMALLEST_GROUP
    enter["facilitator"] = [] if alone or few else held["facilitator"]
    shown = tuple(
        RoleResult(role, beta_interval(_successes(enter[role]), len(enter[role])))
        for role in ROLES
        if enter[role]
    )
    hidden = tuple(role for role in ROLES if held[role] and not enter[role])
    effect = Interval(None, -1.0, 1.0, 0)
    own, employees = enter["facilitator"], [*enter["experienced"], *enter["other"]]
    if min(len(own), len(employees)) >= SMALLEST_GROUP:
        effect = newcombe(_successes(employees), len(employees), _successes(own), len(own))
    return RolesResult(shown, hidden, effect)


def _successes(trials: Sequence[Trial]) -> int:
    return sum(trial.success for trial in trials)


def _module(name: str, held: Sequence[Trial], together: Interval, rule: Rule) -> ModuleResult:
    n, k = len(held), _successes(held)
    rated = [trial.naturalness for trial in held if trial.naturalness is not None]
    natural = mean_interval(rated)
    decision, why, needed = _decision(rule, held[: rule.most], natural)
    above, people = rule.above(k, n) if n else None, len({trial.who for trial in held})
    return ModuleResult(
        name, k, people, beta_interval(k, n), together, above, natural, decision, why, needed
    )


def _decision(
    rule: Rule, deciding: Sequence[Trial], natural: Interval
) -> tuple[Verdict, Refusal, int | None]:
    n, k = len(deciding), _successes(deciding)
    values: dict[str, object] = {"k": k, "n": n, "p0": Share(rule.p0), "natural": rule.natural}
    found = rule.outcome(k, n)
    if n == 0:
        return "more", Refusal(N_("Not tried yet.")), None
    if found == "drop":
        return "drop", Refusal(_DROP, values), 0
    if found == "more":
        if n == rule.most:
            return "more", Refusal(_OPEN, values), None
        needed = rule.needed(k, n)
        why = _TOO_CLOSE if needed is None else _MORE
        return "more", Refusal(why, {**values, "needed": needed}), needed
    return _by_naturalness(rule, natural, values)


def _by_naturalness(
    rule: Rule, natural: Interval, values: dict[str, object]
) -> tuple[Verdict, Refusal, int]:
    """Decide on a module that succeeds: keep it, unless it sounds stiff or nobody rated that."""
    if natural.estimate is None or natural.n < SMALLEST_GROUP:
        missing = SMALLEST_GROUP - natural.n
        return "more", Refusal(_UNRATED, {**values, "needed": missing}), missing
    rated = {**values, "rated": natural.estimate}
    if natural.estimate < rule.natural:
        return "rework", Refusal(_STIFF, rated), 0
    return "keep", Refusal(_KEEP, rated), 0


_KEEP = N_("Keep: {k} of {n} trials succeeded, surely above {p0}, naturalness {rated}.")
_DROP = N_("Drop: {k} of {n} trials succeeded, surely not above {p0}.")
_STIFF = N_("Rework: {k} of {n} trials succeeded, but naturalness is {rated}, under {natural}.")
_MORE = N_("More trials: {k} of {n} succeeded; about {needed} more would decide against {p0}.")
_TOO_CLOSE = N_("More trials: {k} of {n} succeeded, too close to {p0} to say how many decide.")
_OPEN = N_("Open: {k} of the first {n} trials succeeded, too close to {p0} to keep or drop it by trials alone. Choose by naturalness and usefulness.")  # fmt: skip
_UNRATED = N_("More trials: {k} of {n} succeeded; {needed} more ratings of naturalness are needed.")
