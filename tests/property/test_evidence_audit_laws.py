"""Laws of the audit's and the training's figures: order does not matter, nothing gets lost."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.activities.role_play.consistency import consistency
from kit.activities.role_play.draw import group_sizes
from kit.activities.tables.agreement import agreement
from kit.activities.tables.satisfaction import LEAST_ANSWERS, ces, csat, nps
from kit.activities.trials.decision_rule import RULE
from kit.activities.trials.results import Trial, by_role, trial_results
from kit.domain.few import SMALLEST_GROUP
from kit.language.phrases import StopPhrase, find_phrases
from kit.statistics.effective import Effective, effective
from kit.statistics.effects import unlinked_change
from kit.statistics.few import UNDECLARED, in_steps
from kit.statistics.figure import Figure
from kit.statistics.pareto import pareto
from kit.statistics.posterior import shrunk
from kit.statistics.repetition import repeated_wording
from tests.simulations import drawn_rounds, players

CODES = st.none() | st.sampled_from("abc")
CODED = st.dictionaries(
    st.integers(0, 40).map(str), st.dictionaries(st.sampled_from("PQR"), CODES), max_size=20
)
ANSWERS = st.lists(st.integers(1, 5), max_size=50)
PAIRS = st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=1, max_size=30)
TRIALS = st.lists(
    st.builds(
        Trial,
        st.sampled_from(["hello", "bye"]),
        st.booleans(),
        st.sampled_from(["facilitator", "experienced", "other", ""]),
        st.integers(0, 12).map(str),
        st.none() | st.integers(1, 5),
    ),
    max_size=60,
)


def holds(interval: Figure) -> bool:
    """Whether the ends surround the estimate, if there is one."""
    return interval.low <= interval.high and (
        interval.estimate is None or interval.low <= interval.estimate <= interval.high
    )


@settings(max_examples=60)
@given(CODED, st.randoms())
def test_agreement_is_blind_to_order_and_to_the_names_of_coders_and_codes(
    coded: dict[str, dict[str, str | None]], chance: Random
) -> None:
    found = agreement(coded)
    assert all(map(holds, (found.percent, found.alpha, found.ac1)))
    shuffled = list(coded)
    chance.shuffle(shuffled)
    names, codes = dict(zip("PQR", "RPQ", strict=True)), dict(zip("abc", "bca", strict=True))
    other = agreement(
        {
            unit: {names[who]: code and codes[code] for who, code in coded[unit].items()}
            for unit in shuffled
        }
    )
    assert other.units == found.units
    for one, two in ((found.percent, other.percent), (found.alpha, other.alpha)):
        assert (one.estimate is None) == (two.estimate is None)
        assert abs((one.estimate or 0) - (two.estimate or 0)) < 1e-9
    for figure in (found.percent, found.alpha, found.ac1):
        assert (figure.reason is None) == (figure.estimate is not None)


@pytest.mark.row("A19")
@given(st.dictionaries(st.text(max_size=3), st.none() | st.sampled_from(["", "late", "rude"])))
def test_no_claim_gets_lost(claims: dict[str, str | None]) -> None:
    found = pareto(claims)
    assert sum(one.count for one in found.themes) == found.n == len(claims)
    cumulative = [one.cumulative for one in found.themes]
    assert cumulative == sorted(cumulative)
    assert not claims or cumulative[-1] == 1.0
    assert pareto(dict(reversed(claims.items()))) == found


@given(ANSWERS)
def test_no_index_without_its_interval_and_none_from_few_answers(answers: list[int]) -> None:
    for index in (csat(answers), nps(answers), ces(answers).mean, ces(answers).easy):
        assert holds(index.value)
        assert (index.value.estimate is not None) == (len(answers) >= LEAST_ANSWERS)
        assert (index.value.reason is None) == (len(answers) >= LEAST_ANSWERS)


@given(PAIRS)
def test_a_change_turns_round_with_its_sides(pairs: list[tuple[int, int]]) -> None:
    before, after = [one for one, _ in pairs], [two for _, two in pairs]
    rise, fall = unlinked_change(before, after), unlinked_change(after, before)
    for one, two in ((rise.difference, fall.difference), (rise.hedges, fall.hedges)):
        assert holds(one)
        assert (one.estimate is None) == (two.estimate is None)
        assert abs((one.estimate or 0) + (two.estimate or 0)) < 1e-9
        assert one.estimate is None or len(pairs) >= SMALLEST_GROUP


@given(st.lists(st.tuples(st.sampled_from("PQRSTUVW"), st.booleans()), max_size=60), st.data())
def test_one_success_more_never_speaks_against_a_module(
    trials: list[tuple[str, bool]], data: st.DataObject
) -> None:
    order = ["drop", "more", "keep"]
    failed = [at for at, (_, success) in enumerate(trials) if not success]
    if failed:
        at = data.draw(st.sampled_from(failed))
        better = [*trials[:at], (trials[at][0], True), *trials[at + 1 :]]
        one, other = effective(trials), effective(better)
        assert one.chance().low <= other.chance().low + 1e-9
        assert one.chance().high <= other.chance().high + 1e-9
        assert order.index(RULE.outcome(one)) <= order.index(RULE.outcome(other))


@given(st.lists(st.tuples(st.sampled_from("PQRSTUVW"), st.booleans()), max_size=60), st.randoms())
def test_trials_of_fewer_people_are_worth_less_and_their_order_says_nothing(
    trials: list[tuple[str, bool]], chance: Random
) -> None:
    found = effective(trials)
    assert holds(found.chance())
    assert found.people <= found.n + 1e-9
    assert found.n <= found.trials == len(trials)
    shuffled = list(trials)
    chance.shuffle(shuffled)
    again = effective(shuffled)
    assert abs(again.successes - found.successes) + abs(again.n - found.n) < 1e-9
    merged = effective([("P", success) for _, success in trials])
    assert merged.n <= min(found.n + 1e-9, 5)


@given(st.lists(st.tuples(st.sampled_from("PQRSTUVW"), st.booleans()), max_size=80))
def test_a_module_is_kept_or_dropped_when_its_range_lies_on_one_side(
    trials: list[tuple[str, bool]],
) -> None:
    counted = RULE.deciding(trials)
    chance, found = counted.chance(), RULE.outcome(counted)
    if counted.n < RULE.least - 1e-9 or counted.people < RULE.people:
        assert found == "more"
    elif min(abs(chance.low - RULE.p0), abs(chance.high - RULE.p0)) > 1e-6:
        assert (found == "keep") == (chance.low > RULE.p0)
        assert (found == "drop") == (chance.high < RULE.p0)


@settings(max_examples=15)
@given(st.dictionaries(st.sampled_from("abcdef"), st.tuples(st.integers(0, 9), st.integers(0, 9))))
def test_shrinking_keeps_the_order_of_modules_with_equally_many_trials(
    counts: dict[str, tuple[int, int]],
) -> None:
    tried = {name: Effective(k, 9, 9, 9) for name, (k, _) in counts.items()}
    found = shrunk(tried)
    assert all(map(holds, found.values()))
    by_success = sorted(tried, key=lambda name: tried[name].successes)
    estimates = [found[name].estimate or 0 for name in by_success]
    assert estimates == sorted(estimates)


@settings(max_examples=40)
@given(TRIALS)
def test_every_planned_module_has_its_trials_and_its_reason(trials: list[Trial]) -> None:
    found = trial_results(trials, ["hello", "bye", "never"])
    assert sum(one.chance.n for one in found.modules) == len(trials)
    for one in found.modules:
        assert "{" not in one.why.said("en")
        assert one.chance.n or one.decision == "more"


@settings(max_examples=60)
@given(TRIALS)
def test_no_role_of_few_employees_can_be_found_by_subtraction(trials: list[Trial]) -> None:
    found = by_role(trials)
    people = {
        role: {trial.who for trial in trials if trial.role == role}
        for role in ("facilitator", "experienced", "other")
    }
    shown = {one.role: one.chance.n for one in found.shown}
    assert all(role == "facilitator" or len(people[role]) >= SMALLEST_GROUP for role in shown)
    hidden = [role for role in people if people[role] and role not in shown]
    assert set(hidden) == set(found.hidden)
    # What the total of the staff leaves is nobody's, or that of five people or more (one trial
    # each at most): those of a small role, with whoever of another role still waits.
    assert found.left == len(trials) - sum(shown.values())
    staff = [trial for trial in trials if trial.role != "facilitator"]
    rest = len(staff) - sum(n for role, n in shown.items() if role != "facilitator")
    assert rest == 0 or rest >= SMALLEST_GROUP or not shown


@given(st.lists(st.sampled_from([UNDECLARED, *"ABC"]), max_size=45))
def test_two_looks_at_live_figures_of_groups_never_tell_what_few_people_said(
    arrivals: list[str],
) -> None:
    people: dict[str, list[str]] = {name: [] for name in (UNDECLARED, *"ABC")}
    looks = [in_steps(people)]
    for n, group in enumerate(arrivals):
        people[group].append(str(n))
        looks.append(in_steps(people))
        counted = {who for group in looks[-1].values() for who in group}
        assert not counted or len(counted) in (n + 1, *range(n + 2 - SMALLEST_GROUP))
    for group in people:
        seen = {look[group] for look in looks}
        assert not any(seen) or group != UNDECLARED
        for one in seen:
            assert len(one) % SMALLEST_GROUP == 0
            assert all(one[: len(two)] == two[: len(one)] for two in seen)


@pytest.mark.row("A30")
@given(st.integers(2, 40), st.integers(1, 30), st.integers(0, 4), st.integers(), st.randoms())
def test_every_situation_is_drawn_and_everybody_serves(
    people: int, situations: int, types: int, seed: int, chance: Random
) -> None:
    names, cards = [f"p{n}" for n in range(people)], [f"s{n}" for n in range(situations)]
    sizes, met = group_sizes(people), [f"t{n}" for n in range(types)]
    needed = max(*sizes, -(-situations // len(sizes)))
    rounds = drawn_rounds(cards, met, names, seed, needed)
    assert {group.situation for groups in rounds for group in groups} == set(cards)
    assert players(rounds, "employee") == players(rounds, "client") == set(names)
    for groups in rounds:
        assert sorted(who for group in groups for who in group.roles) == sorted(names)
    chance.shuffle(names)
    chance.shuffle(cards)
    assert drawn_rounds(cards, met, names, seed, needed) == rounds


@given(st.dictionaries(st.sampled_from("PQRSTU"), st.dictionaries(st.sampled_from("xyz"), CODES)))
def test_a_contradiction_and_full_consistency_exclude_each_other(
    answers: dict[str, dict[str, str | None]],
) -> None:
    found = consistency([answers])
    assert holds(found.identical)
    assert (found.identical.estimate is None) == (found.identical.reason is not None)
    assert found.identical.estimate is None or found.identical.n == len(answers) >= SMALLEST_GROUP
    if found.identical.estimate is not None:
        assert (found.identical.estimate < 1) == bool(found.differently)


@given(st.text(max_size=80), st.text("abc 'n\u0301t./-", max_size=12))
def test_a_hit_is_always_cut_from_the_text(text: str, phrase: str) -> None:
    for hit in find_phrases(f"{text} {phrase} {text}", [StopPhrase(phrase, "en")], "en"):
        assert f"{text} {phrase} {text}"[hit.start : hit.end] == hit.matched != ""


@given(st.lists(st.text("abc ", max_size=20), max_size=8))
def test_repetition_is_a_share_and_doubling_all_texts_makes_it_whole(texts: list[str]) -> None:
    assert holds(repeated_wording(texts))
    doubled = repeated_wording(texts * 2)
    assert doubled.estimate == (1.0 if any(text.strip() for text in texts) else None)
