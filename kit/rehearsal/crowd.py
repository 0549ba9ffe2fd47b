"""A crowd of simulated participants in one running workshop."""

from __future__ import annotations

import asyncio
import secrets
from collections import Counter
from dataclasses import dataclass, field
from random import Random

from kit.rehearsal.character import Character, characters
from kit.rehearsal.line import GaveUp, Line
from kit.rehearsal.moment import Action, Deeds, next_action
from kit.rehearsal.people import People

_SPREAD = 0.5
"""Standard deviation of the logarithm of the times that things take."""
_FIRST_LOOK = (3.0, 12.0)
"""Seconds before the first answer of an activity: what is asked must be read first."""
_SLOW = 2.5
_ARRIVE_WITHIN = 20.0
"""Seconds in which everybody takes out the phone and scans the code."""
_AWAY = (10.0, 40.0)
_LEAVE_AFTER = (2, 7)
"""Actions before the connection of those who leave breaks."""


@dataclass(frozen=True)
class Summary:
    """What a rehearsal came to."""

    participants: int
    joined: int
    acknowledged: Counter[str]
    """Commands kept by the room, by ``do``."""
    refused: Counter[str]
    """Refused commands, by the sentence given as the reason."""
    reconnections: int
    gave_up: int
    """People who could not reach the room however often they tried."""


@dataclass
class _Figures:
    acknowledged: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    gave_up: int = 0


@dataclass(frozen=True)
class _Plan:
    """What all guests of one rehearsal have in common."""

    address: str
    seed: int
    pace: float
    run: str
    """Part of every command's id: the same seed may come to the same room twice."""


class _Guest:
    """One simulated participant and their phone."""

    def __init__(self, plan: _Plan, character: Character, figures: _Figures) -> None:
        self.character = character
        self.pace = plan.pace * (_SLOW if character.slow else 1.0)
        self.figures = figures
        self.deeds = Deeds()
        # Two sources, so that how long things take has no influence on what is done.
        self.does = Random(f"does/{plan.seed}/{character.number}")  # noqa: S311 - a simulation
        self.takes = Random(f"takes/{plan.seed}/{character.number}")  # noqa: S311 - a simulation
        self.line = Line(plan.address, character.people.language, self.takes, plan.pace)
        self.leave_at = self.takes.randint(*_LEAVE_AFTER) if character.leaves else 0
        self.done = 0
        self.joined = False
        self._looked_at = ""
        self._run = f"{plan.run}.{character.number}"

    async def live(self) -> None:
        """Join, and do what there is to do until cancelled."""
        try:
            await self._wait(self.takes.uniform(0, _ARRIVE_WITHIN))
            while True:
                await self.line.connect()
                self.line.news.clear()
                action = next_action(self.line.view, self.character, self.deeds, self.does)
                if action is None:
                    await self.line.news.wait()
                else:
                    await self._carry_out(action)
        except GaveUp:
            self.figures.gave_up += 1
        finally:
            await self.line.disconnect()

    async def _carry_out(self, action: Action) -> None:
        current = self._current()
        await self._think(action)
        if self._current() != current:
            return  # The facilitator went on meanwhile.
        self.deeds.note(action, self.line.view)
        self.done += 1
        command = {**action.command, "id": f"{self._run}.{self.done}"}
        answer = await self.line.send(command)
        if answer["is"] == "ack":
            self.figures.acknowledged[action.do] += 1
            self.joined = True
            await self._see(int(answer["seq"]))
        else:
            self.figures.refused[str(answer["why"])] += 1
            self.deeds.take_back(action)
        if self.done == self.leave_at:
            await self.line.disconnect()
            await self._wait(self.takes.uniform(*_AWAY))

    def _current(self) -> tuple[object, ...]:
        current = self.line.view.get("current") or {}
        return current.get("id"), current.get("state")

    async def _think(self, action: Action) -> None:
        activity = str(self._current()[0])
        if action.do != "enter" and self._looked_at != activity:
            self._looked_at = activity
            await self._wait(self.takes.uniform(*_FIRST_LOOK))
        await self._wait(action.seconds * self.takes.lognormvariate(0, _SPREAD))

    async def _see(self, seq: int) -> None:
        """Wait a moment until the phone shows what was just done."""
        if self.line.seq < seq:
            try:
                async with asyncio.timeout(max(0.05, self.pace)):
                    await self.line.news.wait()
            except TimeoutError:
                return

    async def _wait(self, seconds: float) -> None:
        await asyncio.sleep(seconds * self.pace)


async def rehearse(
    address: str,
    participants: int,
    *,
    seed: int = 1,
    language: str = "en",
    pace: float = 1.0,
    people: People,
    stop: asyncio.Event | None = None,
) -> Summary:
    """Let simulated people take part in a running workshop until ``stop`` is set.

    ``address`` is the join address, ``http://host:port/join/CODE``. ``pace`` scales all
    times: 1.0 is human, less is faster. The same ``seed`` gives the same people, who do the
    same when they see the same. There is never more than one connection a participant.
    It also ends when nobody can reach the room any more.

    Raises:
        ValueError: ``participants`` or ``pace`` is negative, or ``language`` is not the one
            of ``people``.
    """
    if participants < 0 or pace < 0:
        raise ValueError(f"{participants=} and {pace=} must not be negative")
    if language != people.language:
        raise ValueError(f"the texts are in {people.language!r}, not in {language!r}")
    plan = _Plan(address, seed, pace, f"rehearsal.{secrets.token_hex(4)}")
    figures = _Figures()
    guests = [_Guest(plan, one, figures) for one in characters(people, participants, seed)]
    lives = [asyncio.create_task(guest.live()) for guest in guests]
    try:
        await _until_over(lives, stop)
    finally:
        for life in lives:
            life.cancel()
        ends = await asyncio.gather(*lives, return_exceptions=True)
    for end in ends:
        if isinstance(end, Exception):
            raise end
    return Summary(
        participants=participants,
        joined=sum(guest.joined for guest in guests),
        acknowledged=figures.acknowledged,
        refused=figures.refused,
        reconnections=sum(max(0, guest.line.connections - 1) for guest in guests),
        gave_up=figures.gave_up,
    )


async def _until_over(lives: list[asyncio.Task[None]], stop: asyncio.Event | None) -> None:
    """Wait for the stop, or for everybody to have left, or for the first defect."""
    stopped = asyncio.create_task((stop or asyncio.Event()).wait())
    try:
        waiting: set[asyncio.Task[None] | asyncio.Task[bool]] = {*lives}
        while waiting and not stopped.done():
            done, rest = await asyncio.wait(
                {*waiting, stopped}, return_when=asyncio.FIRST_COMPLETED
            )
            if any(task.exception() for task in done):
                return
            waiting = rest - {stopped}
    finally:
        stopped.cancel()
