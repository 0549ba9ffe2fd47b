"""The kinds of items that there are: the modules of ``kit.kinds``, and those of extensions.

Another package offers a kind by an entry point of the group ``kit.kinds`` that names a
:class:`~kit.domain.items.Kind`. A workshop may have kinds of its own beside these: whoever has
its state asks :meth:`~kit.domain.workshop.Workshop.kind`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from kit.domain.extensions import Found, find
from kit.domain.items import Kind
from kit.domain.refusal import Refusal


@cache
def _found() -> Found[Kind]:
    return find("kit.kinds", "KIND", Kind)


@cache
def _installed() -> dict[str, Kind]:
    return in_order(_found().ours | _found().others)


def in_order(kinds: Mapping[str, Kind]) -> dict[str, Kind]:
    """Give kinds by their place."""
    return dict(sorted(kinds.items(), key=lambda one: one[1].place))


class _Kinds(Mapping[str, Kind]):
    """All kinds by their key, looked for at first use."""

    def __getitem__(self, key: str) -> Kind:
        return _installed()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(_installed())

    def __len__(self) -> int:
        return len(_installed())


KINDS: Mapping[str, Kind] = _Kinds()
"""Every kind of item that is installed, by its key; activities name a kind by this key."""


def extensions() -> dict[str, Kind]:
    """Give the kinds that other packages bring."""
    return _found().others


def broken() -> tuple[Refusal, ...]:
    """Say in a sentence each which extensions are left out, and why."""
    return _found().broken
