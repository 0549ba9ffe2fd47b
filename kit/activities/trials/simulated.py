"""What a simulated person tells of trials."""

from __future__ import annotations

from kit.domain.activities import CHANNELS, OUTCOMES
from kit.rehearsal.moment import Action, Moment, rating

_TRIALS = 3
"""Trials that one person tells of in a rehearsal."""
_PATIENT = 0.85
"""Who works through most of a ballot counts as experienced here."""


def tell_trial(moment: Moment) -> Action | None:
    """Tell how a wording went with a client; a good one works more often."""
    items = moment.items
    if not items or moment.tries("try") >= _TRIALS:
        return None
    item = moment.random.choice(items)
    liking = moment.character.opinion(moment.text(item))
    luck = moment.random.random()
    worked = min(0.9, max(0.2, 0.6 + 0.15 * liking))
    outcome = OUTCOMES[0 if luck < worked else 1 if luck < worked + 0.15 else 2][0]
    return Action(
        {
            "do": "try",
            "activity": moment.activity,
            "item": item["id"],
            "outcome": outcome,
            "naturalness": rating(moment.character.opinion(moment.text(item), "naturalness")),
            "channel": moment.random.choice(CHANNELS)[0],
            "by": "experienced" if moment.character.share > _PATIENT else "other",
        },
        seconds=12.0,
    )
