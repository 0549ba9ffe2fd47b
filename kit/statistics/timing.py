"""How long a part of talks took, and how often that was within the time frame set for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median, quantiles

from kit.domain.refusal import Refusal
from kit.language import N_
from kit.statistics.effective import effective
from kit.statistics.few import PEOPLE, withheld
from kit.statistics.figure import Figure
from kit.statistics.intervals import wilson

_TENTHS = 10


@dataclass(frozen=True, slots=True)
class Frame:
    """A time frame in seconds; what was not set is ``None``."""

    shortest: float | None = None
    target: float | None = None
    longest: float | None = None

    def holds(self, seconds: float) -> bool:
        """Whether a time is within it, its ends included."""
        least, most = self.shortest, self.longest
        return (least is None or least <= seconds) and (most is None or seconds <= most)


@dataclass(frozen=True, slots=True)
class Timing:
    """Measured times in seconds: median and the 10 and 90 % quantiles."""

    n: int
    """Times, not people."""
    low: float
    median: float
    high: float
    inside: Figure
    """Share of times within the frame; ``n`` counts times."""


def timing(times: Sequence[tuple[str, float]], frame: Frame) -> Timing | Refusal:
    """Measure times, each given as whose it was and its seconds; of few people not at all.

    Quantiles are interpolated between the times (Hyndman and Fan 1996, type 7). The share
    within the frame is the plain one; its range is Wilson's at the effective number of times,
    since one person's are alike (:mod:`kit.statistics.effective`).
    """
    people = len({who for who, _ in times})
    if not people:
        return Refusal(N_("no times were told yet"))
    if why := withheld(people, PEOPLE):
        return why
    seconds = sorted(one for _, one in times)
    tenths = quantiles(seconds, n=_TENTHS, method="inclusive")
    marks = [(who, frame.holds(one)) for who, one in times]
    worth, n = effective(marks).n, len(marks)
    share = sum(within for _, within in marks) / n
    inside = replace(wilson(share * worth, worth), estimate=share, n=n)
    return Timing(n, tenths[0], median(seconds), tenths[-1], inside)
