"""Parts of a view as JSON texts: each made once however many connections it goes to."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet

from kit.domain.choices import ABOUT_PEOPLE
from kit.domain.registry import type_of
from kit.domain.workshop import Workshop
from kit.room import views
from kit.room.changed_parts import SHARED, personal_parts
from kit.room.item_views import items_part
from kit.room.protocol import write


def shared(state: Workshop, present: int, page: str, parts: AbstractSet[str]) -> dict[str, str]:
    """Give those of ``parts`` that are the same for everybody."""
    run = views.current_run(state)
    make: dict[str, Callable[[], object]] = {
        "room": lambda: views.room_part(state, present, page),
        "agenda": lambda: views.agenda_part(state),
        "current": lambda: views.current_part(state, run),
        "choices": lambda: views.choices_part(state, run),
        "results": lambda: views.results_part(state, run),
        "asks": lambda: views.form_part(state, ABOUT_PEOPLE),
        "turnout": lambda: views.turnout_part(state, run, present),
    }
    return {name: write(make[name]()) for name in SHARED if name in parts}


def personal(state: Workshop, who: str | None, parts: AbstractSet[str]) -> dict[str, str]:
    """Give those of ``parts`` that differ from one participant to the next."""
    run = views.current_run(state)
    known = type_of(run.activity.does) if run else None
    made: dict[str, object] = {}
    for name in set(personal_parts()) & parts:
        if name == "me":
            made[name] = views.me_part(state, who)
        elif name == "items":
            made[name] = items_part(state, run, who)
        else:
            part = known.parts.get(name) if known else None
            made[name] = part(state, run, who) if part and run else None
    return {name: write(part) for name, part in made.items()}
