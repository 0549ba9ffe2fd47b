"""Trials of modules: golden values, decisions in words, and how often the rule is wrong."""

from __future__ import annotations

import pytest
from scipy.stats import binomtest

from kit.activities.trials.decision_rule import ERROR, RULE, Rule
from kit.activities.trials.results import Role, Trial, TrialsResult, by_role, trial_results
from kit.activities.trials.rule_words import PEOPLE, ROUNDS, roles_told, rule_told
from kit.statistics.effective import Effective, effective
from kit.statistics.figure import Figure
from kit.statistics.posterior import shrunk
from tests.simulations import fate


def apart(successes: int, n: int) -> Effective:
    """Count trials that were each made by another person."""
    return Effective(successes, n, n, n)


def tried(
    successes: int, n: int, role: Role = "other", people: int = 99, natural: int | None = 4
) -> list[Trial]:
    return [
        Trial("hello", at < successes, role, f"{role}{at % people}", natural) for at in range(n)
    ]


def test_a_module_is_kept_when_it_succeeds_and_sounds_natural() -> None:
    (found,) = trial_results(tried(18, 20), ["hello"]).modules
    assert (found.decision, found.people) == ("keep", 20)
    assert found.chance == apart(18, 20).chance()
    assert found.why.said("en") == (
        "Keep: 18 of 20 trials succeeded, the 95 % interval lies above 60%, naturalness is 4.0."
    )


def test_a_module_that_succeeds_and_sounds_stiff_is_reworked() -> None:
    (found,) = trial_results(tried(18, 20, natural=3), ["hello"]).modules
    assert (found.decision, found.needed) == ("rework", 0)
    assert "naturalness is 3.0, under 3.5" in found.why.said("en")


def test_success_without_ratings_of_naturalness_is_not_enough() -> None:
    trials = [*tried(14, 16, natural=None), *tried(4, 4)]
    (found,) = trial_results(trials, ["hello"]).modules
    assert (found.decision, found.needed, found.naturalness.n) == ("more", 1, 4)
    # What one person says five times is one person's view.
    alone = [*tried(14, 16, natural=None), *tried(5, 5, people=1)]
    (found,) = trial_results(alone, ["hello"]).modules
    assert (found.decision, found.needed, found.naturalness.n) == ("more", 4, 1)


def test_a_module_that_fails_is_dropped() -> None:
    (found,) = trial_results(tried(6, 20), ["hello"]).modules
    assert found.decision == "drop"
    assert "6 of 20" in found.why.said("en")


