"""The activities that there are: the folders of ``kit.activities``, and those of others.

Another package offers one by an entry point of the group ``kit.activities`` that names an
:class:`~kit.domain.activity_type.ActivityType`. One that cannot be used is named in a sentence
and left out; it never keeps a workshop from opening.
"""

from __future__ import annotations

import logging
import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Any

from kit.domain.refusal import Refusal
from kit.language import N_

if TYPE_CHECKING:
    from kit.domain.activity_type import ActivityType, Changes, Step

_OURS = "kit.activities"
_LOG = logging.getLogger(__name__)
_BROKEN = N_("The extension “{name}” cannot be used and is left out: {why}")


@cache
def _found() -> tuple[dict[str, ActivityType], tuple[Refusal, ...]]:
    from kit.domain.activity_type import ActivityType  # noqa: PLC0415 - it needs our callers

    types: dict[str, ActivityType] = {}
    broken = []
    for name, offered in _offers():
        try:
            one = offered()
        except Exception as error:  # whatever it is, the workshop opens
            if name.startswith(_OURS):
                raise
            one, why = None, f"{type(error).__name__}: {error}"
        else:
            why = f"{one!r}"
        if isinstance(one, ActivityType) and one.key not in types:
            types[one.key] = one
            continue
        broken.append(Refusal(_BROKEN, {"name": name, "why": why}))
        _LOG.warning("%s", broken[-1].said("en"))
    return types, tuple(broken)


def _offers() -> Iterator[tuple[str, Any]]:
    """Give every offered activity by its name, with what fetches it."""
    package = import_module(_OURS)
    for folder in sorted(pkgutil.iter_modules(package.__path__), key=lambda one: one.name):
        name = f"{_OURS}.{folder.name}"
        yield name, lambda name=name: import_module(name).ACTIVITY
    for point in sorted(entry_points(group=_OURS), key=lambda one: one.name):
        yield point.name, point.load


def types() -> dict[str, ActivityType]:
    """Give every activity type by its key."""
    return _found()[0]


def broken() -> tuple[Refusal, ...]:
    """Say in a sentence each which extensions are left out, and why."""
    return _found()[1]


def type_of(does: str) -> ActivityType | None:
    """Give the type of an activity; ``None`` if its extension is not installed here."""
    return types().get(does)


def own(state: Any, key: str) -> Any:
    """Give the state that an activity type keeps for itself, made at its first use."""
    if key not in state.own:
        made = types()[key].state
        state.own[key] = made() if made else None
    return state.own[key]


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
def secrets() -> dict[type, str]:
    """Give, by command, the part that is a secret ballot whatever was declared."""
    return {command: part for one in types().values() for command, part in one.secret.items()}
