"""Workshops for tests, brought about as in life: by commands of a desk and of phones."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kit.domain.commands import FACILITATOR, Actor
from kit.domain.reading import read_command
from kit.domain.refusal import Refusal
from kit.domain.rules.people import participant_id
from kit.domain.workshop import Workshop
from kit.log import Log, Row, open_log
from kit.rehearsal.line import after
from kit.room import telling
from kit.room.changed_parts import personal_parts, shared_parts
from kit.room.desk_view import desk_view
from kit.room.journal import Answer, Ask, Journal
from kit.room.opening import start_workshop

SESSION = "spring"
NOON = 1_790_000_000.0
_numbers = count(1)


def new_id() -> str:
    """Make an id as a phone does: unique in the test run."""
    return f"test.{next(_numbers):06}"


def secret(name: str) -> str:
    """Make the hash of a phone's secret."""
    return blake2b(name.encode(), digest_size=16).hexdigest()


@dataclass
class Hall:
    """A workshop on a log of its own, without a server; its clock stands until it is moved."""

    log: Log
    now: float = NOON
    journal: Journal = field(init=False)
    order: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        start_workshop(self.log, "Front desk", "en")
        self.journal = Journal(self.log, lambda: self.now)
        self.desk = Person(self, FACILITATOR)
        self.desk.does("open_session", session=SESSION)

    @property
    def state(self) -> Workshop:
        """What the log adds up to."""
        return self.journal.state

    def rows(self) -> list[Row]:
        """Everything in the log."""
        return list(self.log.read())

    def kinds(self) -> list[str]:
        """Kinds of the events in the log, in order."""
        return [row.kind for row in self.rows()]

    def phone(self, name: str = "Ana", **parts: Any) -> Person:
        """Let somebody come in."""
        mark = secret(name)
        person = Person(self, Actor("participant", participant_id(mark), mark))
        person.does("enter", name=name, **parts)
        return person

    def declare(self, does: str, kind: str = "situation", **settings: Any) -> str:
        """Put an activity on the agenda; give its id."""
        key = settings.pop("key", f"{kind}.{does}")
        name = f"{SESSION}/{key}"
        activity = {"id": name, "session": SESSION, "does": does, "kind": kind, **settings}
        self.desk.does("declare", activity=activity)
        self.order += [] if name in self.order else [name]
        self.desk.does("agenda", session=SESSION, order=self.order)
        return name

    def opened(self, does: str, kind: str = "situation", **settings: Any) -> str:
        """Declare an activity and open it."""
        name = self.declare(does, kind, **settings)
        self.desk.does("open", activity=name, close_current=True)
        return name

    def written(self, kind: str, within: str | None = None, **fields: str) -> str:
        """Write down an item of any kind at the desk; give its id."""
        around = {"within": "situation"} if within else {}
        name = self.declare("collect", kind, **around)
        self.desk.does("add", activity=name, kind=kind, fields=fields, within=within)
        return list(self.state.items)[-1]

    def situation(self, text: str = "A client shouts", by: Person | None = None) -> str:
        """Write down a situation, by the desk unless somebody is named; give its id."""
        name = f"{SESSION}/situation.collect"
        if name not in self.state.runs:
            self.declare("collect")
        if by and self.state.runs[name].state != "open":
            self.desk.does("open", activity=name, close_current=True)
        (by or self.desk).does("add", activity=name, kind="situation", fields={"text": text})
        return list(self.state.items)[-1]

    def wall_sees(self) -> dict[str, Any]:
        """What the wall shows."""
        parts = telling.shared(self.state, 1, "", set(shared_parts()), wall=True)
        return {name: json.loads(text) for name, text in parts.items()}

    def desk_sees(self) -> dict[str, Any]:
        """What the facilitator sees."""
        return desk_view(self.state, self.now)


@dataclass
class Person:
    """Somebody who gives commands: the desk or a phone."""

    hall: Hall
    actor: Actor

    @property
    def id(self) -> str:
        """The participant's id."""
        return self.actor.id

    def asks(self, do: str, **parts: Any) -> Answer:
        """Give one command, whatever becomes of it."""
        raw = {"do": do, "id": new_id(), **parts}
        command: Any = read_command(raw, self.actor.role)
        if isinstance(command, Refusal):
            return Answer(str(raw["id"]), refusal=command)
        return self.hall.journal.carry_out([Ask(self.actor, command)])[0]

    def does(self, do: str, **parts: Any) -> int:
        """Give a command that is carried out; give the number of its event."""
        answer = self.asks(do, **parts)
        assert answer.refusal is None, answer.refusal.said("en")
        return answer.seq

    def is_refused(self, do: str, **parts: Any) -> str:
        """Give a command that is refused, and nothing written; give the sentence."""
        before, urn = self.hall.rows(), ballots_in_urn(self.hall)
        answer = self.asks(do, **parts)
        assert answer.refusal is not None, f"carried out as event {answer.seq}"
        assert self.hall.rows() == before
        assert ballots_in_urn(self.hall) == urn
        return answer.refusal.said("en")

    def votes(self, item: str, value: Any, activity: str = "") -> int:
        """Vote in the current activity."""
        return self.does(
            "vote", activity=activity or self.hall.state.current, item=item, value=value
        )

    def cannot_vote(self, item: str, value: Any, activity: str = "") -> str:
        """Vote in the current activity, which is refused; give the sentence."""
        return self.is_refused(
            "vote", activity=activity or self.hall.state.current, item=item, value=value
        )

    def sees(self) -> dict[str, Any]:
        """What this phone shows of the current activity."""
        state = self.hall.state
        parts = telling.shared(state, 1, "", set(shared_parts()))
        parts |= telling.personal(state, self.id, set(personal_parts()))
        return {name: json.loads(text) for name, text in parts.items()}

    def sees_item(self, item: str) -> dict[str, Any]:
        """One item as this phone shows it."""
        return next(part for part in self.sees()["items"] if part["id"] == item)


def ballots_in_urn(hall: Hall) -> int:
    """Count the ballots that wait in the urn, without taking any out."""
    hall.log.begin(hall.state.seq)
    found = sum(len(hall.log.empty_urn(name)) for name in hall.state.runs)
    hall.log.abandon()
    return found


@contextmanager
def hall_in(path: Path) -> Iterator[Hall]:
    """Open a new workshop at a path, and close its log afterwards."""
    hall = Hall(open_log(path, create=True))
    yield hall
    hall.log.close()


@contextmanager
def passing_hall() -> Iterator[Hall]:
    """Open a new workshop that is cleared away at once: for one example of many."""
    with TemporaryDirectory() as folder, hall_in(Path(folder) / "workshop.kit") as hall:
        yield hall


def participant(name: str) -> Actor:
    """Give the actor that a phone of this name is."""
    return Actor("participant", participant_id(secret(name)), secret(name))


@dataclass(eq=False)
class Phone:
    """A connection that keeps what it is told, with the time."""

    secret: str = ""
    frames: list[dict[str, Any]] = field(default_factory=list)
    times: list[float] = field(default_factory=list)

    def tell(self, frame: str) -> None:
        """Keep a frame."""
        self.frames.append(json.loads(frame))
        self.times.append(time.monotonic())

    def view(self) -> dict[str, Any]:
        """Put all frames together, as a phone does."""
        view: dict[str, Any] = {}
        for frame in self.frames:
            view = after(view, frame)
        return view
