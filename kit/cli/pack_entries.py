"""The entries of a pack: facts once in ``pack.toml``, words in a file for each language."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from kit.cli.errors import CommandError
from kit.domain.activities import CHANNELS
from kit.domain.items import Kind, Name, clean_fields
from kit.domain.kinds import KINDS
from kit.domain.refusal import Refusal
from kit.domain.suggestion import Suggestion
from kit.language import LANGUAGES, N_, translate

FACTS = "pack.toml"
_CHANNELS = dict(CHANNELS)
_NOT_ANSWERS = ("about", "channel")
"""Facts of an entry that stand above it, instead of answering a question of its form."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
_Entries = dict[Name, dict[Name, dict[Name, Text]]]


class Facts(BaseModel):
    """What ``pack.toml`` says: what is the same in every language."""

    model_config = ConfigDict(extra="forbid", strict=True)

    channels: Annotated[list[Text], Field(min_length=1)]
    """Where the trade meets its clients; keys of :data:`~kit.domain.activities.CHANNELS`."""
    entries: _Entries
    """By kind and name: answers by key or number, what it is ``about``, its ``channel``."""


class WordsOfPack(BaseModel):
    """What ``<language>.toml`` says: the pack's name, and the answers in words."""

    model_config = ConfigDict(extra="forbid", strict=True)

    title: Text
    entries: _Entries


@dataclass(frozen=True, slots=True)
class PackEntries:
    """What a pack suggests, in one language."""

    title: str
    channels: tuple[str, ...]
    suggestions: tuple[Suggestion, ...]


_EXPECTED = {
    "channels": N_("a list of some of: {channels}"),
    "entries": N_("tables [entries.<kind>.<name>] of texts in quotation marks, none of them empty"),
    "title": N_("the pack's name, a text that is not empty"),
}
_Model = TypeVar("_Model", bound=BaseModel)


def has_entries(folder: Path) -> bool:
    """Whether a pack brings entries beside notebooks, slides and data."""
    return (folder / FACTS).is_file()


def languages_of(folder: Path) -> list[str]:
    """Give the languages in which a pack has words."""
    return [one for one in LANGUAGES if (folder / f"{one}.toml").is_file()]


def read_entries(folder: Path, language: str) -> PackEntries:
    """Read what a pack suggests; a language that it lacks reads the English.

    Raises:
        CommandError: something does not fit; it names the file, the entry and what was expected.
    """
    told = language if language in languages_of(folder) else "en"
    facts = _read(folder / FACTS, Facts)
    words = _read(folder / f"{told}.toml", WordsOfPack)
    if strange := [one for one in facts.channels if one not in _CHANNELS]:
        raise _wrong(folder / FACTS, "channels", _EXPECTED["channels"], found=strange[0])
    pack = _Pack(folder, f"{told}.toml", facts, words)
    return PackEntries(words.title, tuple(facts.channels), tuple(pack.suggestions(language)))


@dataclass(frozen=True, slots=True)
class _Pack:
    """The two files of a pack, being put together."""

    folder: Path
    words_file: str
    facts: Facts
    words: WordsOfPack

    def suggestions(self, language: str) -> Iterator[Suggestion]:
        named = _names(self.facts.entries)
        if lost := sorted(named ^ _names(self.words.entries)):
            here = FACTS if lost[0] in named else self.words_file
            there = self.words_file if lost[0] in named else FACTS
            expected = N_("an entry of this name, as {other} has one")
            raise _wrong(self.folder / there, ".".join(lost[0]), expected, other=here)
        for key, entries in self.facts.entries.items():
            kind = self._kind(key)
            for name, facts in entries.items():
                yield Suggestion(
                    id=f"{self.folder.name}/{key}/{name}", kind=key,
                    fields=self._form(kind, name, facts), about=self._about(key, name, language),
                )  # fmt: skip

    def _kind(self, key: str) -> Kind:
        known = {one.key: one for one in KINDS.values() if not one.within}
        if key not in known:
            expected = N_("one of the kinds {kinds}")
            raise _wrong(self.folder / FACTS, key, expected, kinds=", ".join(known))
        return known[key]

    def _form(self, kind: Kind, name: str, facts: Mapping[str, str]) -> dict[str, str]:
        """Fill in the form of an entry: what is said in words, and what is a fact."""
        answers = {one: text for one, text in facts.items() if one not in _NOT_ANSWERS}
        said = self.words.entries[kind.key][name]
        fields = clean_fields(kind, {**answers, **said})
        wrong = fields if isinstance(fields, Refusal) else kind.check and kind.check(fields)
        if wrong or isinstance(fields, Refusal):
            of_words = any(one not in kind.names for one in said) or kind.names[0] not in said
            file = self.words_file if of_words else FACTS
            raise CommandError(
                N_("{file}, “{entry}”: {why} Expected: answers to {names}."),
                file=self.folder / file, entry=f"{kind.key}.{name}", why=wrong,
                names=", ".join(kind.names),
            )  # fmt: skip
        return fields

    def _about(self, key: str, name: str, language: str) -> str:
        """Say what stands above an entry: another entry of the pack, or a channel."""
        facts, place = self.facts.entries[key][name], f"{key}.{name}"
        about, channel = facts.get("about", ""), facts.get("channel", "")
        if channel and channel not in self.facts.channels:
            expected = N_("a channel of this pack: {channels}")
            among = ", ".join(self.facts.channels)
            raise _wrong(self.folder / FACTS, f"{place}.channel", expected, channels=among)
        kind, _, of = about.partition(".")
        if about and of not in self.words.entries.get(kind, {}):
            expected = N_("another entry of this pack, as “kind.name”")
            raise _wrong(self.folder / FACTS, f"{place}.about", expected)
        if about:
            return next(iter(self.words.entries[kind][of].values()))
        return translate(language, _CHANNELS[channel]) if channel else ""


def _names(entries: _Entries) -> set[tuple[str, str]]:
    return {(key, name) for key, some in entries.items() for name in some}


def _read(path: Path, model: type[_Model]) -> _Model:
    try:
        raw: dict[str, Any] = tomllib.loads(path.read_text("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _wrong(path, "–", N_("text written as TOML wants it: {why}"), why=error) from error
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        where = [str(part) for part in error.errors()[0]["loc"]]
        known = N_("one of the settings {names}")
        expected = _EXPECTED[where[0]] if where[0] in model.model_fields else known
        place = ".".join(part for part in where if part not in ("entries", "[key]"))
        names = ", ".join(model.model_fields)
        raise _wrong(path, place or where[0], expected, names=names) from error


def _wrong(path: Path, entry: str, expected: str, **values: object) -> CommandError:
    """Say what is wrong with a pack."""
    values = {"channels": ", ".join(_CHANNELS), **values}
    return CommandError(
        N_("{file}, “{entry}”: this does not fit. Expected: {expected}."),
        file=path, entry=entry, expected=Refusal(expected, values),
    )  # fmt: skip