@pytest.mark.parametrize(
    ("language", "share", "mean", "threshold"),
    [("en", "60%", "3.1", "3.5"), ("uk", "60%", "3,1", "3,5"), ("ru", "60\xa0%", "3,1", "3,5"),
     ("pl", "60%", "3,1", "3,5")],
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
    more = found.needed
    successes = 8 + 8.5 / 11 * more
    assert RULE.outcome(Effective(successes, 10 + more, 10 + more, 10 + more)) == "keep"
    assert f"about {more} more, each by another person," in found.why.said("en")
    (close,) = trial_results(tried(6, 10), ["hello"]).modules
    assert (close.decision, close.needed) == ("more", None)


@pytest.mark.row("A26")
def test_a_few_people_decide_nothing_however_often_they_try() -> None:
    (found,) = trial_results(tried(78, 80, people=5), ["hello"]).modules
    assert (found.decision, found.people, found.chance.n) == ("more", 5, 80)
    assert found.why.said("en") == (
        "More trials: 78 of 80 succeeded, made by too few people (5). "
        "A decision takes trials by 6 people or more."
    )
    (found,) = trial_results(tried(78, 80, people=6), ["hello"]).modules
    assert found.decision == "keep"


@pytest.mark.row("A26")
def test_trials_of_one_person_count_for_less_than_those_of_many() -> None:
    many, few = (
        trial_results(tried(15, 20, people=people), ["hello"]).modules[0] for people in (20, 5)
    )
    assert few.chance.n == many.chance.n == 20
    assert few.chance.low < many.chance.low < many.chance.high < few.chance.high


def test_three_of_three_decide_nothing() -> None:
    (found,) = trial_results(tried(3, 3), ["hello"]).modules
    assert (found.decision, found.needed) == ("more", 9)


def test_an_untried_module_stands_in_the_result_without_a_figure() -> None:
    found = trial_results(tried(9, 10), ["bye", "hello"])
    assert [one.module for one in found.modules] == ["bye", "hello"]
    untried = found.modules[0]
    assert untried.chance == untried.shrunk == Figure(None, 0.0, 1.0, 0)
    assert (untried.people, untried.decision) == (0, "more")
    assert untried.why.said("en") == "Not tried yet."


def test_a_trial_of_something_else_is_refused() -> None:
    with pytest.raises(ValueError, match="not a trial"):
        trial_results(tried(1, 1), ["bye"])
    with pytest.raises(ValueError, match="not a rule"):
        Rule(p0=1)


def test_the_best_module_is_not_a_three_of_three_accident() -> None:
    counts = {"lucky": apart(3, 3), "good": apart(27, 30)}
    counts |= {f"m{n}": apart(11 + n, 20) for n in range(5)}
    found = {name: one.estimate or 0 for name, one in shrunk(counts).items()}
    assert found["lucky"] < found["good"]
    assert apart(3, 3).chance().estimate == pytest.approx(0.875)
    assert 0.6 < found["lucky"] < 0.8


def test_modules_that_really_differ_are_hardly_shrunk_and_few_not_at_all() -> None:
    found = shrunk({"a": apart(190, 200), "b": apart(100, 200), "c": apart(20, 200)})
    assert found["a"].estimate == pytest.approx(0.95, abs=0.01)
    assert found["c"].high < 0.2
    alone = shrunk({"a": apart(3, 3), "b": apart(0, 4), "c": apart(0, 0)})
    assert alone["a"].estimate == pytest.approx(3.5 / 4)
    assert alone["c"].estimate is None


def test_the_range_of_a_chance_is_that_of_clopper_and_pearson() -> None:
    found, other = apart(16, 20).chance(), binomtest(16, 20).proportion_ci()
    assert (found.low, found.high) == pytest.approx((other.low, other.high))
    assert found.estimate == pytest.approx(16.5 / 21)
    assert apart(10, 10).chance().low == pytest.approx(0.025**0.1)


@pytest.mark.row("A27")
def test_results_by_role_and_the_effect_of_role() -> None:
    trials = tried(9, 10, "facilitator", people=1) + tried(12, 20, "experienced", people=5)
    found = by_role(trials)
    assert [(one.role, one.chance) for one in found.shown] == [
        ("facilitator", effective([("f", n > 0) for n in range(10)]).chance()),
        ("experienced", effective([(str(n % 5), n < 12) for n in range(20)]).chance()),
    ]
    assert found.effect.estimate == pytest.approx(0.3)
    # One facilitator says little of facilitators.
    assert found.effect.low < -0.2
    assert found.effect.high > 0.5
    assert (found.effect.n, found.n, found.left) == (30, 30, 0)


@pytest.mark.row("A27")
def test_an_effect_of_who_tried_takes_five_trials_on_either_side() -> None:
    four = tried(0, 4, "facilitator", people=1) + tried(20, 20, "experienced", people=5)
    assert by_role(four).effect.estimate is None
    five = tried(0, 5, "facilitator", people=1) + tried(20, 20, "experienced", people=5)
    assert by_role(five).effect.estimate == -1.0


def told_by(trials: list[Trial], gone: int = 0) -> str:
    return " ".join(roles_told("en", TrialsResult((), by_role(trials), gone)))


@pytest.mark.row("A27")
def test_every_trial_is_counted_by_who_tried_or_among_those_left_out() -> None:
    trials = tried(9, 10, "facilitator", people=1) + tried(7, 12, people=12)
    found = by_role(trials)
    assert sum(one.chance.n for one in found.shown) + found.left == found.n == 22
    assert found.left == 7
    told = told_by(trials, gone=3)
    assert "in no figure by who tried: 7 of 22." in told
    assert "steps of five" in told
    assert "entries that no longer stand, in no figure: 3." in told
    assert "Share of success of the facilitator less that of the employees" in told
    assert told_by(tried(3, 5, people=5)) == ""


def test_trials_of_which_nobody_knows_who_made_them_are_in_no_figure_by_who_tried() -> None:
    trials = tried(9, 10, "facilitator", people=1) + tried(6, 10, people=10)
    found = by_role([*trials, *tried(5, 5, "", people=5)])
    assert {one.role: one.chance.n for one in found.shown} == {"facilitator": 10, "other": 10}
    assert (found.left, found.untold) == (5, 5)
    assert "nobody said who tried: 5." in told_by([*trials, *tried(5, 5, "", people=5)])
    # Two such people would be recognised in the total less the figures.
    found = by_role([*trials, *tried(2, 2, "", people=2)])
    assert {one.role: one.chance.n for one in found.shown} == {"facilitator": 10, "other": 5}


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
    [(1, 0, 0), (4, 0, 0), (5, 5, 6), (6, 0, 6), (9, 0, 6), (10, 10, 6),
     (12, 5, 6), (15, 15, 6)],
)  # fmt: skip
def test_employees_enter_results_by_role_in_steps_of_five(
    people: int, counted: int, facilitator: int
) -> None:
    found = by_role([*tried(6, 6, "facilitator", people=1), *tried(0, people, people=people)])
    shown = {one.role: one.chance.n for one in found.shown}
    assert shown.get("other", 0) == counted
    assert shown.get("facilitator", 0) == facilitator
    assert found.effect.n == (counted + 6 if counted else 0)


