"""How simulated people build on what others wrote."""

from __future__ import annotations

from typing import Any

from kit.activities.collect.simulated import add, complete
from kit.rehearsal.forms import fill
from kit.rehearsal.moment import Action, Moment


def contribute(moment: Moment) -> Action | None:
    """Add a variant beside somebody's entry, or say something about one."""
    if completed := complete(moment):
        return completed
    character = moment.character
    foreign = [item for item in moment.items if not item["mine"]]
    if not foreign:
        return None
    if character.contributes and not moment.tries("add"):
        item = foreign[(character.number * 5) % len(foreign)]
        if fields := _variant(moment, item):
            return add(moment, fields, of=item["id"])
    if moment.tries("comment") < character.comments:
        new = [text for text in character.people.comments if text not in moment.deeds.texts]
        if new:
            command = {"do": "comment", "activity": moment.activity}
            item, text = moment.random.choice(foreign), moment.random.choice(new)
            return Action({**command, "item": item["id"], "text": text}, seconds=12.0)
    return None


def _variant(moment: Moment, item: dict[str, Any]) -> dict[str, str] | None:
    """Give one's own practice for the situation that somebody else wrote for."""
    if not moment.current["within"]:
        return None  # what belongs to no situation, people comment on
    index = moment.character.people.situation_like(str(item.get("about", "")))
    return fill(moment, index, moment.character.number)
