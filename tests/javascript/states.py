"""What widgets and phones are told, as a script that checks it against the types of ours.

The types of a desk are written by hand beside each script; here they meet what Python gives.
"""

from __future__ import annotations

import base64
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from kit.domain.activities import TABLES
from kit.domain.registry import fetch, types
from kit.domain.workshop import Workshop
from kit.room import telling
from kit.room.changed_parts import personal_parts, shared_parts
from kit.widgets.bundle import scripts_of
from kit.widgets.desk.bench import Bench
from tests.factories import Hall, hall_in

ROOT = Path(__file__).parents[2]
COMPANY = ROOT / "data" / "company" / "en"


def rich() -> Workshop:
    """Give a workshop in which every session was held."""
    sys.path.insert(0, str(ROOT / "tests" / "unit"))
    try:
        from rich_workshop import rich as held
    finally:
        sys.path.pop(0)
    state: Workshop = held().state
    return state


_SETTINGS: dict[str, dict[str, Any]] = {
    "pulse": {"kind": "", "key": "pulse.before", "criteria": ["intention"], "privacy": "secret"},
    "quiz": {"kind": "question", "method": "choice"},
}


def bare(hall: Hall) -> Workshop:
    """Give a workshop that has every activity on its agenda, and nothing else."""
    for key, one in types().items():
        kind = "situation" if one.needs_kind else ""
        if key == "tables":
            for table in TABLES:
                hall.declare(key, table)
        else:
            hall.declare(key, **(_SETTINGS.get(key) or {"kind": kind}))
    return hall.state


def company(hall: Hall) -> Iterator[tuple[str, Any]]:
    """Import every table of the sample company; give what the widget answered, and its type."""
    hall.written("stop_phrase", text="That is not my job")
    hall.written("speech_module", within=hall.situation(), say="I will call you back today")
    module = list(hall.state.items)[-1]
    for table in TABLES:
        name = hall.declare("tables", table)
        desk = fetch(types()["tables"].desk)(bench_of(hall.state, hall.journal), name)
        content = base64.b64encode((COMPANY / f"{table}.csv").read_bytes()).decode()
        look = {"do": "look", "id": "look", "name": f"{table}.csv", "content": content}
        looked = desk.answer(look)["look"]
        yield "Look", looked
        codes = {one["code"]: module for one in looked.get("codes", ())}
        taken = desk.answer({"do": "take", "id": "take", "modules": codes})
        assert taken["is"] == "ack", taken
    yield "Dialogue", desk.answer({"do": "dialogue", "id": "d", "coder": "AB"})["dialogue"]
    yield "Group[]", desk.answer({"do": "suggest", "id": "s"})["groups"]
    yield "Pair[]", desk.answer({"do": "alike", "id": "a"})["pairs"]


def bench_of(state: Workshop, journal: Any = None) -> Bench:
    """Give a desk without a server."""
    place: Any = SimpleNamespace(folder=ROOT)
    return Bench(place, journal or SimpleNamespace(state=state))


def desks(state: Workshop) -> Iterator[tuple[str, Any, Any]]:
    """Give, for each activity, what its widget is told: its kind, the desk and the view."""
    for name, run in state.runs.items():
        made = fetch(types()[run.activity.does].desk)(bench_of(state), name)
        # A widget may stand in a box with its chart.
        widget = made if hasattr(made, "desk") else made.children[0]
        yield run.activity.does, widget.desk, widget.view


def phones(state: Workshop) -> Iterator[tuple[str, Any]]:
    """Give what a phone and a wall see of each activity, its results shown."""
    who = next(iter(state.participants), None)
    for name, run in state.runs.items():
        state.current, shown, run.shown = name, run.shown, True
        for person in (who, None):
            parts = telling.shared(state, 1, "", set(shared_parts()), wall=person is None)
            parts |= telling.personal(state, person, set(personal_parts()))
            yield run.activity.does, {part: json.loads(text) for part, text in parts.items()}
        run.shown = shown


def typed(state: Workshop) -> Iterator[tuple[str, Any]]:
    """Give all that anybody is told of a workshop, each with its type."""
    for does, desk, view in desks(state):
        yield f"Told_{does}", desk
        yield "ActivityView", view
    for does, view in phones(state):
        yield "WholeView", view
        yield ("Question[] | null" if does == "quiz" else "Result[] | null"), view["results"]


def written(folder: Path) -> str:
    """Give the script; ``folder`` is for the logs of its workshops."""
    with hall_in(folder / "bare.kit") as empty, hall_in(folder / "company.kit") as full:
        found = [*company(full), *typed(full.state), *typed(bare(empty)), *typed(rich())]
    places = {key: f"{scripts_of(one).as_posix()}/desk.js" for key, one in types().items()}
    names = {place: f"Told as Told_{key}" for key, place in places.items()}
    names[f"{ROOT.as_posix()}/kit/widgets/room.js"] = "ActivityView, WholeView"
    names[f"{ROOT.as_posix()}/kit/widgets/results.js"] = "Result"
    names[places["quiz"]] += ", Question"
    names[f"{Path(places['tables']).parent.as_posix()}/tables.js"] = "Dialogue, Group, Look, Pair"
    lines = [f'import type {{ {name} }} from "{place}";' for place, name in names.items()]
    # One line for each: what is wrong is then told by the number of its line.
    lines += [
        f"export const s{n}: {name} = {json.dumps(value, ensure_ascii=False)};"
        for n, (name, value) in enumerate(found)
    ]
    return "\n".join([*lines, ""])
