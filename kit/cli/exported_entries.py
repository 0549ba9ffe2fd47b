"""The entries of a standard that another workshop exported as JSON, as suggestions to this one."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from kit.cli.errors import CommandError
from kit.domain.items import Kind
from kit.domain.suggestion import Suggestion
from kit.language import N_
from kit.language.texts import short
from kit.standard.formats.json import read_json
from kit.standard.nodes import Values, records_of

_SCHEMA = 6
"""The first whose texts carry their values."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of the file, by its number there."""

    number: str
    kind: Kind
    within: str
    answers: Mapping[str, str]
    """As the form keeps them, but for answers that are entries: these are numbers."""

    @property
    def named(self) -> dict[str, str]:
        """The numbers of the entries that are answers, by field."""
        asked = {field.name for field in self.kind.fields if field.of}
        return {name: text for name, text in self.answers.items() if name in asked and text}

    @property
    def fields(self) -> dict[str, str]:
        """What it says in itself."""
        asked = {field.name for field in self.kind.fields if field.of}
        return {name: text for name, text in self.answers.items() if name not in asked}


def read_exported(path: Path, kinds: Mapping[str, Kind]) -> tuple[list[Suggestion], int]:
    """Read an exported standard; give its entries, and how many fit no kind of this workshop.

    An entry is known by its words and by what it belongs to: the same clause of two standards,
    or of one that is exported again, is one suggestion.

    Raises:
        CommandError: the file is no standard that was exported as JSON, or of an earlier kit.
        OSError: the file cannot be read.
    """
    try:
        document = read_json(path)
    except ValueError as error:
        expected = N_("{file} is no standard that the kit exported as JSON.")
        raise CommandError(expected, file=path) from error
    records = records_of(document)
    told = [*records.get("situations", ()), *records.get("adopted", ())]
    if document.edition != "standard" or document.schema < _SCHEMA:
        expected = N_(
            "{file}: only a standard can be taken in, exported by this version of the kit."
        )
        raise CommandError(expected, file=path)
    entries = {one.number: one for one in _entries(told, records.get("texts", ()), kinds)}
    # What belongs to an entry that is left out is left out with it.
    whole = {
        key: one
        for key, one in entries.items()
        if not one.kind.within or one.within in entries
    }  # fmt: skip
    found = {one.id: one for one in (_suggestion(whole, one) for one in whole.values())}
    return list(found.values()), len({str(one["number"]) for one in told}) - len(whole)


def _entries(
    told: Collection[Values], texts: Collection[Values], kinds: Mapping[str, Kind]
) -> Iterator[_Entry]:
    answers: dict[str, dict[str, str]] = {}
    for text in texts:
        about = answers.setdefault(str(text["number"]), {})
        about[str(text["field"])] = str(text["value"])
    for one in told:
        number, kind = str(one["number"]), kinds.get(str(one["kind"]))
        if kind and number in answers:
            within = str(one.get("within", "")) if kind.within else ""
            yield _Entry(number, kind, within, answers[number])


def _suggestion(entries: Mapping[str, _Entry], one: _Entry) -> Suggestion:
    named = {name: entries[key] for name, key in one.named.items() if key in entries}
    about = entries.get(one.within) or next(iter(named.values()), None)
    return Suggestion(
        id=_name(entries, one),
        kind=one.kind.key,
        fields=one.fields,
        about=short(next(iter(about.fields.values())), 200) if about else "",
        within=_name(entries, entries[one.within]) if one.within else "",
        names={name: _name(entries, other) for name, other in named.items()},
    )


def _name(entries: Mapping[str, _Entry], one: _Entry) -> str:
    """Name an entry by its words, and by the words of what it belongs to and names."""
    beside = {"": one.within, **one.named}
    around = {name: entries[key].fields for name, key in beside.items() if key in entries}
    whole = json.dumps([one.fields, around], sort_keys=True, ensure_ascii=False)
    return f"standard/{one.kind.key}/{blake2b(whole.encode(), digest_size=16).hexdigest()}"
