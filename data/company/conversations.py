"""Conversations: dialogues with planted techniques, and two coders who do not always see them."""

# A script and its parts beside their data are no package; odds and bounds are plain numbers.
# ruff: noqa: INP001, PLR2004

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

from telling import Teller, joined


@dataclass(frozen=True)
class Turn:
    """One turn, with the techniques that were planted in it."""

    dialogue: int
    number: int
    speaker: str
    text: str
    techniques: tuple[str, ...] = ()


def dialogues(teller: Teller, plan: dict[str, Any]) -> list[Turn]:
    """Make all dialogues; each technique occurs in exactly as many as planned."""
    chance = random.Random("dialogues")  # noqa: S311 - nothing secret
    cases = [case for case, count in plan["cases"].items() for _ in range(count)]
    chance.shuffle(cases)
    among = {
        technique: set(chance.sample(range(len(cases)), count))
        for technique, count in plan["dialogues_with"].items()
    }
    turns: list[Turn] = []
    for number, case in enumerate(cases):
        has = {technique for technique, where in among.items() if number in where}
        told = _dialogue(teller, chance, case, has)
        turns += [
            Turn(number, at, speaker, text, techniques)
            for at, (speaker, text, techniques) in enumerate(told, 1)
        ]
    return turns


Told = tuple[str, str, tuple[str, ...]]


def _dialogue(teller: Teller, chance: random.Random, case: str, has: set[str]) -> list[Told]:
    talk = teller.texts["talk"]
    own = talk["cases"][case]
    scene = teller.scene(large=own.get("large", False))
    agent_scene = scene | {"speaker": teller.random.choice("12")}
    # Opening, question, answer and summary of one version belong together.
    version = teller.random.randrange(2)
    own = own | {
        key: own[key][version : version + 1]
        for key in ("open", "clarifying_question", "answer", "summary")
    }

    def agent(techniques: list[str], otherwise: str) -> Told:
        used = tuple(one for one in techniques if one in has)
        words = [teller.one(own.get(one) or talk[one], agent_scene) for one in used]
        return ("agent", joined(*words) or teller.one(talk[otherwise], agent_scene), used)

    def client(source: dict[str, Any], key: str) -> Told:
        return ("client", teller.one(source[key], scene), ())

    told = [
        agent(["greeting"], "plain_start"),
        client(own, "open"),
        agent(["empathy", "clarifying_question"], "neutral"),
        client(own, "answer") if "clarifying_question" in has else client(talk, "client_mid"),
    ]
    if "summary" in has or chance.random() < 0.5:
        yes = "client_yes" if "summary" in has else "client_mid"
        told += [agent(["summary"], "neutral"), client(talk, yes)]
    if "choice_of_two" in has:
        told += [agent(["choice_of_two"], "neutral"), client(talk, "client_choice")]
    told.append(agent(["next_step", "benefit"], "neutral"))
    told.append(client(talk, "client_end"))
    told.append(agent(["thanks"], "plain_end"))
    return told


def codings(turns: list[Turn], plan: dict[str, Any]) -> list[tuple[Turn, str, list[str]]]:
    """Let every coder code every turn of an operator, each with their own slips.

    Coder B also takes a bare "Yes?" for a greeting now and then: a difference of severity,
    not of attention.
    """
    chance = random.Random("codings")  # noqa: S311 - nothing secret
    coded = []
    for turn in turns:
        if turn.speaker != "agent":
            continue
        for coder, slips in plan["coders"].items():
            seen = []
            for technique in plan["dialogues_with"]:
                there = technique in turn.techniques
                lenient = coder == "B" and technique == "greeting" and turn.number == 1
                added = 0.5 if lenient else slips["added"]
                if chance.random() < (1 - slips["missed"] if there else added):
                    seen.append(technique)
            coded.append((turn, coder, seen))
    return coded
