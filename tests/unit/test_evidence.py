"""Statistics of votes: golden values and examples counted by hand."""

from __future__ import annotations

import subprocess
import sys

import pytest

from kit.statistics.approval import approval
from kit.statistics.dots import dots, places
from kit.statistics.effective import effective
from kit.statistics.figure import Figure
from kit.statistics.intervals import mean_interval, wilson
from kit.statistics.ratings import ratings

NOTHING_KNOWN = Figure(None, 0.0, 1.0, 0)


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [
        (16, 20, 0.5840, 0.9193),
        (8, 10, 0.4902, 0.9433),
        (45, 50, 0.7864, 0.9565),
        (5, 5, 0.5655, 1.0),
        (160, 200, 0.7391, 0.8495),
    ],
)
def test_wilson_gives_the_golden_values(k: int, n: int, low: float, high: float) -> None:
    found = wilson(k, n)
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-4)
    assert (found.estimate, found.n) == (k / n, n)


def test_more_confidence_asks_for_a_wider_interval() -> None:
    assert wilson(8, 10, 0.99).low < wilson(8, 10).low < wilson(8, 10, 0.8).low


def test_without_answers_nothing_is_claimed() -> None:
    assert wilson(0, 0) == effective([]).chance() == NOTHING_KNOWN
    assert mean_interval([]) == Figure(None, 1.0, 5.0, 0)


def test_a_unanimous_room_reaches_the_end_of_the_scale_exactly() -> None:
    assert wilson(49, 49).high == 1.0
    assert wilson(0, 49).low == 0.0


def test_impossible_counts_are_refused() -> None:
    with pytest.raises(ValueError, match="6 of 5"):
        wilson(6, 5)
    with pytest.raises(ValueError, match="scale"):
        mean_interval([6])
    for level in (0.0, 1.0):
        with pytest.raises(ValueError, match="confidence"):
            wilson(1, 2, level)


def test_a_mean_of_ratings_counted_by_hand() -> None:
    # 2 3 4 with 1 and 5 imagined: variance 10/4; t(2) = 4.3027; 4.3027 sqrt(2.5/3) = 3.93.
    assert mean_interval([2, 3, 4]) == Figure(3.0, 1.0, 5.0, 3)
    # Sixteen times 3: variance 8/17, t(15) = 2.13145, half width 2.13145 sqrt(8/17/16).
    found = mean_interval([3] * 16)
    assert (found.low, found.high) == pytest.approx((3 - 0.365540, 3 + 0.365540), abs=1e-5)


def test_three_people_who_agree_do_not_speak_for_the_room() -> None:
    assert mean_interval([5, 5, 5]).low < 3
    assert mean_interval([4]) == Figure(4.0, 1.0, 5.0, 1)
    assert 4.5 < mean_interval([5] * 20).low < 5


def test_being_unsure_counts_as_an_answer() -> None:
    found = approval({"useful": 8, "unsure": 1, "not_for_me": 1})
    assert found.share == wilson(8, 10)
    assert (found.n, found.rank_key) == (10, found.share.low)


def test_few_votes_do_not_outrank_many() -> None:
    assert approval({"useful": 45, "unsure": 5}).rank_key > approval({"useful": 5}).rank_key


@pytest.mark.parametrize(
    ("useful", "against", "electorate", "controversy", "contested"),
    [
        (10, 10, 20, 20 / 22, True),
        (1, 1, 20, 0.5, False),
        (18, 2, 20, 4 / 22, False),
        (4, 4, 100, 8 / 18, False),
        (1, 1, 0, 2 / 3, True),
        (7, 0, 0, 0, False),
    ],
)
def test_a_split_room_is_contested(
    useful: int, against: int, electorate: int, controversy: float, *, contested: bool
) -> None:
    found = approval({"useful": useful, "not_for_me": against}, electorate)
    assert found.controversy == pytest.approx(controversy)
    assert found.contested is contested


def test_strange_answers_are_refused() -> None:
    with pytest.raises(ValueError, match="perhaps"):
        approval({"perhaps": 1})
    with pytest.raises(ValueError, match="negative"):
        approval({"useful": -1})


def test_each_criterion_has_its_own_mean() -> None:
    found = ratings([{"use": 5, "ease": 2}, {"use": 4}, {"use": 5, "ease": 3}], ["use", "ease"])
    use, ease = found.criteria["use"], found.criteria["ease"]
    assert (use, ease) == (mean_interval([5, 4, 5]), mean_interval([2, 3]))
    assert found.combined.estimate == pytest.approx((14 / 3 + 2.5) / 2)
    assert found.combined.low == pytest.approx((use.low + ease.low) / 2)
    assert found.combined.n == 2


def test_a_criterion_nobody_rated_leaves_no_combined_estimate() -> None:
    found = ratings([{"use": 5}], ["use", "ease"])
    assert found.combined == Figure(None, 1.0, 5.0, 0)


def test_ratings_that_are_none_are_refused() -> None:
    with pytest.raises(ValueError, match="taste"):
        ratings([{"taste": 3}], ["use"])
    with pytest.raises(ValueError, match="scale"):
        ratings([{"use": 0}], ["use"])
    with pytest.raises(ValueError, match="criterion"):
        ratings([], [])


def test_ratings_are_ordered_by_what_is_sure() -> None:
    results = {
        "one fan": ratings([{"use": 5}], ["use"]),
        "many friends": ratings([{"use": 4}] * 20, ["use"]),
        "nobody": ratings([], ["use"]),
    }
    by_key = sorted(results, key=lambda name: -results[name].rank_key)
    assert by_key == ["many friends", "one fan", "nobody"]


def test_equal_scores_share_a_place_and_the_next_is_left_out() -> None:
    assert places([3, 7, 7, 9]) == [4, 2, 2, 1]


def test_dots_counted_by_hand() -> None:
    found = dots({"a": {"Ann": 3, "Bo": 1}, "b": {"Bo": 4}, "c": {"Cy": 0}, "d": {}})
    assert [(one.item, one.place, one.tied, one.dots) for one in found] == [
        ("a", 1, True, 4),
        ("b", 1, True, 4),
        ("c", 3, True, 0),
        ("d", 3, True, 0),
    ]
    assert [one.share for one in found] == [0.5, 0.5, 0, 0]
    assert {one.voters for one in found} == {2}
    assert found[1].supporters == wilson(1, 2)


def test_before_the_first_dot_there_is_no_share() -> None:
    (found,) = dots({"a": {}})
    assert (found.share, found.supporters, found.tied) == (None, NOTHING_KNOWN, False)
    with pytest.raises(ValueError, match="dot"):
        dots({"a": {"Ann": -1}})


def test_the_room_loads_no_numerical_library_to_draw_pairs_and_count_approval() -> None:
    code = (
        "import sys, kit.statistics.pairwise as p, kit.statistics.approval as a, "
        "kit.statistics.groups,"
        "kit.statistics.dots, kit.statistics.ratings, kit.statistics.duplicates\n"
        "p.catch_up_pair(['a', 'b'], {}, set(), 'seed'); a.approval({'useful': 3})\n"
        "heavy = {'numpy', 'scipy', 'choix', 'rapidfuzz'} & set(sys.modules)\n"
        "sys.exit(', '.join(sorted(heavy)) or 0)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
