"""Pace: what one phone sends faster than a person can waits, and nobody else does."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

VIEW = 5
"""What a whole view weighs, beside a command: a new connection is greeted with one."""

_AT_ONCE, _A_SECOND = 100, 30
"""Commands that are taken at once, as after an hour without a network; then so many a second."""
_MANY = 10_000
"""Phones after which those are forgotten that have been quiet."""


class Pace:
    """Lets each phone have its turn, by its secret: never by an address, which a room shares.

    Nothing is refused or lost: the socket is read later, so the sender's own line fills up.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._spent: dict[str, float] = {}
        """Until when what a phone has sent is paid for, at the steady pace."""

    def wait(self, secret: str, weight: int = 1) -> float:
        """Note what a phone sends; give the seconds that it has to wait before its turn."""
        now = self._clock()
        if len(self._spent) > _MANY:
            self._spent = {who: until for who, until in self._spent.items() if until > now}
        until = max(self._spent.get(secret, now), now) + weight / _A_SECOND
        self._spent[secret] = until
        return max(0.0, until - now - _AT_ONCE / _A_SECOND)

    async def turn(self, secret: str, weight: int = 1) -> None:
        """Return when it is the phone's turn."""
        if (seconds := self.wait(secret, weight)) > 0:
            await asyncio.sleep(seconds)
