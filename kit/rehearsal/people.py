"""The texts from which simulated people act: one JSON file a language."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from kit.domain.kinds import SITUATION_KINDS

_ALIKE = 0.5
"""Share of common words from which a reworded situation is still recognised."""


class BadPeople(ValueError):
    """A file of texts cannot be used; the message names the file and the field."""


@dataclass(frozen=True)
class Situation:
    """One situation as somebody would write it on a phone."""

    text: str
    kind: str
    client_says: str
    of: int
    """Index of the situation it is; rewordings of one share it."""


@dataclass(frozen=True)
class Module:
    """What somebody says and does in a situation."""

    say: str
    do: str
    benefit: str


@dataclass(frozen=True)
class People:
    """All texts of one language; every person and company in them is made up."""

    language: str
    names: tuple[str, ...]
    roles: tuple[str, ...]
    branches: tuple[str, ...]
    situations: tuple[Situation, ...]
    near_duplicates: tuple[Situation, ...]
    modules: tuple[tuple[Module, ...], ...]
    """By situation, from the wording that works best to the one that works least."""
    comments: tuple[str, ...]
    moments: tuple[str, ...]
    """Sentences put before a situation that others have told already."""
    openers: tuple[str, ...]
    """Sentences put before words that others have offered already."""

    @cached_property
    def _words(self) -> list[tuple[int, set[str]]]:
        told = (*self.situations, *self.near_duplicates)
        return [(situation.of, _words(situation.text)) for situation in told]

    @cached_property
    def _ranks(self) -> dict[str, int]:
        return {
            module.say: rank for variants in self.modules for rank, module in enumerate(variants)
        }

    def situation_like(self, text: str) -> int | None:
        """Recognise a situation, also in somebody else's wording; ``None`` if it is strange."""
        words = _words(text)
        share, which = max((_common(words, known), of) for of, known in self._words)
        return which if share >= _ALIKE else None

    def rank(self, text: str) -> int | None:
        """Give the place of a wording among the variants of its situation, 0 for the best."""
        return next((rank for say, rank in self._ranks.items() if text.endswith(say)), None)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _common(one: set[str], other: set[str]) -> float:
    return len(one & other) / (min(len(one), len(other)) or 1)


def load_people(folder: Path, language: str) -> People:
    """Read ``<language>.json`` of a folder.

    Raises:
        BadPeople: the file is missing, is no JSON, or a field of it is missing or wrong.
    """
    path = folder / f"{language}.json"
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadPeople(f"{path}: cannot be read ({error.strerror}).") from error
    except ValueError as error:
        raise BadPeople(f"{path}: is not valid JSON ({error}).") from error
    return _People(path, raw).read(language)


class _People:
    """One file being read; every complaint says where."""

    def __init__(self, path: Path, raw: Any) -> None:
        self.path = path
        self.raw = raw

    def read(self, language: str) -> People:
        if not isinstance(self.raw, dict):
            raise self._wrong("(whole file)", "must be an object")
        self._text(self.raw, "note")
        situations = tuple(
            self._situation(f"situations[{n}]", one, n)
            for n, one in enumerate(self._list("situations"))
        )
        modules = tuple(
            self._variants(f"speech_modules[{n}]", one)
            for n, one in enumerate(self._list("speech_modules"))
        )
        if len(modules) != len(situations):
            raise self._wrong("speech_modules", f"must have {len(situations)} lists, as situations")
        return People(
            language=language,
            names=self._texts("names"),
            roles=self._texts("roles"),
            branches=self._texts("branches"),
            situations=situations,
            near_duplicates=tuple(
                self._near_duplicate(f"near_duplicates[{n}]", one, situations)
                for n, one in enumerate(self._list("near_duplicates"))
            ),
            modules=modules,
            comments=self._texts("comments"),
            moments=self._texts("moments"),
            openers=self._texts("openers"),
        )

    def _situation(self, place: str, raw: Any, of: int) -> Situation:
        kind = self._text(raw, "kind", place)
        if kind not in dict(SITUATION_KINDS):
            raise self._wrong(f"{place}.kind", f"must be one of {', '.join(dict(SITUATION_KINDS))}")
        return Situation(
            self._text(raw, "text", place), kind, self._text(raw, "client_says", place), of
        )

    def _near_duplicate(self, place: str, raw: Any, known: tuple[Situation, ...]) -> Situation:
        of = raw.get("of") if isinstance(raw, dict) else None
        if type(of) is not int or not 0 <= of < len(known):
            raise self._wrong(f"{place}.of", f"must be a number from 0 to {len(known) - 1}")
        return self._situation(place, {"kind": known[of].kind, **raw}, of)

    def _variants(self, place: str, raw: Any) -> tuple[Module, ...]:
        if not isinstance(raw, list) or not raw:
            raise self._wrong(place, "must be a list of variants")
        return tuple(
            Module(*(self._text(one, name, f"{place}[{n}]") for name in ("say", "do", "benefit")))
            for n, one in enumerate(raw)
        )

    def _list(self, name: str) -> list[Any]:
        found = self.raw.get(name)
        if not isinstance(found, list) or not found:
            raise self._wrong(name, "must be a list with something in it")
        return found

    def _texts(self, name: str) -> tuple[str, ...]:
        found = self._list(name)
        return tuple(self._text({str(n): one}, str(n), name) for n, one in enumerate(found))

    def _text(self, raw: Any, name: str, place: str = "") -> str:
        where = f"{place}.{name}" if place else name
        found = raw.get(name) if isinstance(raw, dict) else None
        if not isinstance(found, str) or not found.strip():
            raise self._wrong(where, "must be a text")
        return found

    def _wrong(self, field: str, why: str) -> BadPeople:
        return BadPeople(f"{self.path}: field {field} {why}.")
