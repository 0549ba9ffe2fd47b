"""Numbers that contradict each other: how many are found, on labelled pairs of clauses.

The pairs, how they were labelled and how they were split are told in their folder.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kit.language import LANGUAGES
from kit.language.contradictions import Contradiction, contradictions
from kit.language.quantities import quantities

PAIRS = Path(__file__).parents[1] / "data" / "contradictions"
REACHED = {"en": (0.85, 1.0), "uk": (0.71, 1.0), "ru": (0.71, 1.0), "pl": (1.0, 1.0)}
"""Recall and precision on the other half, which is small and not quite blind: see its folder."""


def labelled(language: str, half: str) -> list[dict[str, str]]:
    with (PAIRS / f"{language}.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["split"] == half]


def clash(row: dict[str, str], language: str) -> bool:
    return bool(contradictions({"first": row["first"], "second": row["second"]}, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_recall_and_precision_are_kept_on_pairs_held_out(language: str) -> None:
    rows = labelled(language, "held_out")
    assert len(rows) == len(labelled(language, "tune")) == 14
    yes = [row["clash"] == "yes" for row in rows]
    found = [clash(row, language) for row in rows]
    both = sum(map(all, zip(yes, found, strict=True)))
    recall, precision = REACHED[language]
    assert both / sum(yes) >= recall
    assert both / sum(found) >= precision


def test_a_pair_is_told_by_its_keys_and_the_numbers_as_they_stand() -> None:
    told = {
        "N-1": "Refund within 3 working days.",
        "N-2": "We greet clients.",
        "N-3": "A repair takes at most five days.",
    }
    assert contradictions(told, "en") == []
    told["N-3"] = "We refund within five days."
    assert contradictions(told, "en") == [
        Contradiction("N-1", "3 working days", "N-3", "five days")
    ]


def test_a_text_that_also_says_the_other_number_is_no_contradiction() -> None:
    told = {
        "a": "Refund within 3 days, refund with a receipt within 5 days.",
        "b": "Refund: 5 days",
    }
    assert contradictions(told, "en") == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Call back within an hour", "en", [(3_600, "time")]),
        ("twenty four hours, up to €50", "en", [(86_400, "time"), (50, "EUR")]),
        ("до 1 000 грн, знижка 2,5 %", "uk", [(1_000, "UAH"), (2.5, "share")]),
        ("в течение получаса", "ru", [(1_800, "time")]),
        ("najpóźniej po trzecim dzwonku", "pl", [(3, "rings")]),
        ("Room 12, at 10:30, 24/7", "en", []),
    ],
)
def test_numbers_count_with_their_unit(
    text: str, language: str, expected: list[tuple[float, str]]
) -> None:
    assert [(one.value, one.unit) for one in quantities(text, language)] == expected
