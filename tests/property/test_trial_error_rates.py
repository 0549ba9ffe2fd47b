"""Trials that cluster by person: the rule is wrong as rarely, ranges hold as often as they say."""

from __future__ import annotations

import numpy as np
import pytest

from kit.activities.trials.decision_rule import ERROR, RULE, Rule
from kit.activities.trials.results import Trial, by_role, trial_results
from kit.activities.trials.rule_words import FATES, PEOPLE, ROUNDS
from kit.statistics.effective import ALIKE, Effective, effective, weight
from kit.statistics.posterior import shrunk
from tests.simulations import ORDERS, by_turns, chances, exact_fate, fate, one_by_one

P0 = RULE.p0
SPREADS = ("two kinds", "some always fail", "some always succeed")


def pairs(makers: list[int], won: list[bool]) -> list[tuple[str, bool]]:
    return [(str(who), success) for who, success in zip(makers, won, strict=True)]


@pytest.mark.row("A26")
def test_a_wording_as_good_as_the_present_way_is_rarely_kept_although_people_differ() -> None:
    # Through the advice itself, with a look at every other trial.
    chance, makers, n = np.random.default_rng(5), one_by_one(10, 6), 80
    own = chances(chance, P0, ALIKE, (n, 10))
    won = chance.random((n, len(makers))) < own[:, makers]
    names = [str(module) for module in range(n)]
    kept: set[str] = set()
    for looks in range(10, len(makers) + 1, 2):
        told = [
            Trial(name, bool(won[at, turn]), "other", str(makers[turn]), 4)
            for at, name in enumerate(names)
            for turn in range(looks)
        ]
        found = trial_results(told, names).modules
        kept |= {one.module for one in found if one.decision == "keep"}
    assert len(kept) / n <= ERROR


@pytest.mark.row("A26")
@pytest.mark.parametrize("p0", [0.3, 0.4, 0.5, 0.6, 0.7, 0.8])
@pytest.mark.parametrize("each", [1, 2, 3, 5, 10])
def test_the_exact_error_rate_holds_wherever_the_present_way_stands(p0: float, each: int) -> None:
    for alike in (0.0, 0.1, ALIKE):
        assert max(exact_fate(Rule(p0=p0), p0, each, alike)) <= ERROR


@pytest.mark.row("A26")
@pytest.mark.parametrize("spread", SPREADS)
@pytest.mark.parametrize("each", [2, 10, 30])
def test_the_exact_error_rate_holds_however_people_differ(spread: str, each: int) -> None:
    assert max(exact_fate(RULE, P0, each, ALIKE, spread)) <= ERROR


@pytest.mark.row("A26")
@pytest.mark.parametrize("order", ORDERS)
def test_the_error_rate_holds_whoever_makes_the_trials(order: str) -> None:
    for alike in (0.05, ALIKE):
        found = fate(RULE, P0, ORDERS[order], alike=alike, simulations=20_000)
        assert max(found.keep, found.drop) <= ERROR
    worse = fate(RULE, P0 - 0.1, ORDERS[order])
    assert worse.keep < 0.03


@pytest.mark.row("A26")
def test_the_rule_wastes_no_trials() -> None:
    assert max(exact_fate(RULE, P0, 3, ALIKE)) > 0.8 * ERROR
    good = next(one for one in FATES if one.p == 0.8)
    assert good.keep > 0.8
    assert fate(RULE, 0.8, by_turns(20, 3)).keep > 0.85
    assert fate(RULE, 0.4, by_turns(PEOPLE, ROUNDS)).drop > 0.75


@pytest.mark.parametrize("each", [1, 3, 10])
def test_simulated_and_exact_fates_are_the_same(each: int) -> None:
    makers = one_by_one(60, each)
    for p, alike in ((P0, ALIKE), (0.75, 0.1), (0.5, 0.0)):
        found = fate(RULE, p, makers, alike=alike, simulations=40_000)
        keep, drop = exact_fate(RULE, p, each, alike)
        assert (found.keep, found.drop) == pytest.approx((keep, drop), abs=0.01)


PATTERNS = ([1] * 20, [4] * 5, [10] * 5, [6] * 10, [20, *[1] * 10], [12, 7, 4, 3, 2, 1, 1, 1])


def covers(spread: str, alike: float, p: float, each: list[int], n: int = 2_000) -> float:
    """Give how often the range of a module's chance holds the truth."""
    chance = np.random.default_rng(7)
    drawn = chance.binomial(each, chances(chance, p, alike, (n, len(each)), spread))
    if len(set(each)) == 1:
        drawn = np.sort(drawn, axis=1)
    found, times = np.unique(drawn, axis=0, return_counts=True)
    held = 0
    for won, of in zip(found.tolist(), times.tolist(), strict=True):
        told = [(str(who), at < won[who]) for who, made in enumerate(each) for at in range(made)]
        range_ = effective(told).chance()
        held += of * (range_.low <= p <= range_.high)
    return float(held / n)


@pytest.mark.row("A26")
@pytest.mark.parametrize("each", PATTERNS, ids=str)
def test_the_range_of_a_module_covers_at_least_as_often_as_it_says(each: list[int]) -> None:
    for p in (0.3, 0.5, 0.7, 0.9):
        assert covers("beta", ALIKE, p, each) >= 0.95
    assert covers("beta", 0.05, 0.6, each) >= 0.95
    for spread in SPREADS:
        assert covers(spread, ALIKE, 0.6, each) >= 0.95


def test_shrunk_ranges_cover_the_truth_of_modules_that_the_same_people_tried() -> None:
    chance, covered = np.random.default_rng(11), 0
    for _ in range(12):
        truth = chance.beta(14, 6, 20)
        counts = {
            str(n): effective(
                (str(who), bool(chance.random() < own))
                for who, own in enumerate(chances(chance, p, ALIKE, (8,)))
                for _ in range(4)
            )
            for n, p in enumerate(truth)
        }
        found = shrunk(counts)
        covered += sum(found[str(n)].low <= p <= found[str(n)].high for n, p in enumerate(truth))
    assert covered / 240 >= 0.94


@pytest.mark.row("A27")
def test_the_effect_of_who_tried_covers_the_truth_although_people_differ() -> None:
    chance, held, n = np.random.default_rng(3), 0, 300
    for p, q in ((0.7, 0.6), (0.5, 0.5), (0.8, 0.5)):
        for _ in range(n):
            own = [("f", "facilitator", chances(chance, p, ALIKE, ()), 20)]
            others = chances(chance, q, ALIKE, (10,))
            own += [(str(who), "other", one, 4) for who, one in enumerate(others)]
            told = [
                Trial("m", bool(chance.random() < one), role, who, 4)
                for who, role, one, made in own
                for _ in range(made)
            ]
            effect = by_role(told).effect
            held += effect.low <= p - q <= effect.high
    assert held / (3 * n) >= 0.94


def test_what_the_trials_of_one_person_are_worth() -> None:
    assert [weight(n) for n in (0, 1, 2, 6)] == pytest.approx([0, 1, 2 / 1.2, 3])
    assert weight(10**6) < 5
    found = effective(pairs([0, 0, 1], [True, False, True]))
    assert found == Effective(pytest.approx(1 + 1 / 1.2), pytest.approx(1 + 2 / 1.2), 3, 2)
    # Nothing but successes, or none, is exactly that, or the range would not reach the end.
    for success, end in ((True, 1.0), (False, 0.0)):
        chance = effective(pairs(by_turns(7, 7), [success] * 49)).chance()
        assert (chance.high if success else chance.low) == end
        assert chance.n == 49
