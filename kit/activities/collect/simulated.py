"""How simulated people write entries."""

from __future__ import annotations

from typing import Any

from kit.rehearsal.forms import fill, shown
from kit.rehearsal.moment import Action, Moment


def collect(moment: Moment) -> Action | None:
    """Write the entries this person has in mind; complete the ones begun short."""
    if completed := complete(moment):
        return completed
    written = moment.tries("add")
    if moment.current["kind"] == "situation":
        return _situation(moment)
    if written >= moment.character.entries:
        return None
    if moment.current["within"]:
        return _within(moment, written)
    fields = fill(moment, None, written)
    return add(moment, fields) if fields else None


def add(
    moment: Moment, fields: dict[str, str], *, within: str | None = None, of: str | None = None
) -> Action:
    """Write an entry, short at first if this person is of that sort."""
    command: dict[str, Any] = {
        "do": "add",
        "activity": moment.activity,
        "kind": moment.current["kind"],
        "fields": fields,
        "within": within,
        "of": of,
    }
    optional = [one["name"] for one in moment.current["form"] if not one["required"]]
    last = next((name for name in reversed(optional) if name in fields), None)
    if not moment.character.revises or last is None or moment.deeds.owed:
        return Action(command, seconds=18.0)
    short = {name: text for name, text in fields.items() if name != last}
    return Action({**command, "fields": short}, seconds=18.0, owes=fields)


def complete(moment: Moment) -> Action | None:
    """Complete an entry that was begun short, once the room shows it."""
    for item in moment.items:
        whole = moment.deeds.owed.get(moment.text(item))
        if whole and item["mine"] and not item.get("outcome") and item["fields"] != whole:
            return Action({"do": "revise", "item": item["id"], "fields": whole}, seconds=10.0)
    return None


def _situation(moment: Moment) -> Action | None:
    for one in moment.character.situations:
        if one.fields["text"] not in moment.deeds.texts:
            fields = shown(moment, one.fields)
            return add(moment, fields) if fields else None
    return None


def _within(moment: Moment, written: int) -> Action | None:
    """Choose what to write for, each person somewhere else, and write it."""
    choices = moment.view.get("choices") or []
    known = [
        (choice["id"], index)
        for choice in choices
        if (index := moment.character.people.situation_like(choice["text"])) is not None
    ]
    if not known:
        return None
    place = (moment.character.number + written * (len(known) // 2 + 1)) % len(known)
    around, index = known[place]
    fields = fill(moment, index, moment.character.number // len(known) + written)
    return add(moment, fields, within=around) if fields else None
