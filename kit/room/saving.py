"""Whether what is sent can be kept now: an outage of the log is told once, and its end too."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from kit.domain.refusal import Refusal
from kit.language import N_
from kit.log.errors import LogError

NOT_KEPT = Refusal(
    N_("This could not be saved: the workshop's log cannot be written now. Try again.")
)
TRY_EVERY = 1.0
"""Seconds between two looks at whether a log that was away is back."""

_LOG = logging.getLogger(__name__)


class Saving:
    """Whether the log of a room takes what is written; ``told`` hears of each change.

    While it does not, the room shows its last state, and refuses at once instead of letting
    everybody wait for a database that does not answer.
    """

    def __init__(self, told: Callable[[], None]) -> None:
        self.why: LogError | None = None
        """What is wrong, while something is."""
        self._told = told
        self._since = 0.0

    def fails(self, why: LogError) -> None:
        """Take note that nothing can be kept."""
        if self.why is None:
            self.why, self._since = why, time.monotonic()
            _LOG.warning("Nothing can be saved now: %s", why)
            self._told()

    def works(self) -> None:
        """Take note that it can be again."""
        if self.why is not None:
            self.why = None
            _LOG.warning("Saving works again, after %.0f s.", time.monotonic() - self._since)
            self._told()
