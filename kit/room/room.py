"""The room: takes commands from everybody, keeps them in groups, shows everybody what changed."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TypeVar

from kit.domain.commands import FACILITATOR, Close, own_id
from kit.domain.events import Event
from kit.log.errors import LogBusy, LogError, LogUnreachable
from kit.log.interface import Log, Row
from kit.room import telling
from kit.room.broadcaster import Broadcaster, Connection, Connections
from kit.room.changed_parts import personal_parts, shared_parts
from kit.room.journal import Answer, Ask, Journal
from kit.room.protocol import view_frame, welcome_frame, write
from kit.room.saving import NOT_KEPT, TRY_EVERY, Saving
from kit.room.timers import Timers

_SLICE = 100
"""Commands that are decided before the sockets get a turn."""

_LOG = logging.getLogger(__name__)
T = TypeVar("T")


@dataclass(slots=True)
class _Waiting:
    asks: Sequence[Ask]
    answered: asyncio.Future[list[Answer]]


@dataclass(slots=True)
class Room:
    """One live workshop in one server process.

    ``quickest`` is the least time in seconds between two view frames to one connection,
    ``steady`` a clock that nobody sets.
    """

    log: Log
    clock: Callable[[], float] = time.time
    steady: Callable[[], float] = time.monotonic
    quickest: float = 0.2
    tail_every: float = 0.1
    journal: Journal = field(init=False)
    connections: Connections = field(init=False)
    saving: Saving = field(init=False)
    watchers: list[Callable[[Sequence[Event]], None]] = field(default_factory=list)
    """Called on the loop with the events of each turn."""
    _queue: asyncio.Queue[_Waiting] = field(default_factory=asyncio.Queue)
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    _broadcasters: list[Broadcaster] = field(init=False)
    _behind: int = 0
    """How many events of others the last turn found."""
    _tasks: list[asyncio.Task[None]] = field(default_factory=list)
    _writer: ThreadPoolExecutor = field(init=False)
    _timers: Timers = field(init=False)

    def __post_init__(self) -> None:
        self.journal = Journal(self.log, self.clock)
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="kit-log")
        self.connections = Connections(self.journal)
        self.saving = Saving(self._tell_saving)
        self._timers = Timers(self.clock, self.steady)
        # A few walls are told at once; a thousand phones as fast as that leaves time for votes.
        self._broadcasters = [
            Broadcaster(self.connections, self.quickest, walls=walls) for walls in (True, False)
        ]

    async def start(self) -> None:
        """Begin to write, to tail the log, and to broadcast."""
        broadcasting = [one.broadcast_forever for one in self._broadcasters]
        for work in (self._write_forever, self._tail_forever, *broadcasting):
            self._tasks.append(asyncio.create_task(self._guard(work)))

    async def stop(self) -> None:
        """Stop; what is acknowledged is kept already."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._writer.shutdown(wait=True)
        self.log.close()

    async def _guard(self, work: Callable[[], Awaitable[None]]) -> None:
        """Keep one of the room's loops going whatever a single round does."""
        while True:
            try:
                await work()
            except asyncio.CancelledError:
                raise
            except Exception:  # noqa: BLE001 - whatever it was, the others in the room go on
                _LOG.exception("The room goes on after an error.")
                await asyncio.sleep(0.2)

    # --- commands in --------------------------------------------------------------------

    async def ask(self, asks: Sequence[Ask]) -> list[Answer]:
        """Carry commands out; the answers come after they are durably kept."""
        if not asks:
            return []
        waiting = _Waiting(asks, asyncio.get_running_loop().create_future())
        self._queue.put_nowait(waiting)
        return await waiting.answered

    async def takes_a_turn(self) -> bool:
        """Tell whether the log can be written: go the way of a command, without one."""
        waiting = _Waiting([], asyncio.get_running_loop().create_future())
        self._queue.put_nowait(waiting)
        await waiting.answered
        return self.saving.why is None

    def behind(self) -> dict[str, int]:
        """Count what waits to be written, and what others wrote before the last turn saw it."""
        return {"waiting": self._queue.qsize(), "behind": self._behind}

    async def _write_forever(self) -> None:
        while True:
            group = [await self._queue.get()]
            async with self._turn:
                while not self._queue.empty():
                    group.append(self._queue.get_nowait())
                await self._one_turn(group)

    async def _one_turn(self, group: list[_Waiting]) -> None:
        """Put everything that waits into one transaction, answer it all, show what changed."""
        asks = [ask for waiting in group for ask in waiting.asks]
        shown = self.journal.state
        # Who asks while the log is away is told so at once: only the tail tries it.
        tried = self.saving.why is None
        kept = await self._kept(asks) if tried else None
        answers = [Answer(ask.command.id, refusal=NOT_KEPT, later=True) for ask in asks]
        events: list[Event] = []
        away = isinstance(self.saving.why, LogUnreachable)
        if kept:
            events, answers = kept
        elif tried and away:
            self.journal.lose_turn()
        elif tried:
            events = await self._abandon()
        at = 0
        for waiting in group:
            if not waiting.answered.done():
                waiting.answered.set_result(answers[at : at + len(waiting.asks)])
            at += len(waiting.asks)
        if tried and away and self.journal.spoilt:
            # After the answers: a log that is away may take its time to say so.
            events = await self._abandon()
        if self.journal.state is not shown:
            # Read anew: somebody may have seen what was not kept.
            self._changed(*shared_parts(), *personal_parts())
        self._note(events)

    async def _kept(self, asks: list[Ask]) -> tuple[list[Event], list[Answer]] | None:
        """Decide commands and keep what follows; ``None`` if that failed, which is logged."""
        journal = self.journal
        try:
            news: list[Row] = await self._in_writer(journal.begin, asks)
            self._behind = len(news)
            decided = await self._decide_in_slices(news, asks)
            await self._in_writer(journal.commit)
        except LogError as error:
            _LOG.warning("A turn was not kept: %s", error)
            await self._look_at(error)
            return None
        except Exception:  # noqa: BLE001 - told to everybody who waits, and logged
            _LOG.exception("A turn was not kept.")
            return None
        return decided

    async def _look_at(self, error: LogError) -> None:
        """Find out whether one turn failed, or none can be kept now."""
        if isinstance(error, LogUnreachable):
            self.saving.fails(error)
        elif not isinstance(error, LogBusy):
            try:
                # What was in the turn is lost already; what it left open would be in the way.
                await self._in_writer(self.log.abandon)
                await self._in_writer(self.log.try_out)
            except LogError as still:
                self.saving.fails(still)

    async def _decide_in_slices(
        self, news: list[Row], asks: list[Ask]
    ) -> tuple[list[Event], list[Answer]]:
        """Decide in slices, so that a flood of commands does not hold up the sockets."""
        events, answers = self.journal.decide(news, asks[:_SLICE])
        while self.journal.spoilt or len(answers) < len(asks):
            if self.journal.spoilt:
                await self._in_writer(self.journal.read_anew)
            await asyncio.sleep(0)
            more, answered = self.journal.decide([], asks[len(answers) :][:_SLICE])
            events += more
            answers += answered
        return events, answers

    async def _abandon(self) -> list[Event]:
        """Give a turn up, off the loop: reading a long log again takes a while."""
        try:
            return await self._in_writer(self.journal.abandon)
        except LogUnreachable as error:
            self.saving.fails(error)
        except Exception:  # noqa: BLE001 - tried again with the next turn
            _LOG.exception("The log cannot be read either.")
        return []

    async def _in_writer(self, work: Callable[..., T], *args: object) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._writer, work, *args)

    # --- what other processes wrote -------------------------------------------------------

    async def _tail_forever(self) -> None:
        while True:
            await asyncio.sleep(TRY_EVERY if self.saving.why else self.tail_every)
            if self.saving.why:
                await self._try_again()
            else:
                self._close_what_is_over()
                await self.catch_up()

    async def _try_again(self) -> None:
        """See whether a log that was away is back; then take in what was missed."""
        async with self._turn:
            try:
                await self._in_writer(self.log.abandon)
                await self._in_writer(self.log.try_out)
            except LogError:
                return
            self.saving.works()
            await self._one_turn([])

    async def catch_up(self) -> None:
        """Take in what other processes, a notebook's kernel above all, have kept meanwhile.

        While the log is away, what is known stays.
        """
        if self.saving.why:
            return
        async with self._turn:
            try:
                # Off the loop: a database may take its time, the sockets need not wait for it.
                if not await self._in_writer(self.log.moved):
                    return
                if self.journal.spoilt:
                    await self._one_turn([])
                    return
                rows = await self._in_writer(self._news)
            except LogUnreachable as error:
                self.saving.fails(error)
                return
            self._note(self.journal.decide(rows, [])[0])

    def _news(self) -> list[Row]:
        return list(self.log.read(after=self.journal.state.seq))

    def _close_what_is_over(self) -> None:
        """Close every activity whose timer is over, the current one or not."""
        for activity, closes_at in self._timers.over(self.journal.state.runs.values()):
            # The same in every server of the workshop: it happens once.
            name = blake2b(activity.encode(), digest_size=12).hexdigest()
            once = own_id("timer", name, f"{closes_at:.3f}")
            close = Close(do="close", id=once, activity=activity)
            self._queue.put_nowait(
                _Waiting([Ask(FACILITATOR, close)], asyncio.get_running_loop().create_future())
            )

    # --- what changed, out ----------------------------------------------------------------

    @property
    def frames(self) -> int:
        """How many view frames were sent so far."""
        return sum(one.frames for one in self._broadcasters)

    def _note(self, events: Sequence[Event]) -> None:
        if not events:
            return
        for one in self._broadcasters:
            one.note(events)
        for watcher in self.watchers:
            watcher(events)

    def new_page(self, page: str) -> None:
        """Say that phones should show another version of their page."""
        self.connections.page = page
        self._changed("room", "current", "agenda")

    def _tell_saving(self) -> None:
        """Say whether anything can be saved, to everybody and at once."""
        frame = view_frame(self.journal.state.seq, self._can_save())
        for connection in list(self.connections.open):
            connection.tell(frame)

    def _can_save(self) -> dict[str, str]:
        return {"saving": write(self.saving.why is None)}

    def _changed(self, *parts: str) -> None:
        for one in self._broadcasters:
            one.changed(*parts)

    # --- who is here ----------------------------------------------------------------------

    def whole_view(self, who: str | None, *, wall: bool = False) -> dict[str, str]:
        """Give every part of one participant's view, or of a wall's, as JSON texts."""
        walls, phones = self._broadcasters
        parts = (walls if wall else phones).shared({*shared_parts()})
        parts |= telling.personal(self.journal.state, who, {*personal_parts()})
        return parts | self._can_save() | {"now": write(self.clock())}

    def connect(self, connection: Connection) -> None:
        """Greet a connection with the whole view and keep telling it what changes."""
        self.connections.open.add(connection)
        who = self.connections.who(connection)
        view = self.whole_view(who, wall=not connection.secret)
        connection.tell(welcome_frame(who, self.journal.state.seq, view))
        if who:
            self._changed("room", "turnout")

    def disconnect(self, connection: Connection) -> None:
        """Forget a connection."""
        self.connections.open.discard(connection)
        if self.connections.who(connection):
            self._changed("room", "turnout")
