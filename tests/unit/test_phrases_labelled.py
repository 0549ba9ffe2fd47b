"""STOP-phrases: how many are found, and how many of those found are said, on labelled sentences.

The sentences, how they were labelled and how they were split are told in their folder.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kit.language import LANGUAGES
from kit.language.phrases import StopPhrase, find_phrases

SENTENCES = Path(__file__).parents[1] / "data" / "stop_phrases"
REACHED = {"en": (0.94, 0.96), "uk": (0.96, 0.96), "ru": (0.96, 0.96), "pl": (0.94, 0.96)}
"""Recall and precision on the half that was not looked at while the detector was made."""


def labelled(language: str) -> list[dict[str, str]]:
    with (SENTENCES / f"{language}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.row("A09")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_detector_keeps_its_recall_and_precision_on_sentences_held_out(language: str) -> None:
    rows = [row for row in labelled(language) if row["split"] == "held_out"]
    said = [row["says"] == "yes" for row in rows]
    found = [
        bool(find_phrases(row["sentence"], [StopPhrase(row["phrase"], language)], language))
        for row in rows
    ]
    both = sum(map(all, zip(said, found, strict=True)))
    recall, precision = REACHED[language]
    assert both / sum(said) >= recall
    assert both / sum(found) >= precision


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_halves_share_no_phrase_and_are_of_a_size(language: str) -> None:
    rows = labelled(language)
    assert {row["says"] for row in rows} == {"yes", "no"}
    assert len({(row["phrase"], row["sentence"]) for row in rows}) == len(rows) >= 200
    halves = [[row for row in rows if row["split"] == half] for half in ("tune", "held_out")]
    assert len(halves[0]) + len(halves[1]) == len(rows)
    assert min(map(len, halves)) >= 100
    tuned, held_out = ({row["phrase"] for row in half} for half in halves)
    assert not tuned & held_out
