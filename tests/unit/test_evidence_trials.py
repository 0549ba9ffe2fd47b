"""Trials of modules: golden values, decisions in words, and how often the rule is wrong."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from kit.activities.trials.decision_rule import (
    ADVICE_ERROR,
    ADVICE_MOST,
    Rule,
    advice_rule,
    error_rates,
    fate,
    held_to,
    operating_characteristics,
)
from kit.activities.trials.results import Role, Trial, by_role, trial_results
from kit.activities.trials.rule_words import CHANCES, rule_told
from kit.statistics.intervals import Interval, beta_interval, wilson
from kit.statistics.posterior import probability_better, shrunk


def tried(
    successes: int, n: int, role: Role = "other", people: int = 9, natural: int | None = 4
) -> list[Trial]:
    return [
        Trial("hello", at < successes, role, f"{role}{at % people}", natural) for at in range(n)
    ]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [((13, 9), (17, 5), 0.9095), ((25, 17), (33, 9), 0.9731), ((1, 1), (1, 1), 0.5)],
)
def test_the_better_of_two_ways_golden_values(
    first: tuple[int, int], second: tuple[int, int], expected: float
) -> None:
    assert probability_better(first, second) == pytest.approx(expected, abs=5e-5)
    assert probability_better(second, first) == pytest.approx(1 - expected, abs=5e-5)
    # Parameters that are hardly not whole take the numeric way, and come out the same.
    near = (second[0] + 1e-9, second[1])
    assert probability_better(first, near) == pytest.approx(expected, abs=5e-5)


def test_the_numeric_way_stands_the_steep_ends_of_a_prior_alone() -> None:
    assert probability_better((0.5, 0.5), (0.5, 0.5)) == pytest.approx(0.5, abs=1e-6)
    with pytest.raises(ValueError, match="positive"):
        probability_better((0, 1), (1, 1))


def test_a_module_is_kept_when_it_succeeds_and_sounds_natural() -> None:
    (found,) = trial_results(tried(18, 20), ["hello"]).modules
    assert found.decision == "keep"
    assert found.chance == beta_interval(18, 20)
    assert found.above is not None
    assert found.above > 0.99
    assert found.why.said("en") == (
        "Keep: 18 of 20 trials succeeded, surely above 60%, naturalness 4.0."
    )


def test_a_module_that_succeeds_and_sounds_stiff_is_reworked() -> None:
    (found,) = trial_results(tried(18, 20, natural=3), ["hello"]).modules
    assert (found.decision, found.needed) == ("rework", 0)
    assert "naturalness is 3.0, under 3.5" in found.why.said("en")


def test_success_without_ratings_of_naturalness_is_not_enough() -> None:
    trials = [*tried(14, 16, natural=None), *tried(4, 4)]
    (found,) = trial_results(trials, ["hello"]).modules
    assert (found.decision, found.needed, found.naturalness.n) == ("more", 1, 4)


def test_a_module_that_fails_is_dropped() -> None:
    (found,) = trial_results(tried(6, 20), ["hello"]).modules
    assert found.decision == "drop"
    assert "6 of 20" in found.why.said("en")


@pytest.mark.parametrize(
    ("language", "share", "mean", "threshold"),
    [("en", "60%", "3.2", "3.5"), ("uk", "60%", "3,2", "3,5"), ("ru", "60\xa0%", "3,2", "3,5"),
     ("pl", "60%", "3,2", "3,5")],
)  # fmt: skip
def test_figures_inside_advice_are_written_as_the_reader_writes_them(
    language: str, share: str, mean: str, threshold: str
) -> None:
    stiff = [*tried(18, 20, natural=3), *tried(5, 5, natural=4)]
    (found,) = trial_results(stiff, ["hello"]).modules
    said = found.why.said(language)
    assert mean in said
    assert threshold in said
    (kept,) = trial_results(tried(18, 20), ["hello"]).modules
    assert share in kept.why.said(language)
    told = rule_told(language)
    assert share in told.rule
    assert threshold in told.rule


def test_an_open_module_says_how_many_more_trials_would_decide() -> None:
    (found,) = trial_results(tried(8, 10), ["hello"]).modules
    assert found.decision == "more"
    assert found.needed is not None
    rule, more = advice_rule(), found.needed
    successes = 8 + round(8.5 / 11 * more)
    assert rule.outcome(successes, 10 + more) == "keep"
    assert f"about {more} more" in found.why.said("en")
    (close,) = trial_results(tried(6, 10), ["hello"]).modules
    assert (close.decision, close.needed) == ("more", None)


def test_three_of_three_decide_nothing() -> None:
    (found,) = trial_results(tried(3, 3), ["hello"]).modules
    assert found.decision == "more"
    assert found.needed == 8


def test_an_untried_module_stands_in_the_result_without_a_figure() -> None:
    found = trial_results(tried(9, 10), ["bye", "hello"])
    assert [one.module for one in found.modules] == ["bye", "hello"]
    untried = found.modules[0]
    assert untried.chance == untried.shrunk == Interval(None, 0.0, 1.0, 0)
    assert (untried.above, untried.decision) == (None, "more")
    assert untried.why.said("en") == "Not tried yet."


def test_a_trial_of_something_else_is_refused() -> None:
    with pytest.raises(ValueError, match="not a trial"):
        trial_results(tried(1, 1), ["bye"])
    with pytest.raises(ValueError, match="not a rule"):
        Rule(p0=1)


def test_the_best_module_is_not_a_three_of_three_accident() -> None:
    counts = {"lucky": (3, 3), "good": (27, 30)} | {f"m{n}": (11 + n, 20) for n in range(5)}
    found = {name: one.estimate or 0 for name, one in shrunk(counts).items()}
    assert found["lucky"] < found["good"]
    assert beta_interval(3, 3).estimate == pytest.approx(0.875)
    assert 0.6 < found["lucky"] < 0.8


def test_modules_that_really_differ_are_hardly_shrunk_and_few_not_at_all() -> None:
    found = shrunk({"a": (190, 200), "b": (100, 200), "c": (20, 200)})
    assert found["a"].estimate == pytest.approx(0.95, abs=0.01)
    assert found["c"].high < 0.2
    alone = shrunk({"a": (3, 3), "b": (0, 4), "c": (0, 0)})
    assert alone["a"].estimate == pytest.approx(3.5 / 4)
    assert alone["c"].estimate is None


def test_shrunk_intervals_cover_the_truth_of_simulated_modules() -> None:
    chance, covered = random.Random(11), 0
    for _ in range(20):
        truth = {f"m{n:02}": chance.betavariate(14, 6) for n in range(20)}
        counts = {
            name: (sum(chance.random() < p for _ in range(15)), 15) for name, p in truth.items()
        }
        for name, one in shrunk(counts).items():
            covered += one.low <= truth[name] <= one.high
    assert covered / 400 >= 0.92


def test_intervals_of_single_modules_cover_at_least_as_often_as_they_say() -> None:
    chance, covered = random.Random(2), 0
    for _ in range(2_000):
        p = chance.uniform(0.05, 0.95)
        found = beta_interval(sum(chance.random() < p for _ in range(20)), 20)
        covered += found.low <= p <= found.high
    assert covered / 2_000 >= 0.94


@pytest.mark.row("A27")
def test_results_by_role_and_the_effect_of_role() -> None:
    trials = tried(9, 10, "facilitator", people=1) + tried(12, 20, "experienced", people=5)
    found = by_role(trials)
    assert [(one.role, one.chance) for one in found.shown] == [
        ("facilitator", beta_interval(9, 10)),
        ("experienced", beta_interval(12, 20)),
    ]
    assert found.effect.estimate == pytest.approx(0.3)
    assert found.effect.low < 0.05
    assert found.effect.high > 0.5
    assert found.effect.n == 30


def test_a_role_of_few_people_is_hidden_also_against_subtraction() -> None:
    trials = tried(9, 10, "facilitator", people=1) + tried(12, 20, "experienced", people=2)
    found = by_role(trials)
    # The facilitator's figure and the total together would give the two away.
    assert found.shown == ()
    assert found.hidden == ("facilitator", "experienced")
    assert found.effect.estimate is None
    assert by_role([]).shown == by_role([]).hidden == ()


@pytest.mark.parametrize(
    ("people", "counted", "facilitator"),
    [(1, 0, 0), (4, 0, 0), (5, 5, 1), (6, 0, 1), (9, 0, 1), (10, 10, 1),
     (12, 5, 1), (15, 15, 1)],
)  # fmt: skip
def test_employees_enter_results_by_role_in_steps_of_five(
    people: int, counted: int, facilitator: int
) -> None:
    found = by_role([*tried(1, 1, "facilitator", people=1), *tried(0, people, people=people)])
    shown = {one.role: one.chance.n for one in found.shown}
    assert shown.get("other", 0) == counted
    assert shown.get("facilitator", 0) == facilitator
    assert found.effect.n == (counted + 1 if counted else 0)


def test_kept_modules_are_as_good_as_the_rule_says_however_often_one_looks() -> None:
    # Chances spread as the prior says, and a look after every single trial.
    chance, rule, kept, wrong = random.Random(7), Rule(p0=0.6), 0, 0
    for _ in range(4_000):
        p, successes = chance.betavariate(0.5, 0.5), 0
        for n in range(1, 61):
            successes += chance.random() < p
            found = rule.outcome(successes, n)
            if found != "more":
                kept += found == "keep"
                wrong += found == "keep" and p <= rule.p0
                break
    assert kept > 1_000
    assert wrong / kept <= 1 - rule.sure


@pytest.mark.row("A26")
def test_one_look_keeps_the_error_rate_and_many_looks_do_not() -> None:
    rule = Rule(p0=0.6)
    once = operating_characteristics(rule, 0.6, n_max=100, peeks=1, simulations=4_000)
    often = operating_characteristics(rule, 0.6, n_max=100, peeks=100, simulations=4_000)
    assert once.keep.low <= 0.1
    assert often.keep.low > 0.3
    assert once.mean_trials == 100 > often.mean_trials


@pytest.mark.row("A26")
@pytest.mark.parametrize("p0", [0.4, 0.6, 0.8])
def test_the_rule_held_to_an_error_rate_keeps_it_with_a_look_after_every_trial(p0: float) -> None:
    rule = held_to(Rule(p0=p0), error=0.1, n_max=80)
    assert rule.sure > 0.95
    assert max(error_rates(rule, p0, range(1, 81))) <= 0.1
    at_p0 = operating_characteristics(rule, p0, n_max=80, peeks=80, simulations=4_000)
    assert at_p0.keep.low <= 0.1
    assert at_p0.drop.low <= 0.1
    worse = operating_characteristics(rule, p0 - 0.1, n_max=80, peeks=80, simulations=4_000)
    assert worse.keep.high < 0.05
    better = operating_characteristics(rule, p0 + 0.18, n_max=80, peeks=80, simulations=4_000)
    assert better.keep.low > 0.7
    assert better.drop.high < 0.02


def kept_by_advice(p: float, rule: Rule | None, modules: int = 120) -> Interval:
    """Ask for the advice on many modules after every trial; how many were ever kept."""
    chance = random.Random(5)
    names = [f"m{n:03}" for n in range(modules)]
    trials = [
        [Trial(name, chance.random() < p, "other", "a", 4) for name in names]
        for _ in range(ADVICE_MOST + 10)
    ]
    kept: set[str] = set()
    for n in range(rule.least if rule else 10, len(trials) + 1):
        so_far = [trial for told in trials[:n] for trial in told]
        found = trial_results(so_far, names, rule).modules
        kept |= {one.module for one in found if one.decision == "keep"}
    return wilson(len(kept), modules)


@pytest.mark.row("A26")
def test_the_advice_keeps_its_error_rate_with_a_look_after_every_trial() -> None:
    rule = advice_rule()
    looks = range(1, ADVICE_MOST + 1)
    assert rule == held_to(Rule(), ADVICE_ERROR, ADVICE_MOST)
    assert max(error_rates(rule, rule.p0, looks)) <= ADVICE_ERROR
    # Hardly surer than that takes: the rule wastes no trials.
    assert max(error_rates(rule, rule.p0, looks)) > 0.9 * ADVICE_ERROR
    assert kept_by_advice(rule.p0, None).low <= ADVICE_ERROR
    assert kept_by_advice(0.8, None).low > 0.85


@pytest.mark.row("A26")
def test_a_plain_rule_of_nine_in_ten_would_break_that_error_rate() -> None:
    assert error_rates(Rule(), 0.6, range(1, ADVICE_MOST + 1))[0] > 0.3
    assert kept_by_advice(0.6, Rule(), 60).low > 2 * ADVICE_ERROR


def test_trials_after_the_last_that_decides_change_no_advice() -> None:
    (found,) = trial_results([*tried(39, 60), *tried(40, 40)], ["hello"]).modules
    assert (found.decision, found.needed, found.chance.n) == ("more", None, 100)
    assert found.why.said("en").startswith("Open: 39 of the first 60 trials succeeded")
    (found,) = trial_results([*tried(55, 60), *tried(0, 20)], ["hello"]).modules
    assert found.decision == "keep"


@pytest.mark.row("A26")
def test_the_rule_and_how_often_it_is_wrong_are_told_with_the_advice() -> None:
    told = rule_told("en")
    assert [one.p for one in told.fates] == list(CHANCES)
    for one in told.fates:
        assert one.keep + one.drop + one.more == pytest.approx(1)
        found = operating_characteristics(
            advice_rule(), one.p, ADVICE_MOST, ADVICE_MOST, simulations=10_000
        )
        assert found.keep.low - 0.005 < one.keep < found.keep.high + 0.005
        assert found.mean_trials == pytest.approx(one.mean_trials, abs=0.6)
    good = next(one for one in told.fates if one.p == 0.8)
    assert "wrongly kept in at most 10% of cases" in told.errors
    assert f"kept in {good.keep:.0%} of cases after at most 60 trials" in told.errors
    assert f"{good.mean_trials:.0f} on average" in told.errors
    assert told.caution.startswith("Not randomised")


def test_the_fate_of_a_module_counted_by_hand() -> None:
    rule = Rule(p0=0.5, sure=0.6, least=1)
    found = fate(rule, 0.25, [1])
    assert (found.keep, found.drop, found.more, found.mean_trials) == (0.25, 0.75, 0, 1)
    patient = fate(Rule(p0=0.5, least=3), 0.25, [1, 2])
    assert (patient.more, patient.mean_trials) == (1, 2)


def test_exact_and_simulated_error_rates_are_the_same() -> None:
    rule, looks = Rule(p0=0.5, least=5), [10, 20, 30, 40]
    kept, dropped = error_rates(rule, 0.55, looks)
    found = operating_characteristics(rule, 0.55, n_max=40, peeks=4, simulations=20_000, seed=3)
    assert found.keep.low - 0.005 < kept < found.keep.high + 0.005
    assert found.drop.low - 0.005 < dropped < found.drop.high + 0.005
    shares = [one.estimate or 0 for one in (found.keep, found.drop, found.more)]
    assert sum(shares) == pytest.approx(1)


def test_a_rule_that_already_holds_is_left_alone_and_nonsense_is_refused() -> None:
    rule = Rule(sure=0.999)
    assert held_to(rule, 0.2, 30) == replace(rule, most=30)
    with pytest.raises(ValueError, match="error rate"):
        held_to(rule, 0.7, 30)
    with pytest.raises(ValueError, match="looks"):
        operating_characteristics(rule, 0.5, n_max=5, peeks=6)
