"""What trials say in words, for desk and draft alike: the rule of advice, and who tried."""

from __future__ import annotations

from dataclasses import dataclass

from kit.activities.trials.decision_rule import ERROR, RULE
from kit.activities.trials.results import TrialsResult
from kit.domain.activities import TRIED_BY
from kit.language import N_, Share, translate
from kit.statistics.effective import ALIKE, weight

PEOPLE, ROUNDS = 15, 4
"""So many people, by turns, make so many trials each where the rule's fate is told."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of a module whose true chance ``p`` of success is known."""

    p: float
    keep: float
    """Share of simulated modules that were kept, as for ``drop`` and ``more``."""
    drop: float
    more: float
    """Share still undecided after the last trial."""
    mean_trials: float


FATES = (
    Fate(0.5, 0.0077, 0.3358, 0.6565, 47.93),
    Fate(0.6, 0.0619, 0.0634, 0.8747, 55.48),
    Fate(0.7, 0.3376, 0.0047, 0.6577, 48.76),
    Fate(0.8, 0.8162, 0.0, 0.1838, 30.17),
    Fate(0.9, 0.9963, 0.0, 0.0037, 14.72),
)
"""By true chance, from 10,000 simulated modules each, with a look after every trial; tests
simulate them again."""

_GOOD = 0.8

_RULE = N_(
    "Rule: a wording is kept when the 95 % interval of its chance lies above {p0} as a whole, and "
    "its naturalness is {natural} or more; it is dropped when the interval lies below {p0} as a "
    "whole. Trials of one person are alike, so they count for less: 2 count as {two}, 5 as {five}, "
    "and no number counts as more than {limit}. A decision takes trials by at least {people} "
    "people that count as {least}; once they count as {most}, more change nothing."
)
_ERRORS = N_(
    "With a look after every trial, a wording that works in only {p0} is wrongly kept in at most "
    "{error} of cases, as long as trials of one person are no more alike than an intraclass "
    "correlation of {alike} says. One that works in {good} is kept in {kept} of cases after "
    "{trials} trials or fewer by {people} people in turn, {mean} on average, if it sounds natural."
)
_NOT_RANDOMISED = N_(
    "Not randomised: nobody drew by lot which clients got the new wording, and easier clients may "
    "have got it. So the figures do not prove that the wording is the cause. Better use the new "
    "wording and the present one by turns, for instance every other day."
)
_HIDDEN = N_("Not shown, because fewer than five people could be recognised: {roles}.")
_LEFT = N_(
    "Trials in no figure by who tried: {left} of {n}. People are counted in steps of five, so that "
    "nobody can be recognised."
)
_UNTOLD = N_("Trials among them of which nobody said who tried: {n}.")
_GONE = N_("Trials of earlier wordings, or of entries that no longer stand, in no figure: {n}.")
_EFFECT = N_(
    "Share of success of the facilitator less that of the employees, in percentage points: {share} "
    "(95 % interval {low} to {high}, n = {n}). Clients were not drawn by lot, so this is no proof "
    "of a cause."
)


@dataclass(frozen=True, slots=True)
class RuleTold:
    """What a reader must know of the advice before believing it."""

    rule: str
    errors: str
    caution: str
    """That clients were not drawn by lot."""
    fates: tuple[Fate, ...]
    """What the rule does with a wording, by its true chance of success."""


def rule_told(language: str) -> RuleTold:
    """Tell the rule of advice in the reader's language."""
    good = next(one for one in FATES if one.p == _GOOD)
    return RuleTold(
        translate(
            language, _RULE, p0=Share(RULE.p0), natural=RULE.natural, two=weight(2),
            five=weight(5), limit=round(1 / ALIKE), people=RULE.people, least=RULE.least,
            most=RULE.most,
        ),
        translate(
            language, _ERRORS, p0=Share(RULE.p0), error=Share(ERROR), alike=ALIKE,
            good=Share(good.p), kept=Share(good.keep), trials=PEOPLE * ROUNDS, people=PEOPLE,
            mean=round(good.mean_trials),
        ),
        translate(language, _NOT_RANDOMISED),
        FATES,
    )  # fmt: skip


def roles_told(language: str, result: TrialsResult) -> tuple[str, ...]:
    """Tell which trials are in no figure by who tried and why, and the effect of who tried."""
    roles, told = result.roles, []
    if roles.hidden:
        names = dict(TRIED_BY)
        hidden = ", ".join(translate(language, names[role]) for role in roles.hidden)
        told.append(translate(language, _HIDDEN, roles=hidden))
    if roles.left:
        told.append(translate(language, _LEFT, left=roles.left, n=roles.n))
    if roles.untold:
        told.append(translate(language, _UNTOLD, n=roles.untold))
    if result.gone:
        told.append(translate(language, _GONE, n=result.gone))
    if (effect := roles.effect).estimate is not None:
        share, low, high = map(_signed, (effect.estimate, effect.low, effect.high))
        told.append(translate(language, _EFFECT, share=share, low=low, high=high, n=effect.n))
    return tuple(told)


def _signed(difference: float) -> str:
    """Give a difference of shares with its sign, as print does."""
    return f"{round(100 * difference):+d}".replace("-", "−")
