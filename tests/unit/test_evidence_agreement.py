"""Agreement of coders: golden values, missing codes, and figures that cannot be given."""

from __future__ import annotations

import random

import pytest

from kit.activities.tables.agreement import agreement, technique_agreement
from kit.statistics.intervals import wilson


def units(*coders: str) -> dict[str, dict[str, str | None]]:
    """Turn each coder's line of codes, "*" where none was given, into codes by unit."""
    lines = [line.split() for line in coders]
    return {
        str(at): {
            str(who): None if codes[at] == "*" else codes[at] for who, codes in enumerate(lines)
        }
        for at in range(len(lines[0]))
    }


THREE_CODERS = units(
    "* * * * * 3 4 1 2 1 1 3 3 * 3",
    "1 * 2 1 3 3 4 3 * * * * * * *",
    "* * 2 1 3 4 4 * 2 1 1 3 3 * 4",
)
FOUR_CODERS = units(
    "1 2 3 3 2 1 4 1 2 * * *",
    "1 2 3 3 2 2 4 1 2 5 * 3",
    "* 3 3 3 2 3 4 2 2 5 1 *",
    "1 2 3 3 2 4 4 1 2 5 1 *",
)
MOSTLY_YES = {
    str(n): {"Ann": "no" if 90 <= n < 95 else "yes", "Ben": "no" if n >= 95 else "yes"}
    for n in range(100)
}


@pytest.mark.parametrize(("coded", "expected"), [(THREE_CODERS, 0.691358), (FOUR_CODERS, 0.743421)])
def test_alpha_of_published_examples(
    coded: dict[str, dict[str, str | None]], expected: float
) -> None:
    found = agreement(coded).alpha
    assert found.estimate == pytest.approx(expected, abs=1e-6)
    assert found.low < expected < found.high


def test_coders_who_nearly_always_say_yes_need_three_figures() -> None:
    found = agreement(MOSTLY_YES)
    assert found.percent == wilson(90, 100)
    assert found.alpha.estimate == pytest.approx(-0.0474, abs=5e-5)
    assert found.ac1.estimate == pytest.approx(0.8895, abs=5e-5)
    # Leaving out in turn alone would be sure of an alpha under 0; two dialogues more could lift it.
    assert found.alpha.high > 0.3


def test_the_interval_of_alpha_covers_the_truth_of_simulated_coders() -> None:
    # Each coder sees the true one of two codes in 9 of 10: alpha is (2 * 0.9 - 1) squared.
    chance, covered = random.Random(3), 0
    for _ in range(60):
        coded = {}
        for unit in range(60):
            truth = chance.random() < 0.5
            coded[str(unit)] = {
                who: "yes" if truth == (chance.random() < 0.9) else "no" for who in "AB"
            }
        alpha = agreement(coded).alpha
        covered += alpha.low <= 0.64 <= alpha.high
    assert covered >= 54


def test_units_coded_once_do_not_count_and_a_coder_may_be_missing() -> None:
    coded: dict[str, dict[str, str | None]] = {
        str(n): {"Ann": "yes", "Ben": "no" if n % 2 else "yes", "Eva": None} for n in range(6)
    }
    found = agreement(coded | {"alone": {"Ann": "no", "Ben": None}, "none": {}})
    assert found == agreement(coded)
    assert (found.units, found.percent.estimate) == (6, 0.5)


def test_a_single_coder_gets_a_sentence_and_no_figure() -> None:
    found = agreement({str(n): {"Ann": "yes"} for n in range(40)})
    assert found.percent.estimate is found.alpha.estimate is found.ac1.estimate is None
    for figure in (found.percent, found.alpha, found.ac1, agreement({}).percent):
        assert "two coders" in figure.said("en", "coefficient")


def test_too_few_units_get_a_sentence_and_no_figure() -> None:
    found = agreement({str(n): {"Ann": "yes", "Ben": "no"} for n in range(4)})
    assert found.percent.estimate is None
    assert "4 of the same units" in found.alpha.said("en", "coefficient")


def test_a_single_category_leaves_alpha_without_a_figure() -> None:
    coded = {str(n): {"Ann": "yes", "Ben": "yes"} for n in range(8)}
    found = agreement(coded)
    assert found.percent == wilson(8, 8)
    assert "same code" in found.alpha.said("en", "coefficient")
    assert "one code" in found.ac1.said("en", "coefficient")
    known = agreement(coded, categories=["yes", "no"])
    assert known.alpha.estimate is None
    assert known.ac1.estimate == 1.0
    assert known.ac1.low < 0.8


def test_perfect_agreement_on_few_units_is_not_certain() -> None:
    found = agreement({str(n): dict.fromkeys("AB", "yes" if n % 2 else "no") for n in range(8)})
    assert found.alpha.estimate == 1.0
    assert found.alpha.low < 0.6


def test_each_technique_has_its_own_agreement_the_worst_first() -> None:
    coded: dict[str, dict[str, set[str] | None]] = {
        str(n): {
            "Ann": {"paraphrase"} if n % 2 else {"open question"},
            "Ben": {"paraphrase", "thanks"} if n % 2 else {"thanks"},
            "Eva": None,
        }
        for n in range(30)
    }
    found = technique_agreement(coded, ["next step"])
    agreed = {name: one.percent.estimate for name, one in found.techniques.items()}
    assert agreed == {"thanks": 0.0, "open question": 0.5, "next step": 1.0, "paraphrase": 1.0}
    assert list(found.techniques)[:2] == ["thanks", "open question"]
    assert found.techniques["next step"].alpha.reason
    assert found.overall.percent == wilson(30 * (0 + 0.5 + 1 + 1) / 4, 30)
    assert found.overall.units == 30


@pytest.mark.row("A17")
def test_planted_techniques_are_found_alike_by_two_careful_coders() -> None:
    chance = random.Random(5)
    coded = {}
    for n in range(40):
        planted = {name for name in ("paraphrase", "next step") if chance.random() < 0.4}
        coded[str(n)] = {
            who: {name for name in planted if chance.random() < 0.97} for who in ("Ann", "Ben")
        }
    overall = technique_agreement(coded).overall
    assert overall.alpha.estimate is not None
    assert overall.alpha.estimate > 0.8
    assert overall.alpha.low > 0.6


def test_without_any_technique_there_is_nothing_to_agree_on() -> None:
    found = technique_agreement({"1": {"Ann": set(), "Ben": set()}})
    assert not found.techniques
    assert found.overall.percent.estimate is None
