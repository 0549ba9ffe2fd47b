"""Reading the texts of simulated people: one JSON file a language."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kit.domain.items import clean_fields
from kit.domain.kinds import KINDS
from kit.domain.refusal import Refusal
from kit.rehearsal.people import People, Situation

_SITUATION = ("text", "kind", "client_says", "typical", "difficulty", "frequency")
"""What every wording of a situation has; each person's way out is their own."""
_MODULE = ("say", "do", "benefit", "points", "stage", "channel")
"""What every variant has; ``authority``, what one may decide alone, stands only with some."""
_LISTS = ("names", "roles", "branches", "comments", "moments", "openers", "echoes")


class BadPeople(ValueError):
    """A file of texts cannot be used; the message names the file and the field."""


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
        needed = (*_SITUATION, "way_out")
        told = self._forms("situations", "situation", self._list("situations"), needed)
        situations = tuple(Situation(one, n) for n, one in enumerate(told))
        modules = tuple(
            self._forms(f"speech_modules[{n}]", "speech_module", one, _MODULE)
            for n, one in enumerate(self._list("speech_modules"))
        )
        if len(modules) != len(situations):
            raise self._wrong("speech_modules", f"must have {len(situations)} lists, as situations")
        return People(
            language=language,
            situations=situations,
            near_duplicates=tuple(
                self._near_duplicate(f"near_duplicates[{n}]", one, situations)
                for n, one in enumerate(self._list("near_duplicates"))
            ),
            modules=modules,
            entries=self._entries(len(situations)),
            **{name: self._texts(name) for name in _LISTS},
        )

    def _near_duplicate(self, place: str, raw: Any, known: tuple[Situation, ...]) -> Situation:
        of = raw.get("of") if isinstance(raw, dict) else None
        if type(of) is not int or not 0 <= of < len(known):
            raise self._wrong(f"{place}.of", f"must be a number from 0 to {len(known) - 1}")
        whole = {**known[of].fields, **raw}
        return Situation({name: self._text(whole, name, place) for name in _SITUATION}, of)

    def _forms(
        self, place: str, kind: str, raw: Any, needed: Sequence[str] = ()
    ) -> tuple[Mapping[str, str], ...]:
        if not isinstance(raw, list) or not raw:
            raise self._wrong(place, "must be a list with something in it")
        return tuple(self._form(f"{place}[{n}]", kind, one, needed) for n, one in enumerate(raw))

    def _form(self, place: str, kind: str, raw: Any, needed: Sequence[str]) -> Mapping[str, str]:
        """Read a form filled in, with answers to all that is needed and that it would take."""
        if not needed and not isinstance(raw, dict):
            raise self._wrong(place, "must be an object")
        names = dict.fromkeys((*needed, *(raw if isinstance(raw, dict) else ())))
        fields = {name: self._text(raw, name, place) for name in names}
        for field in KINDS[kind].fields:
            known = dict(field.choices)
            if known and field.name in fields and fields[field.name] not in known:
                raise self._wrong(f"{place}.{field.name}", f"must be one of {', '.join(known)}")
        if isinstance(refusal := clean_fields(KINDS[kind], fields), Refusal):
            raise self._wrong(place, f"does not fit the form: {refusal.said('en')}")
        return fields

    def _entries(self, situations: int) -> dict[str, tuple[Mapping[str, str], ...]]:
        raw = self.raw.get("entries")
        if not isinstance(raw, dict) or "behaviour_scheme" not in raw:
            raise self._wrong("entries", "must be an object that has behaviour_scheme in it")
        if strange := sorted(set(raw) - KINDS.keys()):
            raise self._wrong(f"entries.{strange[0]}", "is no kind of item")
        entries = {kind: self._forms(f"entries.{kind}", kind, one) for kind, one in raw.items()}
        if len(entries["behaviour_scheme"]) != situations:
            why = f"must have {situations} entries, as situations"
            raise self._wrong("entries.behaviour_scheme", why)
        return entries

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
