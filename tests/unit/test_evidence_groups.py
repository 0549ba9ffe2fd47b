"""Support by declared group: who rejects what, and which figures stay hidden."""

from __future__ import annotations

import numpy as np
import pytest

from kit.statistics.few import UNDECLARED, in_steps, suppressed_groups
from kit.statistics.groups import FALSE_ALARMS, group_support, rejecting
from kit.statistics.intervals import wilson
from tests.simulations import split


def test_group_support_counted_by_hand() -> None:
    found = group_support(
        {
            "newcomer": {"useful": 1, "unsure": 2, "not_for_me": 5},
            "experienced": {"useful": 8},
        }
    )
    experienced, newcomer = found.shown
    assert (experienced.smoothed, newcomer.smoothed) == (0.9, 0.2)
    assert newcomer.share == wilson(1, 8)
    assert found.consensus == pytest.approx(0.18**0.5)
    assert [one.group for one in rejecting([found])] == ["newcomer"]
    assert not experienced.rejects


def test_the_consensus_of_equal_groups_does_not_depend_on_their_number() -> None:
    answers = {"useful": 6, "not_for_me": 2}
    two = group_support(dict.fromkeys("ab", answers))
    six = group_support(dict.fromkeys("abcdef", answers))
    assert two.consensus == pytest.approx(six.consensus)
    assert group_support({"a": answers}).consensus is None


@pytest.mark.row("C09")
def test_a_group_under_five_has_no_figure_and_takes_the_next_smallest_along() -> None:
    votes = {
        "shop": {"not_for_me": 4},
        "office": {"useful": 6},
        "phone": {"useful": 9},
        "depot": {"useful": 12},
    }
    found = group_support(votes)
    assert found.suppressed == ("office", "shop")
    assert [one.group for one in found.shown] == ["depot", "phone"]
    assert found.consensus == pytest.approx((13 / 14 * 10 / 11) ** 0.5)
    assert rejecting([found]) == ()


def test_how_likely_chance_makes_a_group_say_no_counted_by_hand() -> None:
    first, second = group_support(split((0, 1, 4), (5, 0, 0))).shown
    # Of the 252 ways to deal ten answers, one lets all four against meet the one unsure.
    assert (first.by_chance, second.by_chance) == (1 / 252, 1.0)
    # 3 more against than useful: 3 + 0, 2 unsure of 2; 4 + 1; 4 + 0, one unsure of 2.
    (first, _) = group_support(split((1, 0, 4), (3, 2, 0))).shown
    assert first.by_chance == pytest.approx((4 * 1 * 1 + 1 * 4 * 1 + 1 * 2) / 252)


@pytest.mark.row("C09")
def test_a_group_without_others_and_groups_that_all_say_no_differ_from_nobody() -> None:
    assert rejecting([group_support(split((0, 0, 9)))]) == ()
    assert rejecting([group_support(split((1, 0, 8), (0, 1, 9), (2, 0, 7)))]) == ()
    # A group that stands alone, because the others are hidden, still differs from everybody.
    alone = group_support(split((0, 0, 5)), {"useful": 6, "not_for_me": 6})
    assert alone.shown[0].by_chance == pytest.approx(6 / 792)
    assert len(rejecting([alone])) == 1
    (found,) = rejecting([group_support(split((1, 0, 8), (9, 1, 0), (8, 1, 0)))])
    assert found.group == "0"
    # The same group among forty that were looked at needs to be clearer.
    mild = group_support(split((2, 0, 6), (5, 2, 3)))
    assert len(rejecting([group_support(split((1, 0, 5), (8, 1, 1)))])) == 1
    assert rejecting([mild] * 20) == ()


@pytest.mark.row("C09")
@pytest.mark.parametrize("sizes", [[5] * 6, [10] * 6, [5, 5, 10, 20], [20, 20]], ids=str)
@pytest.mark.parametrize("says", [(0.4, 0.2, 0.4), (0.5, 0.2, 0.3), (0.65, 0.2, 0.15)], ids=str)
def test_groups_that_do_not_differ_rarely_raise_the_alarm(
    sizes: list[int], says: tuple[float, float, float]
) -> None:
    chance, alarms, n = np.random.default_rng(4), 0, 500
    for _ in range(n):
        votes = split(*(tuple(chance.multinomial(of, says).tolist()) for of in sizes))
        alarms += bool(rejecting([group_support(votes)]))
    assert alarms / n <= FALSE_ALARMS


