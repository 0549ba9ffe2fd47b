"""Coding dialogues in the kit: who may code what, what is kept, and what it says."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kit.activities.tables.figures import codings_plain
from kit.domain.commands import FACILITATOR
from kit.domain.reading import read_command
from kit.room.journal import Ask, Journal
from tests.factories import Hall, hall_in
from tests.unit.coders import codes, dialogues, kept

COMPANY = Path(__file__).parents[2] / "data" / "company" / "en"


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with hall_in(tmp_path / "workshop.kit") as hall:
        yield hall


# Who may code what


@pytest.mark.parametrize(
    ("parts", "why"),
    [
        ({"dialogue": "D9"}, "This turn is not among the imported dialogues. Reload the page."),
        ({"turn": 4}, "This turn is not among the imported dialogues. Reload the page."),
        ({"turn": 2}, "Only what employees say is coded, not what clients say."),
        ({"coder": " "}, "Write your initials first."),
        (
            {"coder": "Anna Kowalska"},
            "The part “coder” of this message is missing or wrong. Reload and try again.",
        ),
        (
            {"techniques": ["x" * 61]},
            "The part “techniques.0” of this message is missing or wrong. Reload and try again.",
        ),
        (
            {"techniques": [str(n) for n in range(13)]},
            "The part “techniques” of this message is missing or wrong. Reload and try again.",
        ),
    ],
    ids=str,
)
def test_a_code_that_cannot_be_is_refused_in_a_sentence(
    hall: Hall, parts: dict[str, Any], why: str
) -> None:
    dialogues(hall, "aca")
    whole = {"dialogue": "D1", "turn": 1, "coder": "AM", "techniques": ["greeting"], **parts}
    assert hall.desk.is_refused("code", **whole) == why


def test_without_imported_dialogues_nothing_can_be_coded(hall: Hall) -> None:
    said = hall.desk.is_refused("code", dialogue="D1", turn=1, coder="AM", techniques=[])
    assert said == "This turn is not among the imported dialogues. Reload the page."


def test_phones_do_not_code(hall: Hall) -> None:
    said = hall.phone("Ana").is_refused("code", dialogue="D1", turn=1, coder="AM", techniques=[])
    assert "is not known here" in said


# What is kept


def test_a_coder_has_one_row_for_a_turn_the_last_one_and_others_keep_theirs(hall: Hall) -> None:
    dialogues(hall, "aca")
    codes(hall, 1, "greeting")
    codes(hall, 1, "empathy", coder="BK")
    codes(hall, 1, " summary ", "greeting", "summary", " ")
    codes(hall, 3)
    assert kept(hall) == [
        ("D1", 1, "AM", ["summary", "greeting"]), ("D1", 1, "BK", ["empathy"]), ("D1", 3, "AM", []),
    ]  # fmt: skip
    assert Journal(hall.log).state.tables == hall.state.tables


def test_a_code_replaces_the_imported_one_of_the_same_coder_and_turn(hall: Hall) -> None:
    dialogues(hall, "aa")
    rows = [{"dialogue": "D1", "turn": turn, "coder": "AM", "row": turn} for turn in (1, 2)]
    hall.desk.does("import", table="codings", source="codes.csv", rows=rows)
    codes(hall, 1, "greeting")
    told = [(row["turn"], row.get("techniques")) for row in hall.state.tables["codings"]]
    assert told == [(1, ["greeting"]), (2, None)]


def test_capitals_make_neither_a_second_coder_nor_a_second_technique(hall: Hall) -> None:
    dialogues(hall, "aa")
    codes(hall, 1, "Next  step")
    codes(hall, 2, "next step", "Empathy", "empathy", coder="am")
    assert kept(hall)[1][:3] == ("D1", 2, "AM")
    assert [name.casefold() for name in kept(hall)[1][3]] == ["next step", "empathy"]
    overall = codings_plain(hall.state, "en")["overall"]
    assert "two coders" in overall["alpha"]["why"], "one coder agrees with nobody"


def test_a_code_given_twice_is_one_event_under_the_same_id_and_under_a_new_one(hall: Hall) -> None:
    dialogues(hall, "a")
    raw = {"do": "code", "id": "d.0001", "dialogue": "D1", "turn": 1, "coder": "AM",
           "techniques": ["thanks"]}  # fmt: skip
    command: Any = read_command(raw, "facilitator")
    first, again = (hall.journal.carry_out([Ask(FACILITATOR, command)])[0] for _ in range(2))
    assert (again.seq, again.refusal) == (first.seq, None)
    codes(hall, 1, "thanks")
    assert hall.kinds().count("turn_coded") == 1


def test_coding_takes_back_that_the_table_was_left_out(hall: Hall) -> None:
    dialogues(hall, "a")
    codes(hall, 1, "thanks")
    hall.desk.does("skip_table", table="codings", reason="No time")
    codes(hall, 1, "thanks")
    assert hall.state.skipped == {}


def test_a_file_of_dialogues_or_codes_without_numbers_stops_nobody(hall: Hall) -> None:
    hall.desk.does("import", table="dialogues", source="x", rows=[{"speaker": "agent"}])
    hall.desk.does("import", table="codings", source="x", rows=[{"dialogue": "D1", "coder": "A"}])
    said = hall.desk.is_refused("code", dialogue="D1", turn=1, coder="AM", techniques=[])
    assert "not among the imported dialogues" in said


# What it says


@pytest.mark.row("A17")
def test_two_coders_in_the_kit_agree_just_as_the_same_codes_from_a_file(
    hall: Hall, tmp_path: Path
) -> None:
    with (COMPANY / "codings.csv").open(encoding="utf-8") as file:
        rows = [
            {"dialogue": row["dialogue"], "turn": int(row["turn"]), "coder": row["coder"],
             "techniques": [one.strip() for one in row["techniques"].split(",") if one.strip()]}
            for row in csv.DictReader(file)
        ]  # fmt: skip
    rows = [row for row in rows if row["dialogue"] <= "D12"]
    turns = {(row["dialogue"], row["turn"]) for row in rows}
    spoken = [{"dialogue": d, "turn": n, "speaker": "agent", "text": "Words"} for d, n in turns]
    hall.desk.does("import", table="dialogues", source="calls.csv", rows=spoken)
    for row in sorted(rows, key=lambda row: (row["coder"], row["dialogue"], row["turn"])):
        hall.desk.does("code", **row)
    with hall_in(tmp_path / "other.kit") as other:
        other.desk.does("import", table="codings", source="codes.csv", rows=rows)
        told = codings_plain(hall.state, "en")
        assert told == codings_plain(other.state, "en")
    assert told["n"] == 12
    assert told["overall"]["percent"]["estimate"] > 0.8
    assert "greeting" in [one["technique"] for one in told["frequencies"]]
