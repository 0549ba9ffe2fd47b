"""Single widgets in any notebook: the calls of a session, without one.

A notebook that names no session has one of its own; all its single widgets belong to it.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import cache, wraps
from typing import Concatenate, ParamSpec, TypeVar

from kit.domain.registry import fetch
from kit.sessions import Session, calls, notebook_session

P = ParamSpec("P")
Shown = TypeVar("Shown")


def single(call: Callable[Concatenate[Session, P], Shown]) -> Callable[P, Shown]:
    """Give a call of a session as a function: with its name, signature and description."""

    @wraps(call)
    def shown(*given: P.args, **settings: P.kwargs) -> Shown:
        return call(notebook_session(), *given, **settings)

    told = inspect.signature(call)
    # Whoever presses Tab or asks for help is shown what there is to fill in: no session.
    shown.__signature__ = told.replace(parameters=[*told.parameters.values()][1:])  # type: ignore[attr-defined]
    return shown


opening = single(Session.opening)
collect = single(Session.collect)
vote = single(Session.vote)
contribute = single(Session.contribute)
trials = single(Session.trials)
play = single(Session.play)
quiz = single(Session.quiz)
register = single(Session.register)
coverage = single(Session.coverage)
table = single(Session.table)
pulse = single(Session.pulse)
results = single(Session.results)
decide = single(Session.decide)


@cache
def added(name: str) -> Callable[..., object] | None:
    """Give the call of an activity that another package brings; ``None`` if there is none."""
    place = calls().get(name)
    return single(fetch(place)) if place else None
