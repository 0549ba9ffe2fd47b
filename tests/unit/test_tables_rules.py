"""Tables of an audit: taken in whole, themed by a person, or left out with a reason."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kit.activities.tables.figures import claims_plain, table_plain
from kit.domain.activities import TABLES
from kit.domain.commands import FACILITATOR
from kit.domain.reading import read_command
from kit.room.journal import Ask, Journal
from tests.factories import Hall, hall_in, new_id

COMPANY = Path(__file__).parents[2] / "data" / "company" / "en"
GONE = "These claims are not there any more. Reload the page."


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with hall_in(tmp_path / "workshop.kit") as hall:
        yield hall


def take(hall: Hall, *texts: str, table: str = "claims", **parts: Any) -> None:
    rows = [{"text": text} for text in texts]
    hall.desk.does("import", table=table, source="claims.csv", rows=rows, **parts)


def themes(hall: Hall) -> list[tuple[str, int]]:
    found = claims_plain(hall.state, "en")
    themed = sum(one["count"] for one in found["themes"])
    assert (found["themed"], found["themed"] + found["unread"]) == (themed, found["n"])
    assert all(one["share"]["n"] == themed for one in found["themes"])
    unread = [("", found["unread"])] if found["unread"] else []
    return [*((one["theme"], one["count"]) for one in found["themes"]), *unread]


def parts_of_a_file(sizes: tuple[int, ...]) -> list[Ask]:
    """Give the commands by which one file comes in, in parts."""
    asks = []
    for number, size in enumerate(sizes):
        raw = {
            "do": "import",
            "id": new_id(),
            "table": "claims",
            "source": "big.csv",
            "first": number == 0,
            "rows": [{"text": f"{number}/{n}"} for n in range(size)],
        }
        command: Any = read_command(raw, "facilitator")
        asks.append(Ask(FACILITATOR, command))
    return asks


@pytest.mark.parametrize("do", ["import", "skip_table"])
def test_an_unknown_table_is_told_with_the_known_ones(hall: Hall, do: str) -> None:
    parts = {"source": "x.csv", "rows": []} if do == "import" else {"reason": "None here"}
    said = hall.desk.is_refused(do, table="gossip", **parts)
    assert said == "There is no table “gossip”. Known tables: " + ", ".join(TABLES) + "."


def test_a_file_in_parts_is_there_as_a_whole_for_everybody_who_shares_the_log(
    hall: Hall,
) -> None:
    hall.journal.carry_out(parts_of_a_file((1000, 1000, 300)))
    other = Journal(hall.log)
    assert len(other.state.tables["claims"]) == 2300
    assert other.state.tables == hall.state.tables
    assert other.state.sources == {"claims": "big.csv"}


def test_a_file_whose_turn_is_not_finished_leaves_nothing_behind(hall: Hall) -> None:
    take(hall, "An earlier claim")
    before = hall.rows()
    asks = parts_of_a_file((1000, 1000))
    hall.journal.decide(hall.journal.begin(asks), asks)
    hall.journal.abandon()
    assert hall.rows() == before
    assert hall.state.tables["claims"] == [{"text": "An earlier claim"}]


def test_a_file_imported_again_replaces_the_rows_of_the_earlier_one(hall: Hall) -> None:
    take(hall, "Late", "Rude")
    take(hall, "Late again")
    assert hall.state.tables["claims"] == [{"text": "Late again"}]


def test_a_later_part_without_its_first_one_stops_nobody(hall: Hall) -> None:
    take(hall, "Late", first=False)
    assert hall.state.tables["claims"] == [{"text": "Late"}]
    assert Journal(hall.log).state.tables == hall.state.tables


def test_phones_bring_in_no_tables(hall: Hall) -> None:
    said = hall.phone("Ana").is_refused("import", table="claims", source="x", rows=[])
    assert "is not known here" in said


@pytest.mark.parametrize("places", [[2], [-1], [0, 1, 2], [10**9]], ids=str)
def test_a_theme_is_given_only_to_claims_that_are_there(hall: Hall, places: list[int]) -> None:
    take(hall, "Late", "Rude")
    assert hall.desk.is_refused("theme_claims", theme="late", claims=places) == GONE
    assert themes(hall) == [("", 2)]


def test_before_any_import_there_is_nothing_to_theme(hall: Hall) -> None:
    assert hall.desk.is_refused("theme_claims", theme="late", claims=[0]) == GONE


def test_a_theme_needs_a_name(hall: Hall) -> None:
    take(hall, "Late")
    said = hall.desk.is_refused("theme_claims", theme="   ", claims=[0])
    assert said == "Give the theme a name."


def test_a_claim_has_one_theme_the_last_that_a_person_gave_it(hall: Hall) -> None:
    take(hall, "Late and rude", "Late")
    hall.desk.does("theme_claims", theme="late", claims=[0, 1, 0])
    assert themes(hall) == [("late", 2)]
    hall.desk.does("theme_claims", theme="tone", claims=[0])
    assert themes(hall) == [("late", 1), ("tone", 1)]


@pytest.mark.row("A19")
def test_the_themes_of_the_sample_company_add_up_to_its_claims_most_frequent_first(
    hall: Hall,
) -> None:
    with (COMPANY / "claims.csv").open(encoding="utf-8") as file:
        claims = list(csv.DictReader(file))
    with (COMPANY / "claims_labelled.csv").open(encoding="utf-8") as file:
        labels = {row["claim id"]: row["theme"] for row in csv.DictReader(file)}
    take(hall, *(claim["text"] for claim in claims))
    places: dict[str, list[int]] = {}
    for place, claim in enumerate(claims):
        if theme := labels.get(claim["claim id"]):
            places.setdefault(theme, []).append(place)
    for theme, held in places.items():
        hall.desk.does("theme_claims", theme=theme, claims=held)
    found = themes(hall)
    assert sum(count for _, count in found) == 600
    assert found[-1] == ("", 600 - len(labels)), "claims without a theme come last"
    counts = [count for _, count in found[:-1]]
    assert counts == sorted(counts, reverse=True)
    assert dict(found[:-1]) == {theme: len(held) for theme, held in places.items()}


@pytest.mark.row("A21")
def test_a_table_is_left_out_only_with_a_stated_reason_and_an_import_takes_it_back(
    hall: Hall,
) -> None:
    for reason in ("", "  "):
        said = hall.desk.is_refused("skip_table", table="survey", reason=reason)
        assert said == "Write a reason: the author and the standard will show it."
    hall.desk.does("skip_table", table="survey", reason="We ask clients in May")
    assert table_plain(hall.state, "survey", "en")["skipped"] == "We ask clients in May"
    rows = [{"csat": 5}] * 30
    hall.desk.does("import", table="survey", source="may.csv", rows=rows)
    told = table_plain(hall.state, "survey", "en")
    assert (told["skipped"], told["n"], told["source"]) == ("", 30, "may.csv")
