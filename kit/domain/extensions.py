"""What other packages add to the kit, by entry points; one that is broken is named and left out."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cache
from importlib.metadata import entry_points
from typing import Any, TypeVar

from kit.domain.refusal import Refusal
from kit.language import N_

GROUPS = ("kit.activities", "kit.kinds", "kit.formats", "kit.packs")
"""What can be added: kinds of activities and of items, formats of documents, packs."""

_LOG = logging.getLogger(__name__)
_BROKEN = N_("The extension “{name}” cannot be used and is left out: {why}")
_broken: dict[str, Refusal] = {}
T = TypeVar("T")


@cache
def offered(group: str, wanted: type) -> dict[str, Any]:
    """Give what other packages offer in a group, by the name of the entry point.

    What cannot be fetched, or is no ``wanted``, is left out; see :func:`broken`.
    """
    found: dict[str, Any] = {}
    for point in sorted(entry_points(group=group), key=lambda one: one.name):
        try:
            one = point.load()
        except Exception as error:  # noqa: BLE001 - whatever it is, the workshop opens
            leave_out(point.name, f"{type(error).__name__}: {error}")
            continue
        if isinstance(one, wanted):
            found[point.name] = one
        else:
            leave_out(point.name, f"{point.value} is no {wanted.__name__}")
    return found


def leave_out(name: str, why: str) -> None:
    """Take note that an extension is not used, and say so once."""
    _broken[name] = Refusal(_BROKEN, {"name": name, "why": why})
    _LOG.info("%s", _broken[name].said("en"))


def added(ours: dict[str, T], group: str, wanted: type, key: Callable[[T], str]) -> dict[str, T]:
    """Give ours and what others offer, by key; a key that is taken is not taken away."""
    known = dict(ours)
    for name, one in offered(group, wanted).items():
        if key(one) in known:
            leave_out(name, f"“{key(one)}” is there already")
        else:
            known[key(one)] = one
    return known


def broken() -> tuple[Refusal, ...]:
    """Say in a sentence each which extensions are left out, and why."""
    return tuple(_broken.values())
