"""Requirements that anybody can see or hear kept: what the check finds on labelled sentences.

The sentences, how they were labelled and how they were split are told in their folder.
"""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path

import pytest

from kit.language import LANGUAGES
from kit.language.observable import vague_in

ROOT = Path(__file__).parents[2]
SENTENCES = ROOT / "tests" / "data" / "observable"
LEAST = 0.9
"""Recall and precision of what cannot be observed, on the half that the check was not made on."""


def labelled(language: str) -> list[dict[str, str]]:
    with (SENTENCES / f"{language}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.row("A02", "A03", "D23")
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_cannot_be_observed_is_found_on_sentences_held_out(language: str) -> None:
    rows = [row for row in labelled(language) if row["split"] == "held_out"]
    open_ = [row["observable"] == "no" for row in rows]
    found = [bool(vague_in(row["sentence"], language)) for row in rows]
    both = sum(map(all, zip(open_, found, strict=True)))
    recall, precision = both / sum(open_), both / sum(found)
    print(f"{language}: {len(rows)} held out, recall {recall:.2f}, precision {precision:.2f}")  # noqa: T201
    assert min(recall, precision) >= LEAST


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentences_are_of_a_number_and_half_of_each_half_are_observable(language: str) -> None:
    rows = labelled(language)
    assert len({row["sentence"] for row in rows}) == len(rows) >= 30
    for split in ("tune", "held_out"):
        labels = [row["observable"] for row in rows if row["split"] == split]
        assert labels.count("yes") == labels.count("no") == len(labels) / 2 >= 8


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_requirement_that_a_pack_suggests_leaves_open_what_is_meant(language: str) -> None:
    for path in sorted((ROOT / "data" / "packs").glob(f"*/{language}.toml")):
        told = tomllib.loads(path.read_text("utf-8"))["entries"]["requirement"]
        assert {one["text"]: vague_in(one["text"], language) for one in told.values()} == {
            one["text"]: () for one in told.values()
        }


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("We greet clients politely.", [("manner", "politely")]),
        ("We call clients back soon.", [("measure", "soon")]),
        ("We call back soon: within 2 hours.", []),
        ("We call the client back as soon as possible.", [("measure", "as soon as possible")]),
        ("We call a second till if necessary.", [("need", "if necessary")]),
        ("We understand the client.", [("inner", "understand")]),
        ("A neat look: hair tied back, no stains.", []),
        ("A neat and tidy appearance.", [("manner", "neat"), ("manner", "tidy"), ("verb", "")]),
        ("We smile.", [("object", "")]),
        ("We say “I will check that quickly” and stay with the client.", []),
        ("We say good morning to the client.", []),
        ("We try to greet politely", [("manner", "politely"), ("inner", "try"), ("object", "")]),
        ("", []),
        ("?!", []),
    ],
)
def test_each_reason_names_the_words_that_leave_it_open(
    text: str, why: list[tuple[str, str]]
) -> None:
    found = [(one.why, one.words) for one in vague_in(text, "en")]
    assert sorted(found) == sorted(why)


def test_in_a_language_that_the_kit_does_not_speak_nothing_is_found() -> None:
    assert vague_in("Wir grüßen freundlich.", "de") == ()
