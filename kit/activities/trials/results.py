"""Trials of modules in real dialogues: how often each succeeds, and what to do with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import fmean
from typing import Literal, NamedTuple

from kit.activities.trials.decision_rule import (
    RULE,
    Rule,
    Verdict,
)
from kit.domain.few import SMALLEST_GROUP, too_few
from kit.domain.refusal import Refusal
from kit.language import N_, Share
from kit.statistics.effective import Effective, effective
from kit.statistics.effects import newcombe
from kit.statistics.few import UNDECLARED, in_steps
from kit.statistics.figure import Figure
from kit.statistics.intervals import mean_interval
from kit.statistics.posterior import shrunk

Role = Literal["facilitator", "experienced", "other", ""]
"""Who tried; "" where a table imported long ago does not say."""
EMPLOYEES: tuple[Role, ...] = ("experienced", "other")
ROLES: tuple[Role, ...] = ("facilitator", *EMPLOYEES)


class Trial(NamedTuple):
    """One use of a module with a real client, logged by the person who tried it."""

    module: str
    success: bool
    """Whether the outcome was reached that was defined beforehand."""
    role: Role
    who: str
    """Key of the person: one person's trials are alike. Never shown."""
    naturalness: int | None = None
    """How natural it sounded, 1 to 5, if rated."""
    late: bool = False
    """Whether the person came in when trials had begun: then it is in no figure by role."""


@dataclass(frozen=True, slots=True)
class RoleResult:
    """How all modules went when people of one role tried them."""

    role: Role
    chance: Figure
    """Chance of success (:meth:`~kit.statistics.effective.Effective.chance`)."""


@dataclass(frozen=True, slots=True)
class RolesResult:
    """Results by role, as far as nobody can be recognised in them."""

    shown: tuple[RoleResult, ...]
    hidden: tuple[Role, ...]
    """Roles without figures: fewer than five people or trials, or hiding those who are so few."""
    effect: Figure
    """Share of success of the facilitator less that of the employees shown (Newcombe), from
    five trials on either side."""
    n: int
    """All trials."""
    left: int
    """Trials that are in no figure shown."""
    untold: int
    """Trials of which it is not known who made them; they are among those left."""


@dataclass(frozen=True, slots=True)
class ModuleResult:
    """What the trials of one module say."""

    module: str
    successes: int
    people: int
    """How many tried it."""
    chance: Figure
    """Chance of success (:meth:`~kit.statistics.effective.Effective.chance`)."""
    shrunk: Figure
    """The same after a prior learnt from all modules: the figure to compare modules by."""
    naturalness: Figure
    """Mean over people of what each found; ``n`` counts people."""
    decision: Verdict
    why: Refusal
    """The decision's reason in words."""
    needed: int | None
    """How many more trials by other people, or ratings, would decide; ``None`` when that is
    not known."""


@dataclass(frozen=True, slots=True)
class TrialsResult:
    """What all trials say: every module planned, also an untried one, and the roles."""

    modules: tuple[ModuleResult, ...]
    roles: RolesResult
    gone: int = 0
    """Trials of wordings or entries that do not stand any more; they are in no figure."""


def trial_results(
    trials: Sequence[Trial], modules: Sequence[str], rule: Rule = RULE
) -> TrialsResult:
    """Count the trials of the planned ``modules``, in their order.

    Trials come in the order in which they were told.

    Raises:
        ValueError: a trial of a module that is not planned, of an unknown role, or with a
            naturalness outside 1 to 5.
    """
    by_module: dict[str, list[Trial]] = {module: [] for module in modules}
    for trial in trials:
        if trial.module not in by_module or trial.role not in (*ROLES, UNDECLARED):
            raise ValueError(f"not a trial of these modules, or of no known role: {trial}")
        by_module[trial.module].append(trial)
    counts = {name: effective(_pairs(held)) for name, held in by_module.items()}
    # What too few have tried is not shown, and is not to be guessed from what is.
    few = {name for name, one in counts.items() if too_few(one.people)}
    together = shrunk({name: effective(()) if name in few else one for name, one in counts.items()})
    return TrialsResult(
        tuple(
            _module(name, held, counts[name], together[name], rule)
            for name, held in by_module.items()
        ),
        _of_all(by_role([one for one in trials if not (one.late or one.module in few)]), trials),
    )


def _of_all(roles: RolesResult, trials: Sequence[Trial]) -> RolesResult:
    """Count the trials of modules without figures among those that are in no figure."""
    made, shown = {trial.role for trial in trials}, {one.role for one in roles.shown}
    return replace(
        roles,
        hidden=tuple(role for role in ROLES if role in made - shown),
        n=len(trials),
        left=roles.left + len(trials) - roles.n,
        untold=sum(trial.role == UNDECLARED for trial in trials),
    )


