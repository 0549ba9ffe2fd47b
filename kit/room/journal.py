"""A workshop's state beside its log: commands become events here, and nowhere else.

A *turn* is exclusive across all processes that share the log: it first takes in what
others appended, then decides every command against that state, then commits. So two
desks, a server and a rehearsal can all write without ever contradicting each other.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from kit.domain.commands import Actor, Command, Enter, Vote, digest
from kit.domain.events import (
    ActivityClosed,
    Ballot,
    Body,
    Event,
    UrnEmptied,
    VotedSecretly,
    read_body,
    write_body,
)
from kit.domain.folding import fold
from kit.domain.refusal import Refusal
from kit.domain.registry import secrets, type_of
from kit.domain.rules import decide
from kit.domain.workshop import Workshop
from kit.language import N_
from kit.log.interface import Entry, Log, Row

OTHER_BODY = Refusal(N_("This message came twice with different content. Reload the page."))


@dataclass(frozen=True, slots=True)
class Ask:
    """One command and who gave it."""

    actor: Actor
    command: Command


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a command: the event's number in the log, or why it was refused."""

    id: str
    seq: int = 0
    refusal: Refusal | None = None


@dataclass(slots=True)
class _Turn:
    entries: list[Entry] = field(default_factory=list)
    ballots: list[tuple[str, str]] = field(default_factory=list)
    known: dict[str, tuple[int, str, str]] = field(default_factory=dict)
    """Command id to (seq, actor, digest)."""


def event_of(row: Row) -> Event:
    """Read a row of the log."""
    return Event(row.seq, row.id, row.at, row.actor, read_body(row.kind, row.body))


def _ballot(state: Workshop, body: VotedSecretly, command: Command) -> Ballot:
    """Give the unsigned ballot of a secret answer."""
    item = state.items.get(body.item)
    value = getattr(command, secrets().get(type(command), "value"), None)
    return Ballot(item=body.item, version=item.version if item else 1, value=value)


class Journal:
    """The state of one workshop, kept level with its log.

    Not safe for use from several threads at once; a server calls ``begin`` and
    ``commit`` in a writer thread and ``decide`` in between on its loop, one turn at a time.
    """

    def __init__(self, log: Log, clock: Callable[[], float] = time.time) -> None:
        self.log = log
        self.clock = clock
        self.state = Workshop()
        self._turn = _Turn()
        self.catch_up()

    def catch_up(self) -> list[Event]:
        """Take in what is new in the log and give it; outside of a turn."""
        if self.state.seq == 0:
            fold(map(event_of, self.log.read()), self.state)
            return []
        return self._take_in(self.log.read(after=self.state.seq))

    def _take_in(self, rows: Iterable[Row]) -> list[Event]:
        events = [event_of(row) for row in rows]
        fold(events, self.state)
        return events

    def start_again(self) -> None:
        """Forget the state and read the whole log: after a commit that failed."""
        self.state = Workshop()
        self.catch_up()

    def begin(self, asks: Sequence[Ask]) -> list[Row]:
        """Take the turn; give what others appended since. Blocks while others write."""
        rows = self.log.begin(self.state.seq)
        found = self.log.known([ask.command.id for ask in asks])
        self._turn = _Turn(
            known={row.id: (row.seq, row.actor, row.digest) for row in found.values()}
        )
        return rows

    def decide(self, news: Iterable[Row], asks: Sequence[Ask]) -> tuple[list[Event], list[Answer]]:
        """Decide every command in order; give all new events, and one answer each.

        The events are folded into the state at once, so that each command sees the
        ones before it; they count only after :meth:`commit`.
        """
        events = self._take_in(news)
        answers = []
        for ask in asks:
            answer, more = self._decide_one(ask)
            answers.append(answer)
            events += more
        return events, answers

    def _decide_one(self, ask: Ask) -> tuple[Answer, list[Event]]:
        command, turn = ask.command, self._turn
        mark = digest(self._without_secrets(command))
        if known := turn.known.get(command.id):
            seq, actor, earlier = known
            same = actor == ask.actor.id and earlier == mark
            return Answer(command.id, seq, None if same else OTHER_BODY), []
        now = self.clock()
        outcome = decide(self.state, ask.actor, command, now)
        if isinstance(outcome, Refusal):
            return Answer(command.id, refusal=outcome), []
        bodies = list(outcome)
        for body in outcome:
            bodies += self._urn(body, command)
        events = [self._write(ask, mark, n, now, body) for n, body in enumerate(bodies)]
        seq = events[-1].seq if events else self.state.seq
        if events:
            turn.known[command.id] = (events[0].seq, ask.actor.id, mark)
        return Answer(command.id, seq), events

    def _without_secrets(self, command: Command) -> Command:
        """Leave out of a fingerprint what it would betray: a ballot, or erased names."""
        if part := secrets().get(type(command)):
            return command.model_copy(update={part: {}})
        if isinstance(command, Enter):
            return command.model_copy(update={"name": "", "groups": {}})
        if isinstance(command, Vote):
            run = self.state.runs.get(command.activity)
            if run and run.activity.privacy == "secret":
                return command.model_copy(update={"value": None})
        return command

    def _urn(self, body: Body, command: Command) -> list[Body]:
        """Cast a secret ballot, or open the urn when its vote closes."""
        if isinstance(body, VotedSecretly):
            ballot = _ballot(self.state, body, command)
            self._turn.ballots.append((body.activity, ballot.model_dump_json()))
        if isinstance(body, ActivityClosed):
            run = self.state.runs[body.activity]
            known = type_of(run.activity.does)
            if run.activity.privacy == "secret" and known and known.ballot:
                return [self._emptied(body.activity)]
        return []

    def _emptied(self, activity: str) -> UrnEmptied:
        """Take the ballots of an activity out of the urn, those of this turn included."""
        self._cast()
        texts = self.log.empty_urn(activity)
        return UrnEmptied(
            activity=activity,
            ballots=tuple(Ballot.model_validate_json(text) for text in texts),
        )

    def _cast(self) -> None:
        for activity in {name for name, _ in self._turn.ballots}:
            self.log.cast(activity, [b for name, b in self._turn.ballots if name == activity])
        self._turn.ballots.clear()

    def _write(self, ask: Ask, mark: str, n: int, now: float, body: Body) -> Event:
        event_id = ask.command.id if n == 0 else f"{ask.command.id}+{n}"
        kind = str(type(body).model_fields["kind"].default)
        entry = Entry(event_id, now, ask.actor.id, kind, write_body(body), mark)
        event = Event(self.state.seq + 1, event_id, now, ask.actor.id, body)
        self._turn.entries.append(entry)
        fold([event], self.state)
        return event

    def commit(self) -> None:
        """End the turn: everything decided in it is now kept, durably."""
        self._cast()
        if self._turn.entries:
            self.log.append(self._turn.entries)
        self.log.commit()

    def carry_out(self, asks: Sequence[Ask]) -> list[Answer]:
        """Do a whole turn for these commands, in this thread: for desks and scripts."""
        try:
            news = self.begin(asks)
            _, answers = self.decide(news, asks)
            self.commit()
        except BaseException:
            self.log.abandon()
            self.start_again()
            raise
        return answers
