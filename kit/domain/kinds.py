"""The kinds of items that there are: the modules of ``kit.kinds``, and those of extensions.

Another package offers a kind by an entry point of the group ``kit.kinds`` that names a
:class:`~kit.domain.items.Kind`. A workshop may have kinds of its own beside these: whoever has
its state asks :meth:`~kit.domain.workshop.Workshop.kind`.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module

from kit.domain.extensions import added
from kit.domain.items import Kind

_OURS = "kit.kinds"


@cache
def _ours() -> dict[str, Kind]:
    names = [module.name for module in pkgutil.iter_modules(import_module(_OURS).__path__)]
    kinds = [import_module(f"{_OURS}.{name}").KIND for name in names]
    return {kind.key: kind for kind in kinds}


@cache
def _installed() -> dict[str, Kind]:
    return in_order(added(_ours(), _OURS, Kind, lambda kind: kind.key))


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
    return {key: kind for key, kind in KINDS.items() if key not in _ours()}
