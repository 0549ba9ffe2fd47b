"""Support by declared group: who rejects what, and which figures stay hidden."""

from __future__ import annotations

import pytest

from kit.statistics.groups import UNDECLARED, group_support, in_steps, suppressed_groups
from kit.statistics.intervals import wilson


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
    assert found.rejected_by == ("newcomer",)
    assert found.second_look
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
    assert not found.second_look


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
