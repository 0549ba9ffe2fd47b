"""The activities that there are: the folders of ``kit.activities``, and those of others.

Another package offers one by an entry point of the group ``kit.activities`` that names an
:class:`~kit.domain.activity_type.ActivityType`. One that cannot be used is named in a sentence
and left out; it never keeps a workshop from opening.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from typing import Any

from kit.domain.activity_type import ActivityType, Changes, Step
from kit.domain.extensions import added

_OURS = "kit.activities"


@cache
def types() -> dict[str, ActivityType]:
    """Give every activity type by its key."""
    package = import_module(_OURS)
    names = sorted(folder.name for folder in pkgutil.iter_modules(package.__path__))
    ours = [import_module(f"{_OURS}.{name}").ACTIVITY for name in names]
    return added({one.key: one for one in ours}, _OURS, ActivityType, lambda one: one.key)


NOT_INSTALLED = ActivityType(key="", title="", call="", desk="", for_room=False)
"""What stands for a type whose extension is not here: nothing can be done or seen in it."""


def type_of(does: str) -> ActivityType:
    """Give the type of an activity; :data:`NOT_INSTALLED` if its extension is not here."""
    return types().get(does, NOT_INSTALLED)


def own(state: Any, key: str, *, keep: bool = False) -> Any:
    """Give the state that an activity type keeps for itself.

    Before its first event that is a new one. Only what a step of the fold asks for with
    ``keep`` stays: looking at a workshop does not change it.
    """
    if key in state.own:
        return state.own[key]
    make = types()[key].state
    made = make() if make else None
    if keep:
        state.own[key] = made
    return made


def fetch(place: str) -> Any:
    """Give what stands at ``module:name``."""
    module, _, name = place.partition(":")
    return getattr(import_module(module), name)


@cache
def steps() -> dict[type, Step]:
    """Give what the activities' own events do to the state."""
    return {body: step for one in types().values() for body, step in one.steps.items()}


@cache
def commands() -> dict[str, type]:
    """Give the activities' own commands by what they do."""
    return {command.do_of(): command for one in types().values() for command in one.rules}


@cache
def rules() -> dict[type, Any]:
    """Give the rules of the activities' own commands."""
    return {command: rule for one in types().values() for command, rule in one.rules.items()}


@cache
def changes() -> dict[type, Changes]:
    """Give the parts of views that the activities' own events change."""
    return {body: made for one in types().values() for body, made in one.changes.items()}


@cache
def parts() -> frozenset[str]:
    """Give the names of the parts of a view that activities add."""
    return frozenset(name for one in types().values() for name in one.parts)


@cache
def wall_parts() -> frozenset[str]:
    """Give the names of the parts that activities add to the view of walls."""
    return frozenset(name for one in types().values() for name in one.wall_parts)


@cache
def secrets() -> dict[type, str]:
    """Give, by command, the part that is a secret ballot whatever was declared."""
    return {command: part for one in types().values() for command, part in one.secret.items()}
