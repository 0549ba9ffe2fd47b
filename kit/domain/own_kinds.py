"""Kinds of items of a workshop's own, as it writes them down in TOML: read and checked."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from pydantic import TypeAdapter, ValidationError

from kit.domain.items import Field, Kind
from kit.domain.kinds import KINDS
from kit.domain.refusal import Refusal
from kit.language import N_

_KIND: TypeAdapter[Kind] = TypeAdapter(Kind)
_NOT_SET = ("key", "check")
_OF_KIND = [one.name for one in fields(Kind) if one.name not in _NOT_SET]
_OF_FIELD = [one.name for one in fields(Field)]
_NAME = N_("a name of small letters from a to z, digits and _")
_TEXT = N_("a text, or a text for each language: en, uk, ru, pl")
_EXPECTED = {
    **dict.fromkeys(("label", "many", "help", "said_as"), _TEXT),
    **dict.fromkeys(("key", "name", "within", "links", "of", "others_read"), _NAME),
    "prefix": N_("at most six capital letters from A to Z"),
    "fields": N_("one to twenty questions"),
    "lines": N_("a whole number from 1 to 12"),
    **dict.fromkeys(("place", "linked_most"), N_("a whole number")),
    "choices": N_("a table with a name in small letters or digits for each answer, and its words"),
}
_YES_OR_NO = N_("true or false")


def own_kinds(texts: Mapping[str, str]) -> tuple[dict[str, Kind], dict[str, Refusal]]:
    """Read the kinds of a workshop, by the names of their files; tell what is wrong with some.

    Kinds may belong to each other; one that names a kind which cannot be read cannot either.
    """
    read = {key: _read(key, text) for key, text in texts.items()}
    kinds = {key: kind for key, kind in read.items() if isinstance(kind, Kind)}
    wrong = {key: kind for key, kind in read.items() if isinstance(kind, Refusal)}
    while True:
        known = {**KINDS, **kinds}
        found = {key: misfit(kind, known, _file(key)) for key, kind in kinds.items()}
        unfit = {key: why for key, why in found.items() if why}
        if not unfit:
            return kinds, wrong
        wrong |= unfit
        kinds = {key: kind for key, kind in kinds.items() if key not in unfit}


def _file(key: str) -> str:
    return f"data/kinds/{key}.toml"


def _read(key: str, text: str) -> Kind | Refusal:
    where = _file(key)
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Refusal(
            N_("{where}: this is not written as TOML wants it: {why}."),
            {"where": where, "why": str(error)},
        )
    if strange := next((name for name in _NOT_SET if name in raw), ""):
        return _no_setting(where, strange, _OF_KIND)
    return _as_kind({"key": key, **raw}, where)


def _as_kind(raw: Mapping[str, Any], where: str) -> Kind | Refusal:
    try:
        return _KIND.validate_python(raw, extra="forbid")
    except ValidationError as error:
        first = error.errors()[0]
        return _wrong(where, first["loc"], first["type"])


def _no_setting(where: str, part: str, known: Iterable[str]) -> Refusal:
    return Refusal(
        N_("{where}: there is no setting “{part}”. Known settings: {known}."),
        {"where": where, "part": part, "known": ", ".join(known)},
    )


def _wrong(where: str, loc: tuple[Any, ...], how: str) -> Refusal:
    """Say what is wrong at a place of a definition; questions are counted from 1."""
    in_form = len(loc) > 1 and loc[0] == "fields" and isinstance(loc[1], int)
    known = _OF_FIELD if in_form else [*_OF_KIND, "key"]
    at, name = (f"fields.{loc[1] + 1}", loc[2:3]) if in_form else ("", loc[:1])
    part = ".".join(filter(None, (at, *map(str, name))))
    if how == "unexpected_keyword_argument":
        return _no_setting(where, part, known)
    if how == "missing":
        return Refusal(N_("{where}: “{part}” is missing."), {"where": where, "part": part})
    last = str(name[0]) if name else "fields"
    return Refusal(
        N_("{where}: “{part}” does not fit. Expected: {expected}."),
        {
            "where": where,
            "part": N_("name of the file") if part == "key" else part,
            "expected": _EXPECTED.get(last, _YES_OR_NO),
        },
    )


def misfit(kind: Kind, known: Mapping[str, Kind], where: str) -> Refusal | None:
    """Say why a kind cannot stand beside those that are known; ``where`` names its definition."""
    if KINDS.get(kind.key, kind) is not kind:
        return Refusal(
            N_("{where}: the kit has a kind “{kind}” already. Give yours another name."),
            {"where": where, "kind": kind.key},
        )
    # What the log keeps of it must be readable by everybody who opens the log.
    if isinstance(
        wrong := _as_kind(_KIND.dump_python(kind, exclude_defaults=True), where), Refusal
    ):
        return wrong
    for name in filter(None, (kind.within, *kind.links_to, *(field.of for field in kind.fields))):
        if name not in known:
            return Refusal(
                N_("{where}: there is no kind of item “{kind}”. Known kinds: {known}."),
                {"where": where, "kind": name, "known": ", ".join(known)},
            )
    for key, other in known.items():
        if key != kind.key and kind.prefix and other.prefix == kind.prefix:
            return Refusal(
                N_("{where}: the numbers of “{kind}” begin with {prefix}. Choose another prefix."),
                {"where": where, "kind": key, "prefix": kind.prefix},
            )
    return _form_misfit(kind, where)


def _form_misfit(kind: Kind, where: str) -> Refusal | None:
    if doubled := next((name for name in kind.names if kind.names.count(name) > 1), ""):
        return Refusal(
            N_("{where}: two questions have the name “{field}”."),
            {"where": where, "field": doubled},
        )
    first = kind.fields[0] if kind.fields else None
    if first is None or not first.required or first.choices or first.of:
        return Refusal(
            N_(
                "{where}: the first question stands for the whole entry in a list. It has to be "
                "required, and answered in words."
            ),
            {"where": where},
        )
    return None
