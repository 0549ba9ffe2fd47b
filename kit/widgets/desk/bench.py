"""The bench: one kernel's state of the workshop, and the widgets that show it.

Ephemeral: everything here can be rebuilt from the log, so a desk page can be reloaded or
opened twice and loses nothing.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol
from weakref import WeakSet

from kit.domain.commands import FACILITATOR
from kit.log.errors import LogError
from kit.room.answering import Request
from kit.room.journal import Answer, Journal
from kit.room.saving import TRY_EVERY

if TYPE_CHECKING:
    from kit.place import Place

LOOK_EVERY = 0.2
"""Seconds between two looks at whether another process wrote to the log."""

SHOW_EVERY = 0.4
"""Least seconds between two refreshes of the widgets."""

QUIET_AFTER = 90.0
"""Seconds without a sign of a browser after which the bench stops looking, so that the
kernel of a closed page counts as idle and is culled."""

_LOG = logging.getLogger(__name__)


class Shown(Protocol):
    """What shows something of the workshop, and can be brought up to date."""

    def refresh(self) -> None:
        """Show the state as it is now."""


class Bench:
    """What the widgets of one notebook share."""

    def __init__(self, place: Place, journal: Journal) -> None:
        self.place = place
        self.journal = journal
        self.parts: WeakSet[Shown] = WeakSet()
        self._last_sign = time.monotonic()
        self._looking: asyncio.Task[None] | None = None

    @property
    def language(self) -> str:
        """The workshop's language."""
        return self.journal.state.language

    def show(self, part: Shown) -> None:
        """Keep a widget up to date from now on."""
        self.parts.add(part)
        part.refresh()
        self.sign_of_life()

    def sign_of_life(self) -> None:
        """Take note that a browser is there, and look at the log again."""
        self._last_sign = time.monotonic()
        if self._looking is None or self._looking.done():
            try:
                loop = asyncio.get_running_loop()
            except RuntimeError:
                return
            self._looking = loop.create_task(self._look())

    async def _look(self) -> None:
        away = False
        while time.monotonic() - self._last_sign < QUIET_AFTER:
            await asyncio.sleep(LOOK_EVERY)
            try:
                if self.journal.log.moved() and self.journal.catch_up():
                    self.refresh()
                    await asyncio.sleep(SHOW_EVERY - LOOK_EVERY)
                away = False
            except LogError as error:
                if not away:
                    _LOG.warning("The desk cannot read the log now and tries again: %s", error)
                away = True
                await asyncio.sleep(TRY_EVERY)

    def refresh(self) -> None:
        """Bring every widget up to date."""
        for part in list(self.parts):
            part.refresh()

    def carry_out(self, raw: Mapping[str, Any]) -> dict[str, object]:
        """Carry out one command of the facilitator; give the frame that answers it."""
        request = Request([raw], FACILITATOR)
        try:
            answers = self.journal.carry_out(request.asks)
        except LogError as error:
            answers = [Answer(ask.command.id, refusal=error.refusal) for ask in request.asks]
        self.refresh()
        return request.frames(answers, self.language)[0]
