"""A pulse: every statement, once, in secret; never a figure for fewer than five."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kit.activities.pulse.figures import changes, waves
from kit.domain.folding import fold
from kit.room.journal import event_of
from tests.factories import Hall, Person, ballots_in_urn, hall_in

BOTH = {"intention": 4, "ownership": 2}
SETTINGS: dict[str, Any] = {
    "privacy": "secret", "method": "ratings", "criteria": ["intention", "ownership"],
}  # fmt: skip


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with hall_in(tmp_path / "workshop.kit") as hall:
        hall.opened("pulse", "", key="pulse.before", **SETTINGS)
        yield hall


def answer(who: Person, values: dict[str, Any] | None = None, wave: str = "before") -> None:
    who.does("answer", activity=f"spring/pulse.{wave}", values=values or BOTH)


def refusal(who: Person, values: dict[str, Any]) -> str:
    return who.is_refused("answer", activity="spring/pulse.before", values=values)


def close(hall: Hall, wave: str = "before") -> None:
    hall.desk.does("close", activity=f"spring/pulse.{wave}")


def shown(hall: Hall) -> list[tuple[str, str, int, float | None]]:
    return [
        (one.wave, one.statement, one.mean.n, one.mean.estimate)
        for one in waves(hall.state, "spring")
    ]


@pytest.mark.parametrize("values", [{}, {"intention": 4}, {**BOTH, "mood": 3}])
def test_every_statement_is_answered_and_no_other(hall: Hall, values: dict[str, int]) -> None:
    assert refusal(hall.phone("Ana"), values) == "Answer every statement, please."


@pytest.mark.parametrize("value", [0, 6])
def test_an_answer_off_the_scale_is_refused(hall: Hall, value: int) -> None:
    said = refusal(hall.phone("Ana"), {**BOTH, "intention": value})
    assert said == "This vote is outside the scale. Choose one of the offered answers."


def test_everybody_answers_once_and_cannot_change_it(hall: Hall) -> None:
    ana = hall.phone("Ana")
    assert ana.sees()["items"][0]["my_vote"] is None
    answer(ana)
    assert ana.sees()["items"][0]["my_vote"] == "secret"
    said = refusal(ana, {"intention": 5, "ownership": 5})
    assert said == "This ballot is secret and already in the urn: it cannot be changed."
    assert ballots_in_urn(hall) == 1


@pytest.mark.row("A35")
def test_until_the_pulse_closes_the_log_holds_no_answer_and_afterwards_no_name_beside_one(
    hall: Hall,
) -> None:
    people = [hall.phone(f"Person {n}") for n in range(6)]
    for one, value in zip(people, (1, 5, 3, 2, 4, 5), strict=True):
        answer(one, {"intention": value, "ownership": 6 - value})
    cast = [json.loads(row.body) for row in hall.rows() if row.kind == "voted_secretly"]
    assert len(cast) == 6
    assert all(set(body) <= {"activity", "item", "other"} for body in cast)
    assert not any(
        "intention" in row.body for row in hall.rows() if row.kind != "activity_declared"
    )
    close(hall)
    emptied = next(row for row in hall.rows() if row.kind == "urn_emptied")
    ballots = json.loads(emptied.body)["ballots"]
    assert sorted(ballot["value"]["intention"] for ballot in ballots) == [1, 2, 3, 4, 5, 5]
    assert not any(one.id in emptied.body for one in people)


@pytest.mark.row("C09")
def test_the_answers_of_fewer_than_five_are_never_shown(hall: Hall) -> None:
    for n in range(4):
        answer(hall.phone(f"Person {n}"))
    close(hall)
    assert [(n, mean) for _, _, n, mean in shown(hall)] == [(4, None), (4, None)]
    told = json.dumps(hall.desk_sees()) + json.dumps(hall.phone("Eve").sees())
    assert '"intention": 4' not in told
    assert '"estimate": 4' not in told


def test_five_answers_have_a_mean_with_its_interval_in_either_wave(hall: Hall) -> None:
    people = [hall.phone(f"Person {n}") for n in range(5)]
    for one, value in zip(people, (2, 3, 3, 3, 4), strict=True):
        answer(one, {"intention": value, "ownership": 3})
    assert [n for _, _, n, _ in shown(hall)] == [0, 0], "nothing is counted before the close"
    close(hall)
    hall.opened("pulse", "", key="pulse.after", **SETTINGS)
    for one, value in zip(people, (3, 4, 4, 4, 5), strict=True):
        answer(one, {"intention": value, "ownership": 3}, "after")
    close(hall, "after")
    assert shown(hall) == [
        ("before", "I will use this with my clients", 5, 3),
        ("before", "This standard is also mine", 5, 3),
        ("after", "I will use this with my clients", 5, 4),
        ("after", "This standard is also mine", 5, 3),
    ]
    mean = waves(hall.state, "spring")[0].mean
    assert 1 <= mean.low < 3 < mean.high <= 5


def test_a_counted_pulse_is_not_opened_again(hall: Hall) -> None:
    for n in range(5):
        answer(hall.phone(f"Person {n}"))
    close(hall)
    said = hall.desk.is_refused("open", activity="spring/pulse.before")
    assert said == (
        "This secret vote is counted. Opened again, a single late ballot could be traced."
    )
    late = hall.phone("Ben")
    assert refusal(late, BOTH) == "This activity is closed. Nothing was changed."


def test_a_pulse_closed_by_mistake_before_anybody_answered_may_be_opened_again(
    hall: Hall,
) -> None:
    close(hall)
    hall.desk.does("open", activity="spring/pulse.before")
    answer(hall.phone("Ana"))
    assert ballots_in_urn(hall) == 1


@pytest.mark.parametrize(
    "settings", [{"privacy": "pseudonymous"}, {"privacy": "named"}, {"criteria": []}], ids=str
)
def test_a_pulse_that_is_not_secret_or_asks_nothing_is_not_declared(
    hall: Hall, settings: dict[str, Any]
) -> None:
    activity = {"id": "spring/pulse.x", "session": "spring", "does": "pulse", "kind": "",
                **SETTINGS, **settings}  # fmt: skip
    said = hall.desk.is_refused("declare", activity=activity)
    assert said == "A pulse is always secret and asks at least one statement."


def test_the_log_read_anew_gives_the_same_waves(hall: Hall) -> None:
    for n in range(5):
        answer(hall.phone(f"Person {n}"))
    close(hall)
    again = fold(map(event_of, hall.rows()))
    assert waves(again, "spring") == waves(hall.state, "spring")


@pytest.mark.row("A35")
def test_the_change_from_before_to_after_has_an_effect_size_an_interval_and_a_caution(
    hall: Hall,
) -> None:
    people = [hall.phone(f"Person {n}") for n in range(12)]
    for n, one in enumerate(people):
        answer(one, {"intention": 2 + n % 2, "ownership": 3})
    close(hall)
    assert changes(hall.state, "spring") == []
    hall.opened("pulse", "", key="pulse.after", **SETTINGS)
    for n, one in enumerate(people):
        answer(one, {"intention": 4 + n % 2, "ownership": 3}, "after")
    close(hall, "after")
    (_, intention), (_, ownership) = changes(hall.state, "spring")
    assert intention.difference.estimate == pytest.approx(2)
    assert 0 < intention.difference.low < 2 < intention.difference.high
    assert (intention.hedges.estimate or 0) > 2
    assert intention.caution
    assert ownership.difference.estimate is None
    assert "no spread" in ownership.difference.said("en", "change")


def test_the_change_among_fewer_than_five_is_a_sentence_without_any_figure(hall: Hall) -> None:
    people = [hall.phone(f"Person {n}") for n in range(4)]
    for one in people:
        answer(one)
    close(hall)
    hall.opened("pulse", "", key="pulse.after", **SETTINGS)
    for one, value in zip(people, (1, 2, 4, 5), strict=True):
        answer(one, {"intention": value, "ownership": 5}, "after")
    close(hall, "after")
    for _, one in changes(hall.state, "spring"):
        assert (one.difference.estimate, one.hedges.estimate) == (None, None)
        assert one.difference.said("en", "change") == "4 of 5 answers needed"
