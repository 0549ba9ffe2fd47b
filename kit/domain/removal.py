"""Somebody is taken out of the workshop: what they gave leaves every count, and can come back.

What they gave in secret stays: nobody knows which ballots are theirs.
"""

from __future__ import annotations

from collections.abc import Callable

from kit.domain.answers import Given
from kit.domain.workshop import Removed, Workshop

Cast = Callable[[Workshop, str, str, str, Given | None], None]
"""``cast(state, who, activity, item, vote)``: put a vote in, or take it back with ``None``."""


def take_out(w: Workshop, who: str, reason: str, at: float, cast: Cast) -> None:
    """Take somebody out, with all they gave that was not secret."""
    gone = Removed(w.participants.pop(who), reason, at)
    w.removed[who] = gone
    for name, box in w.boxes.items():
        gone.votes += [
            (name, item, votes[who]) for item, votes in box.votes.items() if who in votes
        ]
        mine = [key for key in box.pairs if key[0] == who]
        gone.pairs += [(name, key, box.pairs.pop(key)) for key in mine]
        box.voters[who] = box.voters.get(who, 0) - len(mine)
    for name, item, _ in gone.votes:
        cast(w, who, name, item, None)
    for entry in w.items.values():
        gone.trials += [(entry.id, one) for one in entry.trials if one.actor == who]
        gone.comments += [(entry.id, one) for one in entry.comments if one.actor == who]
        entry.trials = [one for one in entry.trials if one.actor != who]
        entry.comments = [one for one in entry.comments if one.actor != who]
        if entry.author == who and entry.seen and not entry.decision:
            gone.entries.append(entry.id)
            entry.hidden, entry.hidden_because = True, reason


def take_back(w: Workshop, who: str, cast: Cast) -> None:
    """Let somebody in again, with all that had left the counts."""
    gone = w.removed.pop(who)
    w.participants[who] = gone.person
    for name, item, vote in gone.votes:
        cast(w, who, name, item, vote)
    for name, key, chosen in gone.pairs:
        box = w.boxes[name]
        box.pairs[key] = chosen
        box.voters[who] = box.voters.get(who, 0) + 1
    for name, trial in gone.trials:
        w.items[name].trials.append(trial)
    for name, comment in gone.comments:
        w.items[name].comments.append(comment)
    for name in gone.entries:
        w.items[name].hidden, w.items[name].hidden_because = False, ""
