"""Opening the urn of a secret vote: which ballots may be read, and which never are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kit.domain.answers import Box
from kit.domain.events import Ballot
from kit.domain.few import SMALLEST_GROUP
from kit.domain.workshop import Run


def readable(ballots: Sequence[Ballot]) -> list[Ballot]:
    """Give the ballots that may be opened: of each question those that five or more answered.

    The log tells who voted on what, so fewer ballots on an entry, a wording of it or a pair
    would tell, or nearly, who said what.
    """
    alike = Counter(map(_question, ballots))
    return [one for one in ballots if alike[_question(one)] >= SMALLEST_GROUP]


def _question(ballot: Ballot) -> tuple[object, ...]:
    value = ballot.value
    if isinstance(value, dict) and "over" in value:
        # Which of the two stands first is the answer already.
        return tuple(sorted((ballot.item, str(value["over"]))))
    return ballot.item, ballot.version


def stays_closed(run: Run, box: Box) -> bool:
    """Whether a secret vote is over, and its urn was not opened: too few have voted."""
    secret = run.activity.privacy == "secret" and run.state == "closed"
    return secret and bool(box.secret) and not box.ballots and not box.unread
