"""How often the rules on trials and groups are wrong, how often ranges hold, and what is found.

Simulated with fixed seeds, a minute or two: ``python -m tests.benchmarks.error_rates``. Short
runs of the same are tests (``tests/property/test_trial_error_rates.py`` and others).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import chain

import numpy as np

from kit.activities.tables.agreement import LEAST_UNITS
from kit.activities.trials.decision_rule import RULE, Rule
from kit.statistics.coefficients import ac1_of, alpha_of
from kit.statistics.effective import ALIKE
from kit.statistics.groups import group_support, rejecting
from tests.property.test_coefficient_coverage import CODERS, holds, truth
from tests.property.test_trial_error_rates import PATTERNS, SPREADS, covers
from tests.simulations import ORDERS, by_turns, coded, exact_fate, fate, split, tallies

SIMULATIONS = 100_000
BETA = "beta"


def rule() -> Iterator[str]:
    """Give error rates and power of the rule on trials."""
    for spread in (BETA, *SPREADS):
        exact = [
            (max(exact_fate(Rule(p0=p0), p0, each, ALIKE, spread)), p0, each)
            for p0 in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
            for each in (1, 2, 3, 4, 5, 10, 20, 40)
            if possible(spread, p0)
        ]
        worst, *where = max(exact)
        yield f"exact error rate at {ALIKE}, {spread}: at most {worst:.4f} (p0, each: {where})"
    for alike in (0.0, 0.05, 0.1, ALIKE, 0.3):
        worst = max(
            (max(found.keep, found.drop), order)
            for order, makers in ORDERS.items()
            for found in [fate(RULE, RULE.p0, makers, alike=alike, simulations=SIMULATIONS)]
        )
        yield f"simulated error rate at {alike}: at most {worst[0]:.4f} ({worst[1]})"
    for people, rounds in ((60, 1), (20, 3), (15, 4), (10, 6), (6, 10), (10, 10)):
        told = (
            fate(RULE, p, by_turns(people, rounds), simulations=SIMULATIONS)
            for p in (0.7, 0.8, 0.9)
        )
        shares = ", ".join(f"{one.p}: {one.keep:.2f} ({one.mean_trials:.0f})" for one in told)
        yield f"kept, {people} people by turns, {rounds} each (trials on average): {shares}"


def possible(spread: str, p: float) -> bool:
    """Whether two kinds of people that differ so much have chances from 0 to 1."""
    return spread != "two kinds" or max(p, 1 - p) + (ALIKE * p * (1 - p)) ** 0.5 <= 1


def ranges() -> Iterator[str]:
    """Give how often ranges of modules, alpha and AC1 hold the truth."""
    for spread in (BETA, *SPREADS):
        held = {
            (p, tuple(each)): covers(spread, ALIKE, p, each, 20_000)
            for p in (0.3, 0.45, 0.6, 0.75, 0.9)
            for each in PATTERNS
            if possible(spread, p)
        }
        low = min(held, key=lambda one: held[one])
        mean = sum(held.values()) / len(held)
        yield f"range of a module, {spread}: {held[low]:.3f} at least {low}, {mean:.3f} on average"
    for dialogues in (LEAST_UNITS, 8, 12, 20):
        for name, who in CODERS.items():
            chance, true = np.random.default_rng(9), truth(who)
            drawn = [tallies(coded(chance, dialogues, who)) for _ in range(4_000)]
            alphas = [one for one in map(alpha_of, drawn) if one.estimate is not None]
            alpha = sum(holds(one, true[0]) for one in alphas) / len(alphas)
            ac1 = sum(holds(ac1_of(one), true[1]) for one in drawn) / len(drawn)
            yield f"{dialogues} dialogues, {name}: AC1 {ac1:.3f}, alpha {alpha:.3f}"


def groups() -> Iterator[str]:
    """Give how often groups that do not differ are named, and one that does."""
    alike = ((0.4, 0.2, 0.4), (0.5, 0.2, 0.3), (0.65, 0.2, 0.15))
    for sizes in ([5] * 3, [5] * 6, [10] * 3, [10] * 6, [5, 5, 10, 20], [20, 20]):
        alarms = max(named(sizes, [says] * len(sizes))[0] for says in alike)
        clear, mild = (
            named(sizes, [says, *[(0.7, 0.2, 0.1)] * (len(sizes) - 1)])[1]
            for says in ((0.1, 0.1, 0.8), (0.2, 0.2, 0.6))
        )
        yield f"groups of {sizes}: false alarms {alarms:.3f}, found {clear:.2f}, mild {mild:.2f}"


def named(sizes: list[int], says: list[tuple[float, float, float]]) -> tuple[float, float]:
    """Give how often any group, and how often the first, is said to reject an entry."""
    chance, n = np.random.default_rng(4), 5_000
    found = [
        {
            one.group
            for one in rejecting([group_support(split(*(
                tuple(chance.multinomial(of, shares).tolist())
                for of, shares in zip(sizes, says, strict=True)
            )))])
        }
        for _ in range(n)
    ]  # fmt: skip
    return sum(map(bool, found)) / n, sum("0" in one for one in found) / n


if __name__ == "__main__":
    for line in chain(rule(), ranges(), groups()):
        sys.stdout.write(f"{line}\n")
