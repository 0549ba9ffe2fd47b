"""What is found by itself: the modules of a folder of the kit, and what other packages offer.

Another package offers by an entry point of the group that has the folder's name. One that
cannot be used is named in a sentence and left out; it never keeps a workshop from opening.
"""

from __future__ import annotations

import logging
import pkgutil
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from importlib.metadata import entry_points
from typing import Any, Generic, Protocol, TypeVar

from kit.domain.refusal import Refusal
from kit.language import N_

_LOG = logging.getLogger(__name__)
_BROKEN = N_("The extension “{name}” cannot be used and is left out: {why}")


class Keyed(Protocol):
    """What is found has a key of its own."""

    @property
    def key(self) -> str:
        """The name by which it is asked for."""


T = TypeVar("T", bound=Keyed)


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """What was found, by its key."""

    ours: dict[str, T]
    others: dict[str, T]
    broken: tuple[Refusal, ...]
    """In a sentence each, which extensions are left out, and why."""


def find(package: str, constant: str, wanted: type[T]) -> Found[T]:
    """Give what the modules of a package hold as ``constant``, and what entry points offer.

    Raises:
        Exception: a module of the kit itself cannot be used; whatever it raised.
    """
    ours: dict[str, T] = {}
    others: dict[str, T] = {}
    broken = []
    for name, own, fetch in _offers(package, constant):
        try:
            one = _fit(fetch(), wanted, (*ours, *others))
            (ours if own else others)[one.key] = one
        except Exception as error:
            if own:
                raise
            broken.append(
                Refusal(_BROKEN, {"name": name, "why": f"{type(error).__name__}: {error}"})
            )
            _LOG.warning("%s", broken[-1].said("en"))
    return Found(ours, others, tuple(broken))


def _fit(one: object, wanted: type[T], taken: Collection[str]) -> T:
    """Give a thing that is what is wanted, with a key of its own.

    Raises:
        TypeError: it is something else.
        ValueError: another has its key.
    """
    if not isinstance(one, wanted):
        raise TypeError(f"{one!r} is no {wanted.__name__}")
    if one.key in taken:
        raise ValueError(f"there is another {wanted.__name__} with the key {one.key!r}")
    return one


def _offers(package: str, constant: str) -> Iterator[tuple[str, bool, Any]]:
    """Give every offer by its name: whether it is the kit's own, and what fetches it."""
    for module in pkgutil.iter_modules(import_module(package).__path__):
        name = f"{package}.{module.name}"
        yield name, True, partial(_constant, name, constant)
    for point in sorted(entry_points(group=package), key=lambda one: one.name):
        yield point.name, False, point.load


def _constant(module: str, name: str) -> Any:
    return getattr(import_module(module), name)
