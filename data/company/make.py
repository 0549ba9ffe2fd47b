"""Make the sample company's files: ``python data/company/make.py [folder]``.

The same texts and plan give the same bytes. Numbers (themes, techniques, scores, trials) are
drawn without regard to the language, so that both languages tell of the same company.
"""

# A script and its parts beside their data are no package; odds and bounds are plain numbers.
# ruff: noqa: INP001, PLR2004

from __future__ import annotations

import csv
import json
import random
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

from claims import claims
from conversations import codings, dialogues
from telling import Teller, joined
from workbook import write_workbook

HERE = Path(__file__).parent
LANGUAGES = ("en", "uk")
FACILITATOR = "F01"
EMPLOYEES = 60
SURVEY_START = date(2026, 6, 1)
TRIALS_START = date(2026, 9, 7)
TRIAL_DAYS = [TRIALS_START + timedelta(week * 7 + day) for week in range(3) for day in range(5)]

Rows = list[list[object]]


def chance_of(name: str) -> random.Random:
    """Give the numbers of one table, the same in every language."""
    return random.Random(name)  # noqa: S311 - nothing secret


@dataclass(frozen=True)
class Person:
    """One employee, known by a code; groups by their place in the texts."""

    code: str
    role: str
    experience: str
    branch: str
    experienced: bool


def roster(texts: dict[str, Any]) -> list[Person]:
    """Make the employees, each group as large as the texts say."""
    chance = chance_of("roster")
    drawn = {}
    for group, key in (("role", "roles"), ("experience", "experience"), ("branch", "branches")):
        numbers = [n for n, (_, count) in enumerate(texts["roster"][key]) for _ in range(count)]
        chance.shuffle(numbers)
        drawn[group] = [(texts["roster"][key][n][0], n) for n in numbers]
    return [
        Person(f"E{n + 1:02}", drawn["role"][n][0], drawn["experience"][n][0],
               drawn["branch"][n][0], drawn["experience"][n][1] == 2)
        for n in range(EMPLOYEES)
    ]  # fmt: skip


def survey(teller: Teller, count: int) -> Rows:
    """Make the answers of clients: three scores that hang together, and what was done best."""
    chance = chance_of("survey")
    best, rows = teller.texts["best"], []
    for number in range(1, count + 1):
        csat = chance.choices([1, 2, 3, 4, 5], [5, 8, 17, 38, 32])[0]
        nps = min(10, max(0, round(2.1 * csat - 1 + chance.gauss(0, 1.6))))
        ces = min(7, max(1, round(1.2 * csat + 0.6 + chance.gauss(0, 1.1))))
        scores = [score if chance.random() > skip else "" for score, skip in
                  ((csat, 0.02), (nps, 0.06), (ces, 0.1))]  # fmt: skip
        told = chance.random() < (0.68 if csat > 2 else 0.15)
        scene = teller.scene()
        text = _best(teller, best, scene) if told or scores == ["", "", ""] else ""
        day = SURVEY_START + timedelta(chance.randrange(28))
        channel = teller.texts["channels"][chance.choices(["phone", "chat", "email"], [6, 3, 1])[0]]
        rows.append([f"S{number:03}", day, channel, *scores, text])
    return rows


def _best(teller: Teller, best: dict[str, list[str]], scene: dict[str, str]) -> str:
    start, end = (teller.one(best[key], scene) for key in ("starts", "ends"))
    template = teller.random.choice(best["stories"])
    story = teller.say(template, scene)
    if start and template[0].islower():
        story = story[0].lower() + story[1:]
    return joined(start, story + ".", end)


