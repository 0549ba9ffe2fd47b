"""Parts of a view as JSON texts: each made once however many lines it goes to."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet

from kit.domain.workshop import Workshop
from kit.room import views
from kit.room.item_views import items_part
from kit.room.news import PERSONAL, SHARED
from kit.room.play_views import role_part, round_part
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
        "results": lambda: views.results_part(state, run),
        "turnout": lambda: views.turnout_part(state, run, present),
        "round": lambda: round_part(state, run) if wall else None,
    }
    return {name: write(make[name]()) for name in SHARED if name in parts}


def personal(state: Workshop, who: str | None, parts: AbstractSet[str]) -> dict[str, str]:
    """Give those of ``parts`` that differ from one participant to the next."""
    run = views.current_run(state)
    make: dict[str, Callable[[], object]] = {
        "me": lambda: views.me_part(state, who),
        "items": lambda: items_part(state, run, who),
        "pair": lambda: views.pair_part(state, run, who),
        "role": lambda: role_part(state, run, who),
        "beside": lambda: views.beside_part(state, who),
    }
    return {name: write(make[name]()) for name in PERSONAL if name in parts}
