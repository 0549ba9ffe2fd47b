"""The register: what each situation is, how hard and frequent, and where claims' themes go."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kit.activities.register.desk import Register
from kit.activities.register.figures import kind_shares, register
from kit.activities.tables.themes import settled
from kit.widgets.desk.bench import Bench
from tests.factories import SESSION, Hall, hall_in

WAIT, PASSED = "Long wait", "Passed on"


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with hall_in(tmp_path / "workshop.kit") as hall:
        yield hall


def claims(hall: Hall, *themes: str) -> None:
    rows = [{"text": f"Claim {n}", "theme": theme} for n, theme in enumerate(themes)]
    hall.desk.does("import", table="claims", source="claims.csv", rows=rows, first=True)


def rate(hall: Hall, people: int, given: dict[str, tuple[int, int]]) -> None:
    """Let so many people give each situation its difficulty and frequency."""
    hall.opened("vote", method="ratings", criteria=["difficulty", "frequency"])
    for n in range(people):
        phone = hall.phone(f"Rater {n}")
        for item, (hard, often) in given.items():
            phone.votes(item, {"difficulty": hard, "frequency": often})


def row(hall: Hall, item: str):
    return next(row for row in register(hall.state) if row.id == item)


def lacks_of_audit(hall: Hall) -> list[str]:
    return next(s["lacks"] for s in hall.desk_sees()["steps"] if s["key"] == "audit")


def desk(hall: Hall) -> dict:
    """What the widget of the register shows."""
    return Register(Bench(None, hall.journal), hall.declare("register")).desk


@pytest.mark.row("A22")
def test_each_theme_of_claims_goes_into_a_situation_or_is_dropped_with_a_reason(hall: Hall) -> None:
    shouts = hall.situation("A client shouts")
    claims(hall, WAIT, WAIT, PASSED, "")
    assert [settled(hall.state, theme) for theme in (WAIT, PASSED)] == [False, False]
    assert any(line.endswith("nor were dropped: 2") for line in lacks_of_audit(hall))
    said = hall.desk.is_refused("settle_theme", theme=PASSED, situations=[], reason=" ")
    assert said == "Choose the situations it goes into, or write why it is dropped."
    hall.desk.does("settle_theme", theme=WAIT, situations=[shouts])
    hall.desk.does("settle_theme", theme=PASSED, reason="Not ours")
    assert (row(hall, shouts).themes, row(hall, shouts).claims) == ((WAIT,), 2)
    told = {one["theme"]: one for one in desk(hall)["themes"]}
    assert [told[theme]["settled"] for theme in (WAIT, PASSED)] == [True, True]
    assert (told[WAIT]["claims"], told[WAIT]["situations"]) == (2, [shouts])
    assert told[PASSED]["reason"] == "Not ours"
    assert not any("nor were dropped" in line for line in lacks_of_audit(hall))


def test_a_theme_follows_a_merge_and_is_open_again_when_its_situation_is_dropped(
    hall: Hall,
) -> None:
    one, other = hall.situation("A client shouts"), hall.situation("A client screams")
    claims(hall, WAIT)
    hall.desk.does("settle_theme", theme=WAIT, situations=[one, other])
    hall.desk.does(
        "merge", items=[one, other], fields={"text": "A client is loud"}, reason="Plainer"
    )
    merged = list(hall.state.items)[-1]
    assert [(r.id, r.themes, r.claims) for r in register(hall.state)] == [(merged, (WAIT,), 1)]
    hall.desk.does("decide", item=merged, decision="drop", reason="Rare")
    assert register(hall.state) == []
    assert [one["settled"] for one in desk(hall)["themes"]] == [False]
    assert desk(hall)["themes"][0]["situations"] == []


@pytest.mark.row("A23")
def test_every_situation_has_one_kind_and_the_share_of_other_is_reported(hall: Hall) -> None:
    items = [hall.situation(f"Situation {n}") for n in range(6)]
    assert (kind_shares(hall.state).untyped, kind_shares(hall.state).other.estimate) == (6, None)
    given = ("request", "complaint", "other", "other", "", "conflict")
    for item, kind in zip(items, given, strict=True):
        assert kind_shares(hall.state).other.estimate is None, "under five there is no share"
        if kind:
            hall.desk.does("classify", item=item, marks={"kind": kind})
    said = hall.desk.is_refused("classify", item=items[4], marks={"kind": "quarrel"})
    assert said == "Choose one of the offered answers."
    found = kind_shares(hall.state)
    assert found.counts == {
        "request": 1, "complaint": 1, "objection": 0, "conflict": 1, "other": 2
    }  # fmt: skip
    assert (found.untyped, found.other.n, found.other.estimate) == (1, 5, 0.4)
    assert found.other.low < 0.4 < found.other.high
    hall.desk.does("classify", item=items[4], marks={"kind": "conflict", "typical": "nonstandard"})
    assert kind_shares(hall.state).untyped == 0
    assert (row(hall, items[4]).kind, row(hall, items[4]).typical) == ("conflict", "nonstandard")
    assert hall.state.items[items[4]].version == 1


def test_the_hardest_and_most_frequent_come_first_then_those_most_claimed_about(
    hall: Hall,
) -> None:
    mild, hard, claimed, silent = (hall.situation(f"Situation {n}") for n in range(4))
    rate(hall, 5, {mild: (2, 2), hard: (5, 4)})
    claims(hall, WAIT, WAIT, PASSED)
    hall.desk.does("settle_theme", theme=PASSED, situations=[mild])
    hall.desk.does("settle_theme", theme=WAIT, situations=[claimed])
    assert [found.id for found in register(hall.state)] == [hard, mild, claimed, silent]
    assert (row(hall, hard).difficulty.estimate, row(hall, hard).frequency.estimate) == (5, 4)
    assert row(hall, hard).difficulty.low < 5
    assert row(hall, claimed).difficulty.n == 0


def test_what_fewer_than_five_people_rated_has_no_figure(hall: Hall) -> None:
    shouts = hall.situation()
    rate(hall, 4, {shouts: (5, 5)})
    assert row(hall, shouts).difficulty.said("en", "rating") == "4 of 5 answers needed"
    hall.phone("Rater 4").votes(shouts, {"difficulty": 5, "frequency": 5})
    assert row(hall, shouts).difficulty.estimate == 5


def test_the_register_counts_adopted_modules_only(hall: Hall) -> None:
    shouts = hall.situation()
    name = hall.declare("collect", "speech_module", within="situation")
    for text in ("I am listening.", "Please shout less."):
        hall.desk.does("add", activity=name, kind="speech_module", within=shouts,
                       fields={"say": text})  # fmt: skip
    assert row(hall, shouts).modules == 0
    hall.desk.does("decide", item=list(hall.state.items)[-1], decision="adopt")
    assert row(hall, shouts).modules == 1
    assert [one["number"] for one in desk(hall)["rows"]] == ["S-1"]


def test_a_register_without_anything_is_empty(hall: Hall) -> None:
    told = desk(hall)
    assert (told["rows"], told["themes"], told["shares"]["untyped"]) == ([], [], 0)
    assert hall.state.runs[f"{SESSION}/situation.register"].activity.does == "register"