def trials(texts: dict[str, Any], plan: dict[str, Any], people: list[Person]) -> Rows:
    """Make three weeks of trials, each module succeeding at its planted rate."""
    chance = chance_of("trials")
    made: Rows = []
    for place, (module, planted) in enumerate(plan["modules"].items()):
        settled = round(planted["trials"] * planted["rate"])
        outcomes = ["settled"] * settled + chance.choices(
            ["partly", "not_settled"], [2, 3], k=planted["trials"] - settled
        )
        chance.shuffle(outcomes)
        for outcome in outcomes:
            person = chance.choice(people)
            himself = chance.random() < 0.08
            who = "facilitator" if himself else "experienced" if person.experienced else "other"
            felt = min(5, max(1, round(planted["naturalness"] + chance.gauss(0, 0.8))))
            made.append([
                module, texts["modules"][place], FACILITATOR if himself else person.code,
                chance.choice(TRIAL_DAYS),
                texts["channels"][chance.choices(["phone", "chat"], [4, 1])[0]],
                texts["outcomes"][outcome], max(8, round(chance.gauss(55, 18))), felt,
                texts["who"][who],
            ])  # fmt: skip
    chance.shuffle(made)
    made.sort(key=lambda row: str(row[3]))
    return [[f"T{n:03}", *row] for n, row in enumerate(made, 1)]


def labelled(made: list[Any], count: int) -> list[int]:
    """Choose the claims that are labelled for tests: every repetition, its first, and others."""
    chosen = {place for place, claim in enumerate(made) if claim.again >= 0}
    chosen |= {made[place].again for place in chosen}
    others = [place for place in range(len(made)) if place not in chosen]
    return sorted([*chosen, *chance_of("labelled").sample(others, count - len(chosen))])


def tables(language: str, plan: dict[str, Any]) -> dict[str, Rows]:
    """Make every table of a language, without its headings and notes."""
    teller = Teller(language, "company")
    texts = teller.texts
    people = roster(texts)
    channel, spoken, named = texts["channels"], texts["speakers"], texts["techniques"]
    made = claims(teller, plan, [person.code for person in people])
    turns = dialogues(teller, plan)
    chance = chance_of("talks")
    days = [SURVEY_START + timedelta(chance.randrange(20)) for _ in range(len(turns))]
    return {
        "roster": [[one.code, one.role, one.experience, one.branch] for one in people],
        "claims": [
            [f"C{n:04}", one.day, channel[one.channel], one.client, one.operator, one.text]
            for n, one in enumerate(made, 1)
        ],
        "claims_labelled": [
            [
                f"C{n + 1:04}",
                made[n].theme,
                f"C{made[n].again + 1:04}" if made[n].again >= 0 else "",
            ]
            for n in labelled(made, plan["labelled_claims"])
        ],
        "dialogues": [
            [
                f"D{one.dialogue + 1:02}",
                one.number,
                days[one.dialogue],
                channel["phone"],
                spoken[one.speaker],
                one.text,
            ]
            for one in turns
        ],
        "codings": [
            [f"D{one.dialogue + 1:02}", one.number, coder, ", ".join(named[x] for x in seen)]
            for one, coder, seen in codings(turns, plan)
        ],
        "dialogues_labelled": [
            [f"D{one.dialogue + 1:02}", one.number, ", ".join(named[x] for x in one.techniques)]
            for one in turns
            if one.speaker == "agent"
        ],
        "survey": survey(teller, plan["survey"]),
        "trials": trials(texts, plan, people),
    }


def write_csv(path: Path, rows: Iterable[list[object]], texts: dict[str, Any]) -> None:
    """Write a table as spreadsheets of that country do: delimiter, date form, byte order mark."""
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=texts["delimiter"], lineterminator="\n")
    for row in rows:
        writer.writerow(
            [one.strftime(texts["date"]) if isinstance(one, date) else one for one in row]
        )
    path.write_bytes(text.getvalue().encode(texts["encoding"]))


def main(folder: Path) -> None:
    """Write the files of every language under a folder."""
    plan = json.loads((HERE / "plan.json").read_text("utf-8"))
    for language in LANGUAGES:
        texts = Teller(language, "company").texts
        (folder / language).mkdir(parents=True, exist_ok=True)
        for name, rows in tables(language, plan).items():
            whole: Rows = [texts["headers"][name], *([*row, texts["mark"]] for row in rows)]
            write_csv(folder / language / f"{name}.csv", whole, texts)
            if name == "survey":
                note: Rows = [[texts["note"]]]
                sheets = dict(zip(texts["sheets"], (whole, note), strict=True))
                write_workbook(folder / language / "survey.xlsx", sheets)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
