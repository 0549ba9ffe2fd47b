"""Coding dialogues on the desk: what a coder sees and finishes, and what is new at once."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from kit.activities.tables.desk import Tables
from kit.widgets.desk.bench import Bench
from tests.factories import Hall, hall_in
from tests.unit.coders import codes, dialogues, kept


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with hall_in(tmp_path / "workshop.kit") as hall:
        yield hall


def desk_of(hall: Hall) -> Tables:
    name = hall.declare("tables", "codings", key="codings.table")
    return Tables(Bench(SimpleNamespace(), hall.journal), name)


def asks(desk: Tables, do: str, coder: str = "AM", **parts: Any) -> dict[str, Any]:
    answer = desk.answer({"do": do, "id": f"{do}.1", "coder": coder, **parts}) or {}
    assert answer["is"] == "ack", answer
    return answer


@pytest.mark.row("A17")
def test_figures_are_new_with_every_code_also_where_it_only_replaces_one(hall: Hall) -> None:
    dialogues(hall, "a")
    desk = desk_of(hall)
    for name in ("greeting", "empathy"):
        message = {"dialogue": "D1", "turn": 1, "techniques": [name]}
        answer = desk.answer({"do": "code", "id": f"code.{name}", "coder": "AM", **message})
        assert answer is not None
        assert answer["is"] == "ack"
        assert [one["technique"] for one in desk.desk["found"]["frequencies"]] == [name]


@pytest.mark.row("A17")
def test_a_coder_sees_one_dialogue_and_only_the_codes_of_the_own_hand(hall: Hall) -> None:
    dialogues(hall, "aca", "cc", "aa")
    codes(hall, 1, "greeting", coder="AM")
    desk = desk_of(hall)
    told = asks(desk, "dialogue", coder="BK", at=0)
    turns = told["dialogue"]["turns"]
    assert [(one["turn"], one["agent"]) for one in turns] == [(1, True), (2, False), (3, True)]
    assert [one["techniques"] for one in turns] == [None, None, None]
    mine = asks(desk, "dialogue", coder="am", at=0)["dialogue"]["turns"]
    assert [one["techniques"] for one in mine] == [["greeting"], None, None]
    assert "Words" not in json.dumps(desk.desk), "dialogues are not sent with each refresh"
    assert desk.desk["coding"]["dialogues"] == 2, "in one of three no employee speaks"


def test_the_first_unfinished_dialogue_comes_first_and_the_finished_ones_are_counted(
    hall: Hall,
) -> None:
    dialogues(hall, "ac", "aa", "a")
    desk = desk_of(hall)

    def place(**parts: Any) -> tuple[int, int, int]:
        told = asks(desk, "dialogue", **parts)["dialogue"]
        return told["at"], told["of"], told["others"]

    assert place() == (0, 3, 0)
    codes(hall, 1)
    assert place() == (1, 3, 1)
    assert place(at=0) == (0, 3, 0), "others are those beside the one that is shown"
    assert place(at=99) == (2, 3, 1)
    assert place(after=1) == (2, 3, 1)
    assert place(after=2) == (1, 3, 1), "after the last one comes the first that is left"
    assert place(coder="BK") == (0, 3, 0)


def test_done_with_a_dialogue_codes_what_was_not_touched_as_none_seen(hall: Hall) -> None:
    dialogues(hall, "acaa", "a")
    codes(hall, 3, "summary")
    desk = desk_of(hall)
    asks(desk, "code_rest", dialogue="D1")
    assert kept(hall) == [
        ("D1", 3, "AM", ["summary"]), ("D1", 1, "AM", []), ("D1", 4, "AM", []),
    ]  # fmt: skip
    before = hall.rows()
    asks(desk, "code_rest", dialogue="D1")
    assert hall.rows() == before


@pytest.mark.parametrize("coder", ["", "Anna Kowalska"])
def test_nobody_without_initials_finishes_a_dialogue(hall: Hall, coder: str) -> None:
    dialogues(hall, "aa")
    answer = desk_of(hall).answer(
        {"do": "code_rest", "id": "rest.1", "dialogue": "D1", "coder": coder}
    )
    assert answer is not None
    assert answer["is"] == "refused"
    assert "codings" not in hall.state.tables


def test_known_techniques_are_named_most_frequent_first(hall: Hall) -> None:
    dialogues(hall, "aaa")
    codes(hall, 1, "greeting", "empathy")
    codes(hall, 2, "empathy", coder="BK")
    codes(hall, 3, "advice")
    assert asks(desk_of(hall), "dialogue")["known"] == ["empathy", "advice", "greeting"]


def test_techniques_of_leading_the_client_are_offered_by_their_short_names(hall: Hall) -> None:
    dialogues(hall, "aca")
    codes(hall, 1, "summary")
    for name in ("Summary", "Choice  of two", "x" * 61, ""):
        hall.written("technique", text=f"How {name[:9]} goes", name=name)
    assert asks(desk_of(hall), "dialogue")["known"] == ["summary", "Choice of two"]


def test_before_any_import_the_desk_says_what_to_do_first(hall: Hall) -> None:
    answer = desk_of(hall).answer({"do": "dialogue", "id": "dialogue.1", "coder": "AM"})
    assert answer is not None
    assert answer["why"] == "Import the dialogues with clients first; then they can be coded here."


def test_a_file_that_would_replace_codes_given_here_says_so_before(hall: Hall) -> None:
    dialogues(hall, "a")
    desk = desk_of(hall)
    file = base64.b64encode(b"dialogue,turn,coder,techniques\nD1,1,A,thanks\n").decode()
    replaces = "Importing this file replaces all codes that are there, also those given here."
    assert replaces not in asks(desk, "look", name="a.csv", content=file)["look"]["notices"]
    codes(hall, 1, "greeting")
    assert replaces in asks(desk, "look", name="a.csv", content=file)["look"]["notices"]
    asks(desk, "take")
    assert replaces not in asks(desk, "look", name="a.csv", content=file)["look"]["notices"]
