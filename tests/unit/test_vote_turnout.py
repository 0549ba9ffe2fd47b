"""Turnout of a vote by function: who voted is shown, as far as nobody is told by it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from drafts import records, shown
from test_standard import DAY, exported, rows

from kit.activities.vote.desk import VotePart
from kit.activities.vote.turnout import turnout_by_group
from kit.standard.build import build
from kit.widgets.desk.bench import Bench
from tests.factories import Hall, Person, hall_in


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with hall_in(tmp_path / "workshop.kit") as hall:
        yield hall


def people(hall: Hall, role: str, n: int, **more: str) -> list[Person]:
    groups = {"role": role, **more} if role else more
    return [hall.phone(f"{role or 'unsaid'} {i}", groups=groups) for i in range(n)]


def vote(hall: Hall, privacy: str, *voters: Person) -> str:
    """Bring about a vote on one situation in which these people have voted."""
    item = hall.situation()
    name = hall.opened("vote", privacy=privacy, method="approval")
    for who in voters:
        who.does("vote", activity=name, item=item, value="useful")
    return name


def told(hall: Hall, name: str) -> dict[str, list[tuple[str, int | None, int | None, str]]]:
    return {
        by.grouping: [(one.group, one.here, one.size, one.missing) for one in by.shown]
        for by in turnout_by_group(hall.state, name)
    }


@pytest.mark.row("C05")
@pytest.mark.parametrize("privacy", ["named", "pseudonymous", "secret"])
def test_each_vote_shows_its_turnout_by_function_and_a_secret_one_too(
    hall: Hall, privacy: str
) -> None:
    clerks, sellers, cooks = (
        people(hall, "Clerk", 10),
        people(hall, "Seller", 8),
        people(hall, "Cook", 6),
    )
    people(hall, " clerk ", 2)
    name = vote(hall, privacy, *clerks[:9], *sellers[:6])
    assert told(hall, name) == {
        "role": [("Clerk", 9, 12, ""), ("Seller", 6, 8, ""), ("Cook", 0, 6, "nobody")]
    }
    for who in cooks[:5]:
        who.does("vote", activity=name, item=next(iter(hall.state.items)), value="unsure")
    assert told(hall, name)["role"][-1] == ("Cook", 5, 6, "")


@pytest.mark.row("C05")
def test_a_vote_taken_back_is_no_turnout_and_each_vote_has_its_own(hall: Hall) -> None:
    clerks = people(hall, "Clerk", 9)
    name = vote(hall, "named", *clerks[:7])
    item = next(iter(hall.state.items))
    clerks[0].does("vote", activity=name, item=item, value=None)
    clerks[1].does("vote", activity=name, item=item, value="unsure")
    assert told(hall, name)["role"] == [("Clerk", 6, 9, "")]
    other = hall.opened("vote", key="again", method="approval")
    assert told(hall, other) == {}
    assert told(hall, name)["role"] == [("Clerk", 6, 9, "")]


@pytest.mark.row("C05")
def test_a_voice_that_is_heard_far_less_than_the_others_is_named(hall: Hall) -> None:
    clerks, sellers = people(hall, "Clerk", 20), people(hall, "Seller", 20)
    name = vote(hall, "secret", *clerks[:18], *sellers[:5])
    assert told(hall, name)["role"] == [("Clerk", 18, 20, ""), ("Seller", 5, 20, "few")]


@pytest.mark.row("C05")
@pytest.mark.parametrize(
    ("joined", "voted"),
    [
        ({"a": 12, "b": 4}, {"a": 10, "b": 2}),
        ({"a": 12, "b": 8}, {"a": 10, "b": 3}),
        ({"a": 12, "b": 8, "c": 7}, {"a": 10, "b": 6, "c": 1}),
        ({"a": 12, "b": 8, "": 2}, {"a": 10, "b": 6, "": 2}),
        ({"a": 12, "b": 8, "": 6}, {"a": 10, "b": 6, "": 1}),
        ({"a": 4, "b": 3}, {"a": 4, "b": 3}),
    ],
    ids=str,
)
def test_neither_those_who_joined_nor_those_who_voted_leave_one_to_four_by_subtraction(
    hall: Hall, joined: dict[str, int], voted: dict[str, int]
) -> None:
    name = vote(hall, "secret", *(
        who for role, n in joined.items() for who in people(hall, role, n)[: voted[role]]
    ))  # fmt: skip
    (by,) = turnout_by_group(hall.state, name)
    for everybody, figures in (
        (sum(joined.values()), [one.size for one in by.shown]),
        (hall.state.box(name).turnout, [one.here for one in by.shown]),
    ):
        seen = [one for one in figures if one is not None]
        assert not any(0 < one < 5 for one in seen)
        rest = everybody - sum(seen)
        assert rest == 0 or rest >= 5 or not any(seen)
    assert by.small == len([role for role in joined if role]) - len(by.shown)


def desk_of(hall: Hall, name: str) -> list[dict[str, Any]]:
    return VotePart(Bench(SimpleNamespace(), hall.journal), name).desk["turnout"]


@pytest.mark.row("C05")
def test_desk_and_document_show_the_turnout_by_function_beside_the_result(
    hall: Hall, tmp_path: Path
) -> None:
    clerks = people(hall, "=Clerk", 10, branch="North")
    sellers = people(hall, "Seller", 8, branch="North")
    people(hall, "Boss", 2, branch="North")
    name = vote(hall, "secret", *clerks[:9], *sellers[:5])
    hall.desk.does("close", activity=name)
    role, branch = desk_of(hall, name)
    # The two bosses alone would be the rest of all: the next smallest group hides them.
    assert (role["name"], role["small"]) == ("By role", 2)
    assert [(one["group"], one["voted"], one["size"]) for one in role["rows"]] == [
        ("=Clerk", 9, 10)
    ]
    assert (branch["rows"][0]["voted"], branch["rows"][0]["size"]) == (14, 20)
    document = build(hall.state, DAY)
    assert [row.cells for row in shown(document, "turnout_by_group")] == [
        ("By role", "=Clerk", "9", "10", "90 %"),
        ("By branch", "North", "14", "20", "70 %"),
    ]
    kept = records(document, "turnout_by_group")
    assert [(one["grouping"], one["voted"], one["joined"]) for one in kept] == [
        ("role", 9, 10), ("branch", 14, 20),
    ]  # fmt: skip
    texts = exported(hall, tmp_path)
    assert "2 more groups are too small, or would give one away." in texts["md"]
    assert "Boss" not in "".join(texts.values())
    assert rows(tmp_path, "turnout_by_group")[0]["group"] == "'=Clerk"
