"""The understanding quiz: what phones may know, what counts, and what it adds up to."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from kit.activities.quiz.figures import quiz_results, quiz_told
from kit.activities.quiz.questions import options_of, right_of
from tests.factories import Hall, Person, hall_in

QUIZ = "spring/question.quiz"
ASKED = {
    "text": "A client shouts. What first?",
    "right": "Hear them out",
    "wrong_1": "Say who is to blame",
    "wrong_2": "Call the guard",
}


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with hall_in(tmp_path / "workshop.kit") as hall:
        hall.opened("quiz", "question", method="choice")
        hall.desk.does("add", activity=QUIZ, kind="question", fields=ASKED)
        yield hall


def right(hall: Hall, item: str = "i1") -> int:
    return right_of(hall.state.items[item])


def wrong(hall: Hall, item: str = "i1") -> int:
    return (right(hall, item) + 1) % len(options_of(hall.state.items[item]))


def everybody(hall: Hall, n: int) -> list[Person]:
    return [hall.phone(f"Player {number}") for number in range(n)]


def test_no_phone_is_told_which_answer_is_right_before_the_reveal(hall: Hall) -> None:
    ana = hall.phone("Ana")
    seen = ana.sees_item("i1")
    assert sorted(seen["options"]) == sorted(v for k, v in ASKED.items() if k != "text")
    assert "right" not in json.dumps(seen)
    assert ana.sees()["results"] is None
    ana.votes("i1", right(hall), QUIZ)
    assert ana.sees_item("i1")["my_vote"] == right(hall)
    hall.desk.does("close", activity=QUIZ)
    hall.desk.does("reveal", activity=QUIZ)
    assert ana.sees_item("i1")["right"] == right(hall)
    assert ASKED["right"] == seen["options"][right(hall)]


def test_an_answer_that_was_not_offered_is_refused_and_the_last_one_counts(hall: Hall) -> None:
    ana = hall.phone("Ana")
    for value in (3, -1, "Hear them out", True, {"right": 1}):
        assert "outside the scale" in ana.cannot_vote("i1", value, QUIZ)
    ana.votes("i1", wrong(hall), QUIZ)
    ana.votes("i1", right(hall), QUIZ)
    assert quiz_results(hall.state, hall.state.runs[QUIZ].activity)[0].n == 1


@pytest.mark.row("D21")
def test_shares_are_right_answers_of_all_answers_and_hidden_under_five(hall: Hall) -> None:
    activity = hall.state.runs[QUIZ].activity
    people = everybody(hall, 5)
    for one in people[:4]:
        one.votes("i1", right(hall), QUIZ)
    found = quiz_results(hall.state, activity)[0]
    assert (found.n, found.share.estimate, found.counts) == (4, None, None)
    assert found.share.said("en", "share") == "4 of 5 answers needed"
    people[4].votes("i1", wrong(hall), QUIZ)
    found = quiz_results(hall.state, activity)[0]
    assert (found.n, found.share.estimate) == (5, 0.8)
    assert found.counts is not None
    assert found.counts[right(hall)] == 4
    assert sum(found.counts) == 5


@pytest.mark.row("D21")
def test_a_question_that_those_who_know_more_get_wrong_is_found(hall: Hall) -> None:
    for n in range(2, 5):
        hall.desk.does(
            "add", activity=QUIZ, kind="question", fields={**ASKED, "text": f"Question {n}?"}
        )
    for n, one in enumerate(everybody(hall, 12)):
        able = n % 2 == 0
        for item in ("i1", "i2", "i3"):
            one.votes(item, right(hall, item) if able else wrong(hall, item), QUIZ)
        one.votes("i4", wrong(hall, "i4") if able else right(hall, "i4"), QUIZ)
    people, found = quiz_told(hall.state, hall.state.runs[QUIZ].activity)
    assert people == 12
    assert found.discrimination["i4"].estimate == pytest.approx(-1)
    assert (found.discrimination["i1"].estimate or 0) > 0.5


def test_a_quiz_needs_questions_with_answers(hall: Hall) -> None:
    said = hall.desk.is_refused(
        "declare",
        activity={"id": "spring/q", "session": "spring", "does": "quiz", "kind": "situation"},
    )
    assert said == "A quiz asks questions, each with answers to choose from."


def test_only_the_desk_writes_questions_into_a_quiz(hall: Hall) -> None:
    said = hall.phone("Ana").is_refused("add", activity=QUIZ, kind="question", fields=ASKED)
    assert said == "This activity does not take such an answer."


def test_a_quiz_whose_answers_were_shown_is_not_opened_again(hall: Hall) -> None:
    hall.desk.does("close", activity=QUIZ)
    hall.desk.does("reveal", activity=QUIZ)
    hall.desk.does("reveal", activity=QUIZ, on=False)
    said = hall.desk.is_refused("open", activity=QUIZ)
    assert said == "The right answers were shown already. Ask again in a quiz of its own."


def test_a_question_needs_a_wrong_answer_that_differs(hall: Hall) -> None:
    asked = {"text": "What first?", "right": "Listen", "wrong_1": "Listen"}
    said = hall.desk.is_refused("add", activity=QUIZ, kind="question", fields=asked)
    assert said == "Give at least one wrong answer that differs from the right one."
    hall.desk.does("add", activity=QUIZ, kind="question", fields={**asked, "wrong_2": "Shout"})
    edited = {"item": "i2", "fields": asked, "reason": "Shorter"}
    assert hall.desk.is_refused("edit", **edited) == said