def by_role(trials: Sequence[Trial]) -> RolesResult:
    """Give the results by role, employees in steps of five (:func:`in_steps`).

    The facilitator alone is nobody's staff and may be shown from five trials on, unless the
    total less those trials would give one to four employees away.
    """
    staff = (*EMPLOYEES, UNDECLARED)
    held = {role: [one for one in trials if one.role == role] for role in (*ROLES, UNDECLARED)}
    counted = in_steps({role: [one.who for one in held[role]] for role in staff})
    enter = {role: [one for one in held[role] if one.who in counted[role]] for role in staff}
    waiting = {one.who for role in staff for one in held[role] if one.who not in counted[role]}
    alone = 0 < len(waiting) < SMALLEST_GROUP
    few = len(held["facilitator"]) < SMALLEST_GROUP
    enter["facilitator"] = [] if alone or few else held["facilitator"]
    shown = tuple(
        RoleResult(role, effective(_pairs(enter[role])).chance()) for role in ROLES if enter[role]
    )
    own, employees = enter["facilitator"], [*enter["experienced"], *enter["other"]]
    effect = Figure(None, -1.0, 1.0, 0)
    if min(len(own), len(employees)) >= SMALLEST_GROUP:
        effect = newcombe(*(effective(_pairs(side)).share() for side in (employees, own)))
    return RolesResult(
        shown,
        tuple(role for role in ROLES if held[role] and not enter[role]),
        effect,
        len(trials),
        len(trials) - sum(one.chance.n for one in shown),
        len(held[UNDECLARED]),
    )


def _pairs(trials: Sequence[Trial]) -> list[tuple[str, bool]]:
    return [(trial.who, trial.success) for trial in trials]


def _module(
    name: str, held: Sequence[Trial], counted: Effective, together: Figure, rule: Rule
) -> ModuleResult:
    rated: dict[str, list[int]] = {}
    for trial in held:
        if trial.naturalness is not None:
            rated.setdefault(trial.who, []).append(trial.naturalness)
    natural = mean_interval([fmean(ratings) for ratings in rated.values()])
    decision, why, needed = _decision(rule, _pairs(held), natural)
    successes = sum(trial.success for trial in held)
    return ModuleResult(
        name, successes, counted.people, counted.chance(), together, natural, decision, why, needed
    )


def _decision(
    rule: Rule, trials: Sequence[tuple[str, bool]], natural: Figure
) -> tuple[Verdict, Refusal, int | None]:
    counted = rule.deciding(trials)
    n = counted.trials
    values: dict[str, object] = {
        "k": sum(success for _, success in trials[:n]), "n": n, "p0": Share(rule.p0),
        "natural": rule.natural, "people": counted.people, "fewest": rule.people,
    }  # fmt: skip
    if not n:
        return "more", Refusal(N_("Not tried yet.")), None
    found = rule.outcome(counted)
    if found == "drop":
        return "drop", Refusal(_DROP, values), 0
    if found == "keep":
        return _by_naturalness(rule, natural, values)
    if counted.n > rule.most - 1:
        return "more", Refusal(_OPEN, values), None
    needed = rule.needed(counted)
    why = _TOO_CLOSE if needed is None else _MORE
    if counted.people < rule.people:
        why = _FEW
    return "more", Refusal(why, {**values, "needed": needed}), needed


def _by_naturalness(
    rule: Rule, natural: Figure, values: dict[str, object]
) -> tuple[Verdict, Refusal, int]:
    """Decide on a module that succeeds: keep it, unless it sounds stiff or few rated that."""
    if natural.estimate is None or natural.n < SMALLEST_GROUP:
        missing = SMALLEST_GROUP - natural.n
        return "more", Refusal(_UNRATED, {**values, "needed": missing}), missing
    rated = {**values, "rated": natural.estimate}
    if natural.estimate < rule.natural:
        return "rework", Refusal(_STIFF, rated), 0
    return "keep", Refusal(_KEEP, rated), 0


_KEEP = N_(
    "Keep: {k} of {n} trials succeeded, the 95 % interval lies above {p0}, naturalness is {rated}."
)
_DROP = N_("Drop: {k} of {n} trials succeeded, the 95 % interval lies below {p0}.")
_STIFF = N_("Rework: {k} of {n} trials succeeded, but naturalness is {rated}, under {natural}.")
_FEW = N_(
    "More trials: {k} of {n} succeeded, made by too few people ({people}). A decision takes trials "
    "by {fewest} people or more."
)
_MORE = N_(
    "More trials: {k} of {n} succeeded; about {needed} more, each by another person, would decide "
    "against {p0}."
)
_TOO_CLOSE = N_("More trials: {k} of {n} succeeded, too close to {p0} to say how many decide.")
_OPEN = N_(
    "Open: {k} of the first {n} trials succeeded, too close to {p0} to keep or drop it by trials "
    "alone. Choose by naturalness and usefulness."
)
_UNRATED = N_(
    "More trials: {k} of {n} succeeded; ratings of naturalness by {needed} more people are needed."
)