@pytest.mark.row("C09")
@pytest.mark.parametrize(("sizes", "found"), [([5] * 6, 0.7), ([10] * 3, 0.9), ([10, 30], 0.95)])
def test_a_group_that_really_says_no_is_found(sizes: list[int], found: float) -> None:
    chance, hits, n = np.random.default_rng(4), 0, 300
    for _ in range(n):
        votes = split(*(
            tuple(chance.multinomial(of, (0.7, 0.2, 0.1) if at else (0.1, 0.1, 0.8)).tolist())
            for at, of in enumerate(sizes)
        ))  # fmt: skip
        hits += any(one.group == "0" for one in rejecting([group_support(votes)]))
    assert hits / n >= found


@pytest.mark.parametrize(
    ("sizes", "hidden"),
    [
        ({"a": 5, "b": 5}, ""),
        ({"a": 4, "b": 30, "c": 40}, "ab"),
        ({"a": 4, "b": 3, "c": 40}, "ab"),
        ({"a": 1, "b": 2, "c": 9, "d": 9}, "abc"),
        ({"a": 0, "b": 9, "c": 9}, "a"),
        ({"a": 0, "b": 4, "c": 9, "d": 10}, "abc"),
        ({"a": 4}, "a"),
        ({"a": 4, "b": 9}, "ab"),
    ],
)
def test_which_groups_are_hidden(sizes: dict[str, int], hidden: str) -> None:
    assert suppressed_groups(sizes) == set(hidden)


def test_people_who_declared_no_group_hide_others_but_are_none_themselves() -> None:
    large = {"useful": 9}
    found = group_support({UNDECLARED: {"useful": 20}, "shop": {"useful": 3}, "depot": large})
    assert ([one.group for one in found.shown], found.suppressed) == (["depot"], ("shop",))
    found = group_support({UNDECLARED: {"useful": 2}, "shop": large, "depot": large})
    assert ([one.group for one in found.shown], found.suppressed) == (["shop"], ("depot",))
    found = group_support({UNDECLARED: {"useful": 20}, "shop": large, "depot": large})
    assert len(found.shown) == 2


@pytest.mark.parametrize(
    ("sizes", "counted"),
    [
        ({"a": 4}, {"a": 0}),
        ({"a": 5}, {"a": 5}),
        ({"a": 6}, {"a": 0}),
        ({"a": 11}, {"a": 5}),
        ({"a": 8, "b": 7}, {"a": 5, "b": 5}),
        ({"a": 5, "b": 11}, {"a": 5, "b": 5}),
        ({"a": 6, "b": 6}, {"a": 5, "b": 0}),
        ({"a": 4, "b": 16}, {"a": 0, "b": 15}),
        ({"a": 10, UNDECLARED: 2}, {"a": 5, UNDECLARED: 0}),
        ({"a": 10, UNDECLARED: 20}, {"a": 10, UNDECLARED: 0}),
        ({}, {}),
    ],
)
def test_groups_count_their_people_in_steps_of_five(
    sizes: dict[str, int], counted: dict[str, int]
) -> None:
    people = {name: [f"{name}{at}" for at in range(n)] for name, n in sizes.items()}
    found = in_steps(people)
    assert {name: len(who) for name, who in found.items()} == counted
    assert all(list(who) == people[name][: len(who)] for name, who in found.items())


def test_one_person_in_two_groups_is_one_who_waits() -> None:
    twice = {"a": [*"vwxyz", "p", "q", "r"], "b": ["p", "q", "r"]}
    assert in_steps(twice)["a"] == ()


def test_strange_answers_of_a_group_are_refused() -> None:
    with pytest.raises(ValueError, match="perhaps"):
        group_support({"shop": {"perhaps": 1}})
    with pytest.raises(ValueError, match="negative"):
        group_support({"shop": {"useful": -1}})
