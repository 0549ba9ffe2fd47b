"""A session in a notebook: each call declares an activity and shows its part.

What is shown depends on who looks: on the desk a widget with the controls and live
results, on phone and wall a mark that their script brings to life. Activities that other
packages bring are called in the same way. A notebook that names no session has one of its
own; all its single widgets belong to it.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import cache, wraps
from types import MethodType
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from kit.activities.collect.call import collect
from kit.activities.contribute.call import contribute
from kit.activities.coverage.call import coverage
from kit.activities.decide.call import decide
from kit.activities.documents.call import documents
from kit.activities.opening.call import opening
from kit.activities.pulse.call import pulse
from kit.activities.quiz.call import quiz
from kit.activities.register.call import register
from kit.activities.results.call import results
from kit.activities.role_play.call import play
from kit.activities.signing.call import sign
from kit.activities.standard.call import passport
from kit.activities.tables.call import table
from kit.activities.trials.call import trials
from kit.activities.vote.call import vote
from kit.domain import registry
from kit.widgets.declaring import Declaring
from kit.widgets.finding import open_workshop

P = ParamSpec("P")
Shown = TypeVar("Shown")


def open_session(key: str) -> Session:
    """Find the workshop of this notebook and give its session ``key``.

    Raises:
        KitError: there is no workshop here, or its log cannot be used.
    """
    place, journal = open_workshop()
    return Session(key, place, journal)


@cache
def notebook_session() -> Session:
    """Give the session of single widgets in a notebook: all of them share one.

    Raises:
        KitError: there is no workshop here, or its log cannot be used.
    """
    return open_session("notebook")


class Session(Declaring):
    """One session of the workshop, as a notebook runs it: a call for each activity."""

    documents = documents
    opening = opening
    collect = collect
    vote = vote
    contribute = contribute
    trials = trials
    passport = passport
    play = play
    quiz = quiz
    register = register
    coverage = coverage
    table = table
    pulse = pulse
    sign = sign
    results = results
    decide = decide

    if not TYPE_CHECKING:  # or a checker would take any slip of the pen for such a call

        def __getattr__(self, name: str) -> MethodType:
            """Give the call of an activity that another package brings."""
            if place := calls().get(name):
                return MethodType(registry.fetch(place), self)
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    def __dir__(self) -> list[str]:
        """Name the calls of other packages' activities too."""
        return [*super().__dir__(), *calls()]


@cache
def calls() -> dict[str, str]:
    """Give the places of all activities' calls by their names."""
    return {one.call.partition(":")[2]: one.call for one in registry.types().values()}


def single(call: Callable[Concatenate[Session, P], Shown]) -> Callable[P, Shown]:
    """Give a call of a session as a function: with its name, signature and description."""

    @wraps(call)
    def shown(*given: P.args, **settings: P.kwargs) -> Shown:
        return call(notebook_session(), *given, **settings)

    told = inspect.signature(call)
    # Whoever presses Tab or asks for help is shown what there is to fill in: no session.
    shown.__signature__ = told.replace(parameters=[*told.parameters.values()][1:])  # type: ignore[attr-defined]
    return shown


@cache
def single_named(name: str) -> Callable[..., object] | None:
    """Give the single widget of an activity's call, of other packages too; or ``None``."""
    place = calls().get(name)
    return single(registry.fetch(place)) if place else None
