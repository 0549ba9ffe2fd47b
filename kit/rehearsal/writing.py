"""Writing entries, variants and comments."""

from __future__ import annotations

from typing import Any

from kit.rehearsal.character import number_of
from kit.rehearsal.moment import Action, Moment
from kit.rehearsal.people import Module


def collect(moment: Moment) -> Action | None:
    """Write the entries this person has in mind; complete the ones begun short."""
    if completed := _complete(moment):
        return completed
    written, kind = moment.tries("add"), moment.current["kind"]
    if kind == "situation":
        return _situation(moment)
    if written >= moment.character.entries:
        return None
    if moment.current["within"]:
        return _within(moment, written)
    fields = _module_for(moment, None, written) if kind == "speech_module" else _anything(moment)
    return _add(moment, fields) if fields else None


def contribute(moment: Moment) -> Action | None:
    """Add a variant beside somebody's entry, or say something about one."""
    if completed := _complete(moment):
        return completed
    character = moment.character
    foreign = [item for item in moment.items if not item["mine"]]
    if not foreign:
        return None
    if character.contributes and not moment.tries("add"):
        item = foreign[(character.number * 5) % len(foreign)]
        if fields := _variant(moment, item):
            return _add(moment, fields, of=item["id"])
    if moment.tries("comment") < character.comments:
        new = [text for text in character.people.comments if text not in moment.deeds.texts]
        if new:
            command = {"do": "comment", "activity": moment.activity}
            item, text = moment.random.choice(foreign), moment.random.choice(new)
            return Action({**command, "item": item["id"], "text": text})
    return None


def _add(
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
        return Action(command)
    short = {name: text for name, text in fields.items() if name != last}
    return Action({**command, "fields": short}, owes=fields)


def _complete(moment: Moment) -> Action | None:
    """Complete an entry that was begun short, once the room shows it."""
    for item in moment.items:
        whole = moment.deeds.owed.get(moment.text(item))
        if whole and item["mine"] and not item.get("outcome") and item["fields"] != whole:
            return Action({"do": "revise", "item": item["id"], "fields": whole})
    return None


def _situation(moment: Moment) -> Action | None:
    for one in moment.character.situations:
        if one.text not in moment.deeds.texts:
            fields = {"text": one.text, "kind": one.kind, "client_says": one.client_says}
            return _add(moment, fields)
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
    module = moment.current["kind"] == "speech_module"
    turn = moment.character.number // len(known) + written
    fields = _module_for(moment, index, turn) if module else _anything(moment)
    return _add(moment, fields, within=around) if fields else None


def _module_for(moment: Moment, index: int | None, turn: int) -> dict[str, str] | None:
    """Give one variant for a situation, or for any; reworded when all were used."""
    people = moment.character.people
    if index is None:
        index = number_of(moment.character.taste, turn) % len(people.modules)
    variants = people.modules[index]
    module = variants[(number_of("first", index) + turn) % len(variants)]
    return _worded(moment, module, again=turn // len(variants))


def _worded(moment: Moment, module: Module, again: int) -> dict[str, str] | None:
    openers = ("", *(f"{opener} " for opener in moment.character.people.openers))
    written = {moment.text(item) for item in moment.items} | moment.deeds.texts
    for n in range(len(openers)):
        say = openers[(again + n) % len(openers)] + module.say
        if say not in written:
            return {"say": say, "do": module.do, "benefit": module.benefit}
    return None


def _variant(moment: Moment, item: dict[str, Any]) -> dict[str, str] | None:
    """Give one's own practice for the situation that somebody else wrote for."""
    if item["kind"] != "speech_module":
        return _anything(moment) if item["kind"] != "situation" else None
    index = moment.character.people.situation_like(str(item.get("about", "")))
    return _module_for(moment, index, moment.character.number)


def _anything(moment: Moment) -> dict[str, str] | None:
    """Fill in any other form: what must be filled in, with something people say anyway."""
    texts = [text for text in moment.character.people.comments if text not in moment.deeds.texts]
    if not texts:
        return None
    first = moment.random.choice(texts)
    fields = {}
    for one in moment.current["form"]:
        if one["required"] and one["choices"]:
            fields[one["name"]] = str(moment.random.choice(one["choices"])[0])
        elif one["required"]:
            fields[one["name"]] = first
    return fields
