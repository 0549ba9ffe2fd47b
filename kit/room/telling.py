"""Parts of a view as JSON texts: each made once however many connections it goes to."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet

from kit.domain.choices import ABOUT_PEOPLE
from kit.domain.registry import parts as parts_of_types
from kit.domain.registry import type_of, wall_parts
from kit.domain.workshop import Run, Workshop
from kit.room import views
from kit.room.changed_parts import SHARED
from kit.room.item_views import batch_part, items_part, items_patch
from kit.room.protocol import write


def shared(
    state: Workshop, present: int, page: str, parts: AbstractSet[str], *, wall: bool = False
) -> dict[str, str]:
    """Give those of ``parts`` that are the same for all phones, or for all walls."""
    run = views.current_run(state, wall=wall)
    make: dict[str, Callable[[], object]] = {
        "room": lambda: views.room_part(state, present, page),
        "agenda": lambda: views.agenda_part(state),
        "current": lambda: views.current_part(state, run),
        "choices": lambda: views.choices_part(state, run),
        "suggested": lambda: [] if wall else views.suggested_part(state, run),
        "results": lambda: views.results_part(state, run),
        "asks": lambda: views.form_part(state, ABOUT_PEOPLE),
        "turnout": lambda: views.turnout_part(state, run, present),
    }
    told = {name: write(make[name]()) for name in SHARED if name in parts}
    if not wall:
        return told
    known = type_of(run.activity.does if run else "")
    for name in wall_parts() & parts:
        part = known.wall_parts.get(name)
        told[name] = write(part(state, run) if part and run else None)
    return told


def personal(state: Workshop, who: str | None, parts: AbstractSet[str]) -> dict[str, str]:
    """Give those of ``parts`` that differ from one participant to the next."""
    made = _answering(state, views.current_run(state), who, parts)
    if "me" in parts:
        made["me"] = views.me_part(state, who)
    if "beside" in parts:
        every = {"items", "batch"} | parts_of_types()
        made["beside"] = [
            {"current": views.current_part(state, run), **_answering(state, run, who, every)}
            for run in views.beside_current(state)
        ]
    return {name: write(part) for name, part in made.items()}


def patch(state: Workshop, who: str | None, items: AbstractSet[str]) -> dict[str, str]:
    """Give those of these items that one participant sees, by the part that they stand in."""
    found = items_patch(state, views.current_run(state), who, items) if items else []
    return {"items": write(found)} if found else {}


def _answering(
    state: Workshop, run: Run | None, who: str | None, parts: AbstractSet[str]
) -> dict[str, object]:
    """Give those of ``parts`` with which one participant answers: items, and what types add."""
    known = type_of(run.activity.does if run else "")
    made: dict[str, object] = {"items": items_part(state, run, who)} if "items" in parts else {}
    if "batch" in parts:
        made["batch"] = batch_part(state, run, who)
    for name in parts_of_types() & parts:
        part = known.parts.get(name)
        made[name] = part(state, run, who) if part and run else None
    return made
