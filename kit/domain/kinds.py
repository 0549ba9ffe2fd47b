"""The kinds of items that there are: those of ``kit/kinds``, and those of extensions.

One of the kit's own is a TOML file, in the form that a workshop's own kinds have, but its words
are sentences of the catalogues; or a module, where its form needs a check as a whole.
Another package offers a kind by an entry point of the group ``kit.kinds`` that names a
:class:`~kit.domain.items.Kind`. A workshop may have kinds of its own beside these: whoever has
its state asks :meth:`~kit.domain.workshop.Workshop.kind`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import Any

from kit.domain.choices import SHARED
from kit.domain.extensions import added
from kit.domain.items import Field, Kind
from kit.domain.refusal import Refusal
from kit.language import N_

_OURS = "kit.kinds"


def _question(choices: Any = (), **told: Any) -> Field:
    known = SHARED[choices] if isinstance(choices, str) else tuple(dict(choices).items())
    return Field(**told, choices=known)


def _kind(key: str, fields: Iterable[Mapping[str, Any]], **told: Any) -> Kind:
    if isinstance(links := told.get("links"), list):
        told["links"] = tuple(links)
    return Kind(key, fields=tuple(_question(**one) for one in fields), **told)


@cache
def _ours() -> dict[str, Kind]:
    found: dict[str, Kind] = {}
    for file in sorted(files(_OURS).iterdir(), key=lambda one: one.name):
        key, _, ending = file.name.partition(".")
        if ending == "toml":
            found[key] = _kind(key, **tomllib.loads(file.read_text("utf-8")))
        elif ending == "py" and key != "__init__":
            found[key] = import_module(f"{_OURS}.{key}").KIND
    return found


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


def unknown_kind(key: str, known: Iterable[str]) -> Refusal:
    """Say that there is no such kind, and which ones there are."""
    text = N_("There is no kind of item “{kind}”. Known kinds: {known}.")
    return Refusal(text, {"kind": key, "known": ", ".join(known)})
