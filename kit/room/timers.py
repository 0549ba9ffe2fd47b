"""Timers that end when they should, whatever happens to the machine's clock."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kit.domain.workshop import Run


class Timers:
    """Which activities have run out of time.

    A timer's end is a moment on the wall clock, which every process and phone shares. A clock
    that is set back would lengthen it; so how long there was to go when the timer was first
    seen is measured too, by a clock that nobody sets. One that is set forward, as after a
    laptop has slept, ends it.
    """

    def __init__(self, clock: Callable[[], float], steady: Callable[[], float]) -> None:
        self._clock, self._steady = clock, steady
        self._ends: dict[tuple[str, float], float] = {}
        """By activity and wall time of its end, the steady time of its end."""

    def over(self, runs: Iterable[Run]) -> list[tuple[str, float]]:
        """Give the activities whose timer is over, with the end it was set to."""
        now, steady = self._clock(), self._steady()
        timed = [
            (run.activity.id, run.closes_at)
            for run in runs
            if run.state == "open" and run.closes_at
        ]
        self._ends = {one: self._ends.get(one, steady + one[1] - now) for one in timed}
        return [one for one in timed if now > one[1] or steady > self._ends[one]]
