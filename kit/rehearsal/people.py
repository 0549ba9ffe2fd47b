"""The texts from which simulated people act: one JSON file a language, and what is known in it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from kit.domain.items import clean_fields
from kit.domain.kinds import KINDS
from kit.domain.refusal import Refusal

_SITUATION = ("text", "kind", "client_says", "typical", "difficulty", "frequency")
"""What every wording of a situation has; each person's way out is their own."""
_MODULE = ("say", "do", "benefit", "points", "stage", "channel")
"""What every variant has; ``authority``, what one may decide alone, stands only with some."""
_LISTS = ("names", "roles", "branches", "comments", "moments", "openers", "echoes")
_ALIKE = 0.5
"""Share of common words from which a reworded situation is still recognised."""


@dataclass(frozen=True)
class Situation:
    """One situation as somebody would write it on a phone."""

    fields: Mapping[str, str]
    """What this person answers to each question of the form."""
    of: int
    """Index of the situation it is; rewordings of one share it."""


@dataclass(frozen=True)
class People:
    """All texts of one language; every person and company in them is made up."""

    language: str
    names: tuple[str, ...]
    roles: tuple[str, ...]
    branches: tuple[str, ...]
    situations: tuple[Situation, ...]
    near_duplicates: tuple[Situation, ...]
    modules: tuple[tuple[Mapping[str, str], ...], ...]
    """Forms by situation, from the wording that works best to the one that works least."""
    comments: tuple[str, ...]
    moments: tuple[str, ...]
    """Sentences put before a situation that others have told already."""
    openers: tuple[str, ...]
    """Sentences put before words that others have offered already."""
    echoes: tuple[str, ...]
    """Sentences put before an entry that others have written already."""
    entries: Mapping[str, tuple[Mapping[str, str], ...]]
    """By kind of item, filled-in forms; those of behaviour schemes by situation."""
    named: Mapping[str, tuple[Mapping[str, int], ...]]
    """By kind and entry, the answers that are other entries, each by its place in its own list."""

    @cached_property
    def _told(self) -> tuple[Situation, ...]:
        return (*self.situations, *self.near_duplicates)

    @cached_property
    def _words(self) -> list[tuple[int, set[str]]]:
        return [(situation.of, _words(situation.fields["text"])) for situation in self._told]

    @cached_property
    def _ranks(self) -> dict[str, int]:
        return {
            module["say"]: rank for variants in self.modules for rank, module in enumerate(variants)
        }

    def situation_like(self, text: str) -> int | None:
        """Recognise a situation, also in somebody else's wording; ``None`` if it is strange."""
        words = _words(text)
        share, which = max((_common(words, known), of) for of, known in self._words)
        return which if share >= _ALIKE else None

    def rank(self, text: str) -> int | None:
        """Give the place of a wording among the variants of its situation, 0 for the best."""
        return next((rank for say, rank in self._ranks.items() if text.endswith(say)), None)

    def fitting(self, question: str, options: Sequence[str]) -> int | None:
        """Give the place of the answer that the best module for the question's situation holds.

        ``None`` if the question is about no known situation, or nobody here would say any of
        the answers in it.
        """
        quoted = (one.of for one in self._told if one.fields["client_says"] in question)
        index = next(quoted, self.situation_like(question))
        if index is None:
            return None
        parts = ("say", "do", "benefit")
        known = [one[part] for one in self.modules[index] for part in parts]
        found = [
            (place, number)
            for number, option in enumerate(options)
            for place, text in enumerate(known)
            if option.endswith(text)
        ]
        return min(found)[1] if found else None

    def named_text(self, kind: str, index: int) -> str:
        """Give the first words of an entry of a kind, by its place."""
        if kind == "situation":
            return self.situations[index].fields["text"]
        return next(iter(self.entries[kind][index].values()))

    def question(self, index: int) -> dict[str, str]:
        """Ask for the words that fit a situation, among words for three other ones."""
        asked, count = self.situations[index].fields, len(self.situations)
        others = [self.modules[(index + count * n // 4) % count] for n in range(1, 4)]
        wrong = {f"wrong_{n}": variants[0]["say"] for n, variants in enumerate(others, 1)}
        text = f"{asked['text']}\n{asked['client_says']}"
        return {"text": text, "right": self.modules[index][0]["say"], **wrong}


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _common(one: set[str], other: set[str]) -> float:
    return len(one & other) / (min(len(one), len(other)) or 1)


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
            named=self._named(len(situations)),
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

    def _named(self, situations: int) -> dict[str, tuple[Mapping[str, int], ...]]:
        """Read which answers are other entries; a kind that is not told of names none."""
        lists = {"situation": situations} | {k: len(v) for k, v in self.raw["entries"].items()}
        named = self.raw.get("named", {})
        for kind, told in named.items():
            place = f"named.{kind}"
            if kind not in self.raw["entries"] or len(told) != lists[kind]:
                raise self._wrong(place, "must have as many answers as the kind has entries")
            of = {field.name: field.of for field in KINDS[kind].fields}
            for name, index in (one for answers in told for one in answers.items()):
                if not 0 <= index < lists.get(of.get(name, ""), 0):
                    raise self._wrong(f"{place}.{name}", "must be the place of another entry")
        return {kind: tuple(told) for kind, told in named.items()}

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