def test_trials_after_the_last_that_decides_change_no_advice() -> None:
    (found,) = trial_results([*tried(39, 60), *tried(40, 40)], ["hello"]).modules
    assert (found.decision, found.needed, found.chance.n) == ("more", None, 100)
    assert found.why.said("en").startswith("Open: 39 of the first 60 trials succeeded")
    (found,) = trial_results([*tried(55, 60), *tried(0, 20)], ["hello"]).modules
    assert found.decision == "keep"


@pytest.mark.row("A26")
def test_the_rule_and_how_often_it_is_wrong_are_told_with_the_advice() -> None:
    told = rule_told("en")
    assert [one.p for one in told.fates] == [0.5, 0.6, 0.7, 0.8, 0.9]
    for one in told.fates:
        assert one.keep + one.drop + one.more == pytest.approx(1)
        found = fate(RULE, one.p, list(range(PEOPLE)) * ROUNDS, simulations=20_000, seed=8)
        assert one.keep == pytest.approx(found.keep, abs=0.02)
        assert one.mean_trials == pytest.approx(found.mean_trials, abs=0.6)
    good = next(one for one in told.fates if one.p == 0.8)
    assert f"wrongly kept in at most {ERROR:.0%} of cases" in told.errors
    assert "no more alike than an intraclass correlation of 0.2" in told.errors
    assert f"kept in {good.keep:.0%} of cases after 60 trials or fewer by 15 people" in told.errors
    assert f"{good.mean_trials:.0f} on average" in told.errors
    assert "2 count as 1.7, 5 as 2.8, and no number counts as more than 5" in told.rule
    assert "at least 6 people" in told.rule
    assert told.caution.startswith("Not randomised")


def test_the_fate_of_a_module_counted_by_hand() -> None:
    # Of two trials both must succeed to be kept at p0 = 0.1: 0.1 ** 2 is under 1 in 40.
    rule = Rule(p0=0.1, least=2, people=1)
    found = fate(rule, 0.5, [0, 1], alike=0, simulations=40_000)
    assert (found.keep, found.drop) == pytest.approx((0.25, 0), abs=0.01)
    assert (found.more, found.mean_trials) == (1 - found.keep, 2)
    with pytest.raises(ValueError, match="chance and a correlation"):
        fate(rule, 1.5, [0, 1])
