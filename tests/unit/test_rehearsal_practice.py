"""Simulated people also practise: they answer pulses and quizzes, play roles, tell of trials."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from uuid import uuid4

import pytest

from kit.activities.quiz.questions import right_of
from kit.activities.role_play.play import play_of
from kit.activities.role_play.rules import DrawRoles
from kit.cli.demo_start import write_draft
from kit.domain.activities import PULSE, Activity
from kit.domain.commands import FACILITATOR, Actor, Add, Open, OpenSession
from kit.domain.reading import read_command
from kit.domain.refusal import Refusal
from kit.log import open_log
from kit.rehearsal import load_people
from kit.rehearsal.character import Character, characters
from kit.rehearsal.moment import Deeds, next_action
from kit.room import telling
from kit.room.changed_parts import SHARED, personal_parts
from kit.room.journal import Ask, Journal
from kit.room.opening import start_workshop

TEXTS = Path(__file__).parents[2] / "data" / "people"
PEOPLE = 7


class Practice:
    """A workshop with a small draft, and simulated people in it."""

    def __init__(self, folder: Path) -> None:
        log = open_log(folder / "workshop.kit", create=True)
        start_workshop(log, "Test", "en")
        self.journal = Journal(log)
        self.people = load_people(TEXTS, "en")
        self.desk(OpenSession(do="open_session", id=self.id(), session="test-training"))
        write_draft(self.journal, self.people)
        self.crowd = characters(self.people, PEOPLE, 1)
        self.deeds = [Deeds() for _ in self.crowd]
        self.randoms = [Random(n) for n in range(PEOPLE)]

    def id(self) -> str:
        return f"test.{uuid4().hex}"

    def desk(self, command) -> None:
        (answer,) = self.journal.carry_out([Ask(FACILITATOR, command)])
        assert answer.refusal is None, answer.refusal

    def open(self, does: str, kind: str, **more) -> str:
        name = f"test-training/{does}"
        raw = {"id": name, "session": "test-training", "does": does, "kind": kind, **more}
        activity = Activity(**raw).model_dump(mode="json")
        declared = read_command(
            {"do": "declare", "id": self.id(), "activity": activity}, "facilitator"
        )
        self.desk(declared)
        self.desk(Open(do="open", id=self.id(), activity=name))
        return name

    def act(self) -> None:
        """Let everybody do all there is to do; nothing that they do may be refused."""
        busy = True
        while busy:
            busy = sum(self.one_step(n) for n in range(PEOPLE)) > 0

    def one_step(self, n: int) -> bool:
        state, secret = self.journal.state, f"secret{n:08}"
        who = state.secrets.get(secret)
        parts = telling.shared(state, PEOPLE, "", set(SHARED))
        parts |= telling.personal(state, who, set(personal_parts()))
        view = {name: json.loads(text) for name, text in parts.items()}
        action = next_action(view, self.crowd[n], self.deeds[n], self.randoms[n])
        if action is None:
            return False
        self.deeds[n].note(action, view)
        command = read_command({**action.command, "id": self.id()}, "participant")
        assert not isinstance(command, Refusal), command
        actor = Actor("participant", who or f"p{n}", secret)
        (answer,) = self.journal.carry_out([Ask(actor, command)])
        assert answer.refusal is None, (action, answer.refusal)
        return True


@pytest.fixture
def practice(tmp_path: Path) -> Practice:
    return Practice(tmp_path)


def test_everybody_answers_a_pulse_once(practice: Practice) -> None:
    name = practice.open("pulse", "", privacy="secret", method="ratings", criteria=PULSE)
    practice.act()
    assert practice.journal.state.box(name).turnout == PEOPLE


def test_every_group_of_every_round_has_its_sheet_filled_in(practice: Practice) -> None:
    name = practice.open("play", "situation")
    practice.act()
    for _ in range(3):
        practice.desk(DrawRoles(do="draw", id=practice.id(), activity=name))
        practice.act()
    play = play_of(practice.journal.state, name)
    groups = [(number, group) for number, groups in enumerate(play.rounds, 1)
              for group in range(len(groups))]  # fmt: skip
    assert sorted(play.scores) == groups
    assert len(groups) == 6


def test_people_tell_of_trials_and_good_wordings_work_more_often_than_not(
    practice: Practice,
) -> None:
    practice.open("try", "speech_module")
    practice.act()
    trials = [t for item in practice.journal.state.items.values() for t in item.trials]
    assert len(trials) == 3 * PEOPLE
    assert sum(trial.outcome == "worked" for trial in trials) > len(trials) / 2


def test_people_tell_of_trials_also_while_the_room_is_at_something_else(
    practice: Practice,
) -> None:
    tries = practice.open("try", "speech_module")
    practice.open("pulse", "", method="ratings", privacy="secret", criteria=["intention"])
    practice.act()
    state = practice.journal.state
    assert state.current != tries
    assert sum(len(item.trials) for item in state.items.values()) == 3 * PEOPLE
    assert state.box(state.current).turnout == PEOPLE


def test_people_tell_of_trials_of_ideas_that_others_had(practice: Practice) -> None:
    practice.open("collect", "idea")
    practice.act()
    practice.open("try", "idea")
    practice.act()
    ideas = practice.journal.state.of_kind("idea")
    known = {one["text"] for one in practice.people.entries["idea"]}
    assert len({one.author for one in ideas}) == PEOPLE
    assert all(any(one.fields["text"].endswith(text) for text in known) for one in ideas)
    assert all(one.fields["watch"] for one in ideas)
    assert sum(len(one.trials) for one in ideas) == 3 * PEOPLE


def add(practice: Practice, activity: str, kind: str, fields: dict[str, str]) -> Add:
    return Add(do="add", id=practice.id(), activity=activity, kind=kind, fields=fields)


def test_everybody_answers_each_question_of_a_quiz_once_and_most_answers_are_right(
    practice: Practice,
) -> None:
    quiz = practice.open("quiz", "question", method="choice")
    for n in range(8):
        practice.desk(add(practice, quiz, "question", practice.people.question(n)))
    practice.act()
    votes = practice.journal.state.box(quiz).votes
    questions = practice.journal.state.of_kind("question")
    assert len(questions) == 8
    right = 0
    for question in questions:
        given = votes[question.id]
        assert len(given) == PEOPLE
        right += sum(value == right_of(question) for _, value in given.values())
    assert 0.6 < right / (8 * PEOPLE) < 0.95
    voted = [n for n in range(PEOPLE) if practice.one_step(n)]
    assert voted == []


def test_who_knows_an_answer_gives_it_whatever_the_order_and_guesses_what_is_strange() -> None:
    people = load_people(TEXTS, "uk")
    crowd = characters(people, 40, seed=3)
    known = people.question(4)
    options = [known[name] for name in ("right", "wrong_1", "wrong_2", "wrong_3")]
    for one in crowd:
        chosen = options[answer(one, known["text"], options)]
        turned = options[::-1][answer(one, known["text"], options[::-1])]
        if one.knows(known["text"]):
            assert chosen == turned == known["right"]
    strange = [answer(one, "Хто винайшов касу?", ["a", "b", "c"]) for one in crowd]
    assert strange == [answer(one, "Хто винайшов касу?", ["a", "b", "c"]) for one in crowd]
    assert set(strange) == {0, 1, 2}


def answer(person: Character, question: str, options: list[str]) -> int:
    """Give what somebody chooses who sees one question on the phone."""
    item = {"id": "i1", "version": 1, "fields": {"text": question}, "options": options}
    current = {"id": "s/quiz", "does": "quiz", "state": "open", "form": [{"name": "text"}]}
    view = {"me": {"id": "p"}, "current": current, "items": [item]}
    action = next_action(view, person, Deeds(), Random(1))
    assert action is not None
    assert (action.do, action.command["item"]) == ("vote", "i1")
    return int(action.command["value"])
