"""What people answer to the questions of a form, whatever it asks for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kit.domain.kinds import KINDS
from kit.rehearsal.character import number_of
from kit.rehearsal.moment import Moment

_STRIDE = 29
"""Steps from one card to the next that a person draws: a third of the usual 88, so that the
second and third entries of some are not the first of others, and prime, so that who goes on
draws them all."""

_ECHO_IN = {
    "stop_phrase": "why",
    "client_type": "signs",
    "talk_stage": "aim",
    "escalation_role": "takes",
}
"""Where agreement with others stands when the first field is a name, which must stay as it is."""


def fill(moment: Moment, index: int | None, turn: int) -> dict[str, str] | None:
    """Fill in the form of the current activity; ``None`` if this person has nothing new.

    ``index`` is the situation that is written for, ``turn`` how many have written for it or
    how often this person has.
    """
    kind, people = moment.current["kind"], moment.character.people
    if kind == "speech_module":
        return _module(moment, index, turn)
    if kind == "behaviour_scheme" and index is not None:
        return _scheme(moment, people.entries[kind][index], turn)
    if kind in people.entries:
        return _entry(moment, kind)
    if kind == "question":
        count = len(people.situations)
        return shown(moment, people.question((moment.character.number + turn) % count))
    return _anything(moment)


def shown(moment: Moment, known: Mapping[str, str]) -> dict[str, str] | None:
    """Answer what the form asks; ``None`` if this person cannot answer what must be."""
    fields = {}
    for one in moment.current["form"]:
        text = known.get(one["name"], "")
        if one["choices"] and text not in dict(one["choices"]):
            text = ""
        if text:
            fields[one["name"]] = text
        elif one["required"]:
            return None
    return fields


def _written(moment: Moment) -> set[str]:
    """Give the first lines of all entries that this person knows of."""
    return {moment.text(item) for item in moment.items} | moment.deeds.texts


def _entry(moment: Moment, kind: str) -> dict[str, str] | None:
    """Write one of the texts of a kind: each person another one, the same never twice.

    When all have been given out, they come again as agreement with somebody else.
    """
    people, written = moment.character.people, _written(moment)
    texts, echoes = people.entries[kind], ("", *people.echoes)
    cards = len(texts) * len(echoes)
    for n in range(cards):
        turn = moment.tries("add") + n
        echo, which = divmod((moment.character.number + turn * _STRIDE) % cards, len(texts))
        name = _ECHO_IN.get(kind, moment.headline)
        said = f"{echoes[echo]} {texts[which].get(name, '')}".strip()
        known = {**texts[which], name: said}
        if known[moment.headline] not in written:
            return shown(moment, {**known, **_named(moment, kind, which)})
    return None


def _named(moment: Moment, kind: str, which: int) -> dict[str, str]:
    """Answer with other entries, as far as somebody has written them and the form offers them."""
    people, fields = moment.character.people, KINDS[kind].fields
    of = {field.name: field.of for field in fields}
    offered = {one["name"]: one["choices"] for one in moment.current["form"]}
    answers = people.named[kind][which] if kind in people.named else {}
    found = {}
    for name, index in answers.items():
        text = people.named_text(of[name], index)
        key = next((key for key, said in offered.get(name, ()) if said.endswith(text)), None)
        if key:
            found[name] = key
    return found


def _scheme(moment: Moment, whole: Mapping[str, str], turn: int) -> dict[str, str] | None:
    """Write the scheme for a situation; those who come later forget one step of it."""
    steps = whole["text"].split("\n")
    ways = [steps, *(steps[:n] + steps[n + 1 :] for n in reversed(range(len(steps))))]
    written = _written(moment)
    for n in range(len(ways)):
        text = "\n".join(ways[(turn + n) % len(ways)])
        if text not in written:
            return shown(moment, {**whole, "text": text})
    return None


def _module(moment: Moment, index: int | None, turn: int) -> dict[str, str] | None:
    """Give one variant for a situation, or for any; reworded when all were used."""
    people, written = moment.character.people, _written(moment)
    if index is None:
        index = number_of(moment.character.taste, turn) % len(people.modules)
    variants = people.modules[index]
    module = variants[(number_of("first", index) + turn) % len(variants)]
    openers = ("", *(f"{opener} " for opener in people.openers))
    for n in range(len(openers)):
        say = openers[(turn // len(variants) + n) % len(openers)] + module["say"]
        if say not in written:
            return shown(moment, {**module, "say": say, **_client_type(moment, say)})
    return None


def _client_type(moment: Moment, say: str) -> dict[str, str]:
    """Say for every other wording which of the known types of client it is for."""
    offered = next((one for one in moment.current["form"] if one["name"] == "client_type"), None)
    chance = number_of(moment.character.taste, "client type", say)
    if not offered or not offered["choices"] or chance % 2:
        return {}
    return {"client_type": offered["choices"][chance // 2 % len(offered["choices"])][0]}


def _anything(moment: Moment) -> dict[str, str] | None:
    """Fill in a form of which no texts tell: what must be, with something people say anyway."""
    texts = [text for text in moment.character.people.comments if text not in moment.deeds.texts]
    if not texts:
        return None
    first = moment.random.choice(texts)
    needed = [question for question in moment.current["form"] if question["required"]]
    return shown(moment, {each["name"]: _any(moment, each, first) for each in needed})


def _any(moment: Moment, question: Mapping[str, Any], text: str) -> str:
    choices = question["choices"]
    return str(moment.random.choice(choices)[0]) if choices else text
