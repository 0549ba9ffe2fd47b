"""Consistency: one client passed between several employees, and are the answers the same?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import fmean

from kit.domain.refusal import Refusal
from kit.language import N_
from kit.statistics.coefficients import agreed_pairs
from kit.statistics.few import PEOPLE
from kit.statistics.figure import Figure
from kit.statistics.intervals import wilson

_PAIR = 2


@dataclass(frozen=True, slots=True)
class Consistency:
    """Whether everyone told the client the same."""

    identical: Figure
    """Share of pairs of employees whose answers are the same, the mean over meaning points.

    ``n`` counts employees; the range is Wilson's for one comparison fewer a client.
    """
    differently: tuple[str, ...]
    """The points on which a client was told different things, the least consistent first."""


def consistency(clients: Iterable[Mapping[str, Mapping[str, str | None]]]) -> Consistency:
    """Compare the answers that each client got: by employee, the code on each meaning point.

    ``None``, or a point that is not there, was not said. Codes are the observer's words for
    what was meant, so "three days" and "by Thursday" may be one. Employees are never named
    in the result. A client whom one employee served alone tells nothing.
    """
    several = [answers for answers in clients if len(answers) >= _PAIR]
    shares: list[float] = []
    apart: dict[str, float] = {}
    for answers in several:
        for point in sorted({name for said in answers.values() for name in said}):
            codes = Counter(c for said in answers.values() if (c := said.get(point)) is not None)
            if codes.total() < _PAIR:
                continue
            shares.append(agreed_pairs([*codes.values()]))
            if len(codes) > 1:
                apart[point] = min(shares[-1], apart.get(point, 1.0))
    employees = sum(map(len, several))
    if not shares:
        why = Refusal(N_("Consistency takes two employees who answered the same client."))
        return Consistency(Figure(None, 0.0, 1.0, employees, why), ())
    mean, comparisons = fmean(shares), employees - len(several)
    ends = wilson(mean * comparisons, comparisons)
    identical = Figure(mean, ends.low, ends.high, employees)
    return Consistency(identical.shown(PEOPLE), tuple(sorted(apart, key=lambda name: apart[name])))
