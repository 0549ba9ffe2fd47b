"""What makes a sequence of rows sound: no gaps, and bodies that are JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from kit.language import N_
from kit.log.errors import LogDamaged
from kit.log.interface import Row

ADVICE = N_(
    "Do not work on with it: keep a copy of it as it is, then put back your last good copy of "
    "the workshop."
)
NEWER = N_(
    "The workshop log at {place} was written by a newer version of the kit (format {found}; this "
    "one knows up to {known}). Update the kit and open it again."
)
BUSY = N_(
    "The workshop log at {place} was kept busy by another program for too long. Nothing was "
    "written; try again."
)
DAMAGED = N_("The workshop log at {place} is damaged ({reason}). {advice}")
FAILED = N_("The workshop log at {place} could not be used ({reason}). Nothing was written.")
MISSING = N_("The workshop log at {place} is damaged: event {seq} is missing. {advice}")
TAKEN = N_(
    "Nothing was written to the workshop log at {place}: it holds an event with one of these ids "
    "already. Read the log again before you write."
)
NO_TURN = N_(
    "Nothing was written to the workshop log at {place}: writing belongs into a turn, from its "
    "beginning to its end. Begin a turn and write again."
)
IN_TURN = N_(
    "Nothing was written to the workshop log at {place}: a turn is open already. Commit or abandon "
    "it before the next."
)
UNKNOWN = N_("There is no event {seq} in the workshop log at {place}: nothing was erased.")

_GAP = N_("Events {first} to {last} are missing.")
_NOT_JSON = N_("The body of event {seq} ({kind}) is not readable JSON.")
_AND_MORE = N_("There is more; only the first {limit} problems are listed.")
_LIMIT = 100


def in_step(rows: Iterable[Row], after: int, place: str) -> Iterator[Row]:
    """Pass rows on as long as each follows the one before.

    A state computed from a log with a hole would look right and be wrong.

    Raises:
        LogDamaged: A row is missing.
    """
    expected = after
    for row in rows:
        expected += 1
        if row.seq != expected:
            raise LogDamaged(MISSING, place=place, seq=expected, advice=ADVICE)
        yield row


def problems_in(rows: Iterable[Row]) -> Iterator[str]:
    """Give each gap in ``seq`` and each body that is not JSON, in words."""
    last = 0
    for row in rows:
        if row.seq != last + 1:
            yield _GAP.format(first=last + 1, last=row.seq - 1)
        last = row.seq
        try:
            json.loads(row.body)
        except ValueError:
            yield _NOT_JSON.format(seq=row.seq, kind=row.kind)


def first_of(problems: Iterable[str]) -> list[str]:
    """Keep a list of problems short enough to be read."""
    kept: list[str] = []
    for problem in problems:
        if len(kept) == _LIMIT:
            return [*kept, _AND_MORE.format(limit=_LIMIT)]
        kept.append(problem)
    return kept
