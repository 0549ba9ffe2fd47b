"""The quiz on the desk: questions made from the standard, and what their answers tell."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from kit.activities.quiz.desk import Quiz
from kit.activities.quiz.questions import options_of, questions_from, right_of
from kit.widgets.desk.bench import Bench
from tests.factories import Hall, hall_in

QUIZ = "spring/quiz"
LATE, SHOUT, LOST = "The order is late.", "A client shouts", "The receipt is lost"
SAID = {LATE: "I stay on the line until I know.", SHOUT: "I can hear how angry you are.",
        LOST: "Let us find it without one."}  # fmt: skip


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with hall_in(tmp_path / "workshop.kit") as hall:
        yield hall


@pytest.fixture
def desk(hall: Hall) -> Quiz:
    hall.declare("quiz", "question", key="quiz", method="choice")
    return Quiz(Bench(SimpleNamespace(), hall.journal), QUIZ)


def module(hall: Hall, around: str, say: str, **decision: str) -> str:
    name = "spring/speech_module.collect"
    if name not in hall.state.runs:
        hall.declare("collect", "speech_module", within="situation")
    hall.desk.does("add", activity=name, kind="speech_module", within=around, fields={"say": say})
    item = list(hall.state.items)[-1]
    hall.desk.does("decide", item=item, **({"decision": "adopt"} | decision))
    return item


def standard(hall: Hall) -> dict[str, str]:
    """Adopt one module for each of three situations; give the situations."""
    around = {text: hall.situation(text) for text in SAID}
    for text, item in around.items():
        module(hall, item, SAID[text])
    return around


def stop_phrase(hall: Hall, text: str, decision: str = "adopt") -> None:
    name = hall.declare("collect", "stop_phrase")
    hall.desk.does("add", activity=name, kind="stop_phrase", fields={"text": text})
    item = list(hall.state.items)[-1]
    hall.desk.does("decide", item=item, decision=decision, reason="We said so")


def made(desk: Quiz) -> dict[str, Any]:
    return (
        desk.answer(
            {
                "do": "make_questions",
                "id": f"m.{len(desk.state.items):04}",
                "activity": desk.activity,
            }
        )
        or {}
    )


def test_every_situation_with_an_adopted_module_gives_a_question_with_wrong_answers_of_others(
    hall: Hall,
) -> None:
    standard(hall)
    found = questions_from(hall.state, "en")
    assert [one["text"] for one in found] == [
        "What do we say when: The order is late?", "What do we say when: A client shouts?",
        "What do we say when: The receipt is lost?",
    ]  # fmt: skip
    for one, right in zip(found, SAID.values(), strict=True):
        wrong = {text for name, text in one.items() if name.startswith("wrong")}
        assert one["right"] == right
        assert wrong == set(SAID.values()) - {right}


def test_what_binds_most_is_the_right_answer_and_no_other_module_of_the_situation_a_wrong_one(
    hall: Hall,
) -> None:
    around = standard(hall)
    module(hall, around[LATE], "We have promised: it comes tomorrow.", binding="must")
    module(hall, around[SHOUT], "I STAY on the line, until I know!")
    module(hall, around[LOST], "We are dropped", decision="drop", reason="No")
    first, second, _ = questions_from(hall.state, "en")
    assert first["right"] == "We have promised: it comes tomorrow."
    assert SAID[LATE] not in first.values()
    assert "I STAY on the line, until I know!" not in first.values(), "as good as the right one"
    assert SAID[LATE] not in second.values(), "it is right here as well"
    assert all("We are dropped" not in one.values() for one in questions_from(hall.state, "en"))


def test_a_module_that_holds_an_adopted_stop_phrase_gives_no_right_answer(hall: Hall) -> None:
    around = standard(hall)
    module(hall, around[LATE], "You will have to be patient.", binding="must")
    stop_phrase(hall, "you have to")
    assert questions_from(hall.state, "en")[0]["right"] == SAID[LATE]
    stop_phrase(hall, "I stay on the line")
    found = questions_from(hall.state, "en")
    assert [one["right"] for one in found] == [SAID[SHOUT], SAID[LOST]]


def test_a_stop_phrase_that_is_only_proposed_takes_no_right_answer_away(hall: Hall) -> None:
    standard(hall)
    stop_phrase(hall, "I stay on the line", "rework")
    assert questions_from(hall.state, "en")[0]["right"] == SAID[LATE]


def test_a_single_situation_gets_its_wrong_answers_from_adopted_stop_phrases(hall: Hall) -> None:
    module(hall, hall.situation(SHOUT), SAID[SHOUT])
    assert questions_from(hall.state, "en") == [], "no wrong answer, no question"
    stop_phrase(hall, "Not my department", "rework")
    assert questions_from(hall.state, "en") == []
    stop_phrase(hall, "Calm down")
    (one,) = questions_from(hall.state, "en")
    assert one["wrong_1"] == "Calm down"


def test_the_button_adds_each_question_once_whatever_became_of_it(hall: Hall, desk: Quiz) -> None:
    standard(hall)
    desk.bench.refresh()
    assert desk.desk["possible"] == 3
    assert made(desk)["is"] == "ack"
    assert len(hall.state.of_kind("question")) == 3
    assert desk.desk["possible"] == 0
    first, second, third = hall.state.of_kind("question")
    hall.desk.does("hide", item=first.id, reason="Off topic")
    hall.desk.does("edit", item=second.id, fields={**second.fields, "text": "Reworded?"},
                   reason="Clearer")  # fmt: skip
    hall.desk.does("decide", item=third.id, decision="drop", reason="Too easy")
    again = made(desk)
    assert again["is"] == "refused"
    assert again["why"].startswith("The standard gives no further question")
    assert len([i for i in hall.state.items.values() if i.kind == "question"]) == 3


def test_without_a_standard_the_button_says_what_it_takes(hall: Hall, desk: Quiz) -> None:
    before = hall.rows()
    assert "adopted for at least two situations" in made(desk)["why"]
    assert hall.rows() == before


def test_questions_are_made_in_the_language_of_the_workshop(hall: Hall) -> None:
    standard(hall)
    for language in ("uk", "ru", "pl"):
        (first, *_) = questions_from(hall.state, language)
        assert "The order is late" in first["text"]
        assert first["right"] == SAID[LATE]


def test_a_question_of_ones_own_is_written_at_the_desk(hall: Hall, desk: Quiz) -> None:
    answer = desk.answer(
        {"do": "add", "id": "own.1", "activity": QUIZ, "kind": "question",
         "fields": {"text": "Who rings back?", "right": "I do", "wrong_1": "Somebody"}}
    )  # fmt: skip
    assert answer["is"] == "ack"
    (shown,) = desk.desk["questions"]
    assert sorted(shown["options"]) == ["I do", "Somebody"]
    assert shown["options"][shown["right"]] == "I do"


def answered(hall: Hall, people: int) -> None:
    """Open the quiz; the first half knows everything, the others only the first question."""
    hall.desk.does("open", activity=QUIZ)
    items = hall.state.of_kind("question")
    for n in range(people):
        phone = hall.phone(f"Person {n}")
        for at, item in enumerate(items):
            right = right_of(item)
            knows = n < people // 2 or (at == 0 and n % 3)
            wrong = (right + 1) % len(options_of(item))
            phone.votes(item.id, right if knows else wrong, QUIZ)


@pytest.mark.row("D21")
def test_under_five_answers_the_desk_sees_how_many_and_no_figure(hall: Hall, desk: Quiz) -> None:
    standard(hall)
    made(desk)
    answered(hall, 4)
    desk.bench.refresh()
    for one in desk.desk["questions"]:
        assert (one["n"], one["share"]["estimate"], one["counts"]) == (4, None, None)
    answered(hall, 5)
    desk.bench.refresh()
    assert all(one["share"]["n"] == 5 for one in desk.desk["questions"])
    assert desk.desk["reliability"]["estimate"] is None
    assert desk.desk["reliability"]["why"].startswith("5 people answered enough")


@pytest.mark.row("D21")
def test_the_hardest_question_comes_first_and_figures_come_with_interval_and_n(
    hall: Hall, desk: Quiz
) -> None:
    standard(hall)
    made(desk)
    answered(hall, 24)
    desk.bench.refresh()
    shown, tells = desk.desk["questions"], desk.desk["tells"]
    shares = [one["share"]["estimate"] for one in shown]
    assert shares == sorted(shares)
    assert shares[0] == 0.5
    assert shares[-1] > 0.7
    for one in shown:
        assert sum(one["counts"]) == one["n"] == 24
        assert one["counts"][one["right"]] == round(24 * one["share"]["estimate"])
        told = tells[one["id"]]
        assert told["low"] < told["estimate"] <= told["high"]
    assert desk.desk["people"] == 24
    assert 0.5 < desk.desk["reliability"]["estimate"] < 1


@pytest.mark.row("D21")
def test_no_figure_of_the_quiz_claims_that_the_training_caused_it(hall: Hall, desk: Quiz) -> None:
    standard(hall)
    made(desk)
    answered(hall, 12)
    desk.bench.refresh()
    told = str(desk.desk["tells"]).casefold() + str(desk.desk["questions"]).casefold()
    assert "effect" not in told
    assert "caused" not in told
    written = Quiz._esm.replace('" +\n      "', "")
    assert "no proof that the training caused it" in written
