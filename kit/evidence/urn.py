"""What may be said of the urn of a secret vote: when it opens, or why it stays closed."""

from __future__ import annotations

from collections import Counter

from kit.domain.answers import Box
from kit.domain.few import SMALLEST_GROUP
from kit.domain.refusal import Refusal
from kit.domain.urn import stays_closed
from kit.domain.workshop import Run, Workshop
from kit.language import N_
from kit.statistics.few import ANSWERS, FOLLOWS
from kit.statistics.figure import Figure

_OPENS = N_(
    "Secret: the urn is opened at the close, for what at least {least} have voted on. Until then "
    "only who runs this server could look into it."
)
_TOO_FEW = N_(
    "The urn stays closed: fewer than {least} have voted on the same. Open the vote again, so "
    "that more can vote; their ballots are kept."
)
_UNREAD = N_(
    "Secret: the urn was opened. Ballots that were destroyed unread, on what fewer than {least} "
    "had voted on: {n}."
)


def urn_said(run: Run, box: Box) -> Refusal | None:
    """Say what becomes of the secret ballots of an activity; ``None`` where it has none."""
    least: dict[str, object] = {"least": SMALLEST_GROUP}
    if run.activity.privacy != "secret" or not run.answered:
        return None
    if stays_closed(run, box):
        return Refusal(_TOO_FEW, least)
    if run.state == "closed":
        return Refusal(_UNREAD, least | {"n": box.unread}) if box.unread else None
    return Refusal(_OPENS, least)


def unopened(state: Workshop, activity: str) -> dict[str, int]:
    """Count, by item, whose secret ballots on it were not opened when the vote closed."""
    run, box = state.runs.get(activity), state.box(activity)
    if run is None or run.state != "closed":
        return {}
    opened = {one.item for one in box.ballots}
    return Counter(what for voted in box.secret.values() for what in voted if what not in opened)


def withheld_unopened(figure: Figure, n: int) -> Figure:
    """Give the figure of an item whose ``n`` secret ballots were not opened: there is none."""
    why = ANSWERS if n < SMALLEST_GROUP else FOLLOWS
    return Figure(None, figure.low, figure.high, n, Refusal(why, {"n": n, "least": SMALLEST_GROUP}))
