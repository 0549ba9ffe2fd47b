"""A workshop that simulated people have held from the first session to the last.

They see and answer what phones would, and the room's rules take it; only the time between is
left out. So the consultant's desk of a demo opens on a whole standard.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from uuid import uuid4

from kit.activities.role_play.rules import DrawRoles
from kit.cli.demo_decided import Facilitator
from kit.domain.commands import Actor, Add, Close, Command, Open, OpenSession, Reveal
from kit.domain.reading import read_command
from kit.domain.refusal import Refusal
from kit.domain.registry import type_of
from kit.domain.rules.people import participant_id
from kit.domain.workshop import Run
from kit.place import Place
from kit.rehearsal import People
from kit.rehearsal.character import Character, characters
from kit.rehearsal.moment import Deeds, next_action
from kit.room.changed_parts import personal_parts
from kit.room.journal import Ask, Journal
from kit.room.telling import personal, shared

SESSIONS = ("audit", "co-creation", "service-rules", "test-training")
"""In the order in which they are held."""

_PLAYS, _DAYS, _QUESTIONS = 6, 5, 6
"""Rounds of role plays, days on which people tell of trials, questions of the quiz."""
_SHARED = frozenset({"current", "choices"})
_MOST = 200
"""More turns of one activity than this would be a crowd that never stops."""


class _Guest:
    """One simulated participant, who remembers what they did."""

    def __init__(self, character: Character, seed: int) -> None:
        secret = f"{character.number:010d}{seed:022d}"
        self.actor = Actor("participant", participant_id(secret), secret)
        self.character = character
        self.deeds = Deeds()
        self.random = Random(f"held/{seed}/{character.number}")  # noqa: S311 - a simulation

    def ask(self, journal: Journal, told: dict[str, str]) -> Ask | None:
        """Give what this person does now, if anything."""
        own = personal(journal.state, self.actor.id, frozenset(personal_parts()) - {"beside"})
        view = {name: json.loads(part) for name, part in (told | own).items()}
        if (action := next_action(view, self.character, self.deeds, self.random)) is None:
            return None
        self.deeds.note(action, view)
        command = read_command({"id": f"held.{uuid4().hex}", **action.command}, "participant")
        return None if isinstance(command, Refusal) else Ask(self.actor, command)


def hold(place: Place, journal: Journal, people: People, participants: int, seed: int) -> None:
    """Hold all sessions of a workshop that was just made, up to a described standard."""
    crowd = [_Guest(one, seed) for one in characters(people, participants, seed)]
    desk = Facilitator(journal, people)
    desk.profile()
    for session in SESSIONS:
        desk.does(OpenSession(do="open_session", id=_id(), session=session))
        _run_notebook(place, session)
        journal.catch_up()
        for run in list(journal.state.agenda()):
            _hold(desk, crowd, run)
            desk.merge_alike(run.activity.kind)
        desk.decide()
    desk.describe()


def _id() -> str:
    return f"held.{uuid4().hex}"


def _run_notebook(place: Place, session: str) -> None:
    """Run the cells of a session's notebook as a face without controls: they declare its agenda.

    The notebook is the kit's own, made a moment ago; a kernel for it would take seconds.
    """
    notebook = place.notebook(session, "workshops")
    if notebook is None:
        return
    names: dict[str, object] = {}
    with _face(place):
        for cell in json.loads(notebook.read_text("utf-8"))["cells"]:
            if cell["cell_type"] == "code":
                exec("".join(cell["source"]), names)  # noqa: S102 - see above


@contextmanager
def _face(place: Place) -> Iterator[None]:
    ours = {"KIT_FOLDER": str(place.folder), "KIT_FACE": "phone"}
    before = {name: os.environ.get(name) for name in ours}
    os.environ.update(ours)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _hold(desk: Facilitator, crowd: list[_Guest], run: Run) -> None:
    """Hold one activity: open it, let everybody do what they have in mind, show what came of it."""
    activity, known = run.activity, type_of(run.activity.does)
    if not known.answered:
        return
    desk.does(Open(do="open", id=_id(), activity=activity.id, close_current=True))
    if activity.kind == "question":
        for n in range(_QUESTIONS):
            question = desk.people.question(n)
            desk.does(
                Add(do="add", id=_id(), activity=activity.id, kind=activity.kind, fields=question)
            )
    days = _DAYS if known.beside else 1
    rounds: list[Command | None] = [None] * days
    if DrawRoles in known.rules:
        rounds += [DrawRoles(do="draw", id=_id(), activity=activity.id) for _ in range(_PLAYS)]
    for draw in rounds:
        if draw is not None:
            desk.does(draw)
        _play(desk.journal, crowd)
        if known.beside:
            for guest in crowd:
                guest.deeds.tries.clear()
    desk.does(Close(do="close", id=_id(), activity=activity.id))
    desk.does(Reveal(do="reveal", id=_id(), activity=activity.id))


def _play(journal: Journal, crowd: list[_Guest]) -> None:
    """Let everybody act, one action a turn, until nobody has anything left to do."""
    for _ in range(_MOST):
        told = shared(journal.state, len(crowd), "", _SHARED)
        asks = [ask for guest in crowd if (ask := guest.ask(journal, told))]
        if not asks:
            return
        journal.carry_out(asks)
