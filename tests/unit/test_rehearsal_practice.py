"""Simulated people also practise: they answer pulses, play roles and tell of trials."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from uuid import uuid4

import pytest

from kit.cli.demo_draft import write_draft
from kit.domain.activities import PULSE, Activity
from kit.domain.commands import FACILITATOR, Actor, DrawRoles, Open, OpenSession, read_command
from kit.domain.refusal import Refusal
from kit.log import open_log
from kit.rehearsal import load_people
from kit.rehearsal.character import characters
from kit.rehearsal.moment import Deeds
from kit.rehearsal.person import next_action
from kit.room import telling
from kit.room.journal import Ask, Journal
from kit.room.news import PERSONAL, SHARED
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
        parts |= telling.personal(state, who, set(PERSONAL))
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
    play = practice.journal.state.play(name)
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
