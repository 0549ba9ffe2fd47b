"""A workshop's state beside its log: commands become events here, and nowhere else.

A *turn* is exclusive across all processes that share the log: it first takes in what
others appended, then decides every command against that state, then commits. So two
desks, a server and a rehearsal can all write without ever contradicting each other.
"""

from __future__ import annotations

import gc
import logging
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
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
from kit.domain.registry import secrets, type_of, types
from kit.domain.rules import decide
from kit.domain.urn import readable
from kit.domain.workshop import Workshop
from kit.language import N_
from kit.log.errors import LogError
from kit.log.interface import Entry, Log, Row

FAILED = Refusal(N_("This failed in the program; its log says why. Nothing of it was carried out."))
OTHER_BODY = Refusal(N_("This message came twice with different content. Reload the page."))
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ask:
    """One command and who gave it."""

    actor: Actor
    command: Command


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a command: the event's number in the log, or why it was refused.

    Without ``id`` it answers a message in which none could be read.
    """

    id: str | None
    seq: int = 0
    refusal: Refusal | None = None
    later: bool = False
    """Whether it is refused only for now: it may be sent again as it is."""


@dataclass(slots=True)
class _Turn:
    after: int = 0
    """Number of the last event that was kept before the turn."""
    entries: list[Entry] = field(default_factory=list)
    ballots: list[tuple[str, str]] = field(default_factory=list)
    """What goes into the urn when the turn ends: activities and unsigned ballots."""
    taken: list[tuple[str, str]] = field(default_factory=list)
    """What the present command took out of the urn."""
    known: dict[str, tuple[int, str, str]] = field(default_factory=dict)
    """Command id to (seq, actor, digest)."""


def event_of(row: Row) -> Event:
    """Read a row of the log."""
    types()  # events of activities can be read once these are loaded
    return Event(row.seq, row.id, row.at, row.actor, read_body(row.kind, row.body))


def _read(log: Log) -> Workshop:
    """Give the state of a whole log."""
    with _collecting_later():
        return fold(map(event_of, log.read()))


@contextmanager
def _collecting_later() -> Iterator[None]:
    """Leave the search for rings of garbage until a state is whole.

    Each search walks through all that is there, and a fold makes none: on a long log, half of
    the time went into it.
    """
    used = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if used:
            gc.enable()


def _entry(ask: Ask, mark: str, n: int, now: float, body: Body) -> Entry:
    """Write down the event number ``n`` of a command."""
    event_id = ask.command.id if n == 0 else f"{ask.command.id}+{n}"
    kind = str(type(body).model_fields["kind"].default)
    return Entry(event_id, now, ask.actor.id, kind, write_body(body), mark)


class Journal:
    """The state of one workshop, kept level with its log.

    Not safe for use from several threads at once; a server calls ``decide`` on its loop and
    all else that touches the log in a writer thread, one turn at a time.
    """

    def __init__(self, log: Log, clock: Callable[[], float] = time.time) -> None:
        self.log = log
        self.clock = clock
        self.state = _read(log)
        self.spoilt = False
        """Whether the state holds what is not kept, so that it must be read anew."""
        self._turn = _Turn()

    def catch_up(self) -> list[Event]:
        """Take in what is new in the log and give it; outside of a turn."""
        if self.spoilt:
            return self.abandon()
        return self._take_in(self.log.read(after=self.state.seq))

    def _take_in(self, rows: Iterable[Row]) -> list[Event]:
        events = [event_of(row) for row in rows]
        self.spoilt = True  # if it fails on the way
        fold(events, self.state)
        self.spoilt = False
        return events

    def read_anew(self) -> None:
        """Read the whole log, and what this turn has decided so far, into a new state.

        The state of before stays until the new one is whole, so that a server may do this
        beside its loop.
        """
        fresh = _read(self.log)
        decided = (
            Row(seq, one.id, one.at, one.actor, one.kind, one.body, one.digest)
            for seq, one in enumerate(self._turn.entries, fresh.seq + 1)
        )
        self.state = fold(map(event_of, decided), fresh)
        self.spoilt = False

    def begin(self, asks: Sequence[Ask]) -> list[Row]:
        """Take the turn; give what others appended since. Blocks while others write."""
        if self.spoilt:
            self.abandon()
        self._turn = _Turn(after=self.state.seq)
        rows = self.log.begin(self.state.seq)
        found = self.log.known([ask.command.id for ask in asks])
        self._turn.known = {row.id: (row.seq, row.actor, row.digest) for row in found.values()}
        return rows

    def decide(self, news: Iterable[Row], asks: Sequence[Ask]) -> tuple[list[Event], list[Answer]]:
        """Decide commands in order; give all new events, and one answer each.

        The events are folded into the state at once, so that each command sees the ones
        before it; they count only after :meth:`commit`. A command that fails is answered,
        and leaves nothing behind. If it failed while it was folded, the state is ``spoilt``
        and the answers end there: :meth:`read_anew`, then decide the rest.
        """
        events = self._take_in(news)
        answers = []
        for ask in asks:
            answer, more = self._answer(ask)
            answers.append(answer)
            events += more
            if self.spoilt:
                break
        return events, answers

    def _answer(self, ask: Ask) -> tuple[Answer, list[Event]]:
        """Decide one command; whatever goes wrong in it is its own affair."""
        turn = self._turn
        decided = len(turn.entries)
        turn.taken.clear()
        try:
            return self._decide_one(ask)
        except LogError:
            raise  # nobody's command can be kept
        except Exception:  # noqa: BLE001 - answered in words, and logged
            _LOG.exception("A command failed: %s.", type(ask.command).__name__)
            self.spoilt = len(turn.entries) > decided
            del turn.entries[decided:]
            turn.ballots += turn.taken
            return Answer(ask.command.id, refusal=FAILED), []

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
        ballots = [self._ballot(b, command) for b in outcome if isinstance(b, VotedSecretly)]
        closed = [b.activity for b in outcome if isinstance(b, ActivityClosed)]
        opened = (self._emptied(one) for one in closed if self._has_urn(one))
        bodies = [*outcome, *(body for body in opened if body is not None)]
        entries = [_entry(ask, mark, n, now, body) for n, body in enumerate(bodies)]
        events = [
            Event(seq, entry.id, now, entry.actor, body)
            for seq, (entry, body) in enumerate(
                zip(entries, bodies, strict=True), self.state.seq + 1
            )
        ]
        # All is written down: only from here on anything changes, but for the urn.
        turn.entries += entries
        fold(events, self.state)
        turn.ballots += ballots
        if not events:
            return Answer(command.id, self.state.seq), []
        turn.known[command.id] = (events[0].seq, ask.actor.id, mark)
        return Answer(command.id, events[-1].seq), events

    def _without_secrets(self, command: Command) -> Command:
        """Leave out of a fingerprint what it would betray: a ballot, or erased names."""
        if part := secrets().get(type(command)):
            return command.model_copy(update={part: {}})
        if isinstance(command, Enter):
            return command.model_copy(update={"name": "", "groups": {}})
        if isinstance(command, Vote):
            run = self.state.runs.get(command.activity)
            if run and run.activity.privacy == "secret":
                # Of a pair, the entry named first is the one that was preferred.
                pair = {"item": ""} if run.activity.method == "pairwise" else {}
                return command.model_copy(update={"value": None, **pair})
        return command

    def _ballot(self, body: VotedSecretly, command: Command) -> tuple[str, str]:
        """Give the unsigned ballot of a secret answer, with its activity."""
        name = getattr(command, "item", body.item)
        item = self.state.items.get(name)
        value = getattr(command, secrets().get(type(command), "value"), None)
        ballot = Ballot(item=name, version=item.version if item else 1, value=value)
        return body.activity, ballot.model_dump_json()

    def _has_urn(self, name: str) -> bool:
        """Whether an activity's ballots are secret, so that the urn is opened when it closes."""
        activity = self.state.runs[name].activity
        return activity.privacy == "secret" and type_of(activity.does).ballot

    def _emptied(self, activity: str) -> UrnEmptied | None:
        """Take the ballots of an activity out of the urn, those of this turn included.

        Where none may be read, all go back into it, and people may still be asked again.
        """
        self._cast()
        taken = [(activity, text) for text in self.log.empty_urn(activity)]
        ballots = [Ballot.model_validate_json(text) for _, text in taken]
        if not (read := readable(ballots)):
            self._turn.ballots += taken
            return None
        self._turn.taken += taken
        return UrnEmptied(activity=activity, ballots=tuple(read), unread=len(ballots) - len(read))

    def _cast(self) -> None:
        for activity in {name for name, _ in self._turn.ballots}:
            self.log.cast(activity, [b for name, b in self._turn.ballots if name == activity])
        self._turn.ballots.clear()

    def commit(self) -> None:
        """End the turn: everything decided in it is now kept, durably."""
        self._cast()
        if self._turn.entries:
            self.log.append(self._turn.entries)
        self.log.commit()

    def abandon(self) -> list[Event]:
        """End the turn as if it had not been; give what others wrote since it began."""
        after = self._turn.after
        self.lose_turn()
        self.log.abandon()
        if self.spoilt:
            self.read_anew()
        return [event_of(row) for row in self.log.read(after) if row.seq <= self.state.seq]

    def lose_turn(self) -> None:
        """Take note that nothing of this turn is kept; the log, which may be away, is not asked."""
        self.spoilt = self.spoilt or bool(self._turn.entries)
        self._turn = _Turn(self._turn.after)

    def carry_out(self, asks: Sequence[Ask]) -> list[Answer]:
        """Do a whole turn for these commands, in this thread: for desks and scripts."""
        answers: list[Answer] = []
        if not asks:
            return answers
        try:
            news = self.begin(asks)
            while len(answers) < len(asks):
                answers += self.decide(news, asks[len(answers) :])[1]
                news = []
                if self.spoilt:
                    self.read_anew()
            self.commit()
        except BaseException:
            self.abandon()
            raise
        return answers
