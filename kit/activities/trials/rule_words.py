"""The rule of advice on trials in words, with how often it is wrong: for desk and draft alike."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kit.activities.trials.decision_rule import ADVICE_ERROR, ADVICE_MOST, Fate, advice_rule, fate
from kit.language import N_, Share, translate

CHANCES = (0.5, 0.6, 0.7, 0.8, 0.9)
"""True chances of success for which the rule's fate is told."""

_GOOD = 0.8

_RULE = N_(
    "Rule: a wording is kept when its trials say with a probability of {sure} or more that it works in more than {p0} of dialogues, and its naturalness is {natural} or more; it is dropped when they say so with {unsure} or less. Its first {least} to {most} trials decide."
)
_ERRORS = N_(
    "With a look after every trial, a wording that works in only {p0} is wrongly kept in at most {error} of cases. One that works in {good} is kept in {kept} of cases after at most {most} trials, {trials} on average, if it sounds natural."
)
_NOT_RANDOMISED = N_(
    "Not randomised: nobody drew by lot which clients got the new wording, and easier clients may have got it. So the figures do not prove that the wording is the cause. Better use the new wording and the present one by turns, for instance every other day."
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


@cache
def fates() -> tuple[Fate, ...]:
    """Give what the rule of advice does at each of :data:`CHANCES`, a look after every trial."""
    return tuple(fate(advice_rule(), p, range(1, ADVICE_MOST + 1)) for p in CHANCES)


def rule_told(language: str) -> RuleTold:
    """Tell the rule of advice in the reader's language."""
    rule = advice_rule()
    good = next(one for one in fates() if one.p == _GOOD)
    return RuleTold(
        translate(
            language, _RULE, sure=Share(rule.sure), p0=Share(rule.p0), natural=rule.natural,
            unsure=Share(1 - rule.sure), least=rule.least, most=ADVICE_MOST,
        ),
        translate(
            language, _ERRORS, p0=Share(rule.p0), error=Share(ADVICE_ERROR), good=Share(good.p),
            kept=Share(good.keep), most=ADVICE_MOST, trials=round(good.mean_trials),
        ),
        translate(language, _NOT_RANDOMISED),
        fates(),
    )  # fmt: skip
