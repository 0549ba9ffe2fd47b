"""What formats for the place of work have in common: the adopted clauses of a standard."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kit.standard.nodes import Document, records_of

_TITLE = 100
"""Letters of a title: as many as the help desk with the shortest ones takes."""
_ZERO_WIDTH = "\u200b"


@dataclass(frozen=True, slots=True)
class Text:
    """A filled-in field of an entry, as a document calls it."""

    field: str
    label: str
    text: str
    brief: bool
    """Whether it is an answer of a few words."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An adopted clause, or a situation that some belong to."""

    number: str
    texts: tuple[Text, ...]
    kind: str = "situation"
    kind_words: str = ""
    within: str = ""
    """Number of the situation it belongs to, or empty."""
    binding: str | None = None
    """``must``, ``should`` or ``free``; nothing where a kind does not oblige."""
    binding_words: str = ""
    stage: int | None = None
    """Place of its stage in a conversation, from 1 on."""
    forbidden: bool = False
    """Whether it is what a client should never hear."""

    @property
    def headline(self) -> str:
        """The first text: the one that stands for the entry in a list."""
        return self.texts[0].text if self.texts else ""

    def text(self, field: str) -> str:
        """Give the text of a field, or nothing."""
        return next((one.text for one in self.texts if one.field == field), "")


@dataclass(frozen=True, slots=True)
class Group:
    """Entries of one kind for one situation: variants of which people choose one.

    An entry without a situation is a group by itself.
    """

    situation: Entry | None
    entries: tuple[Entry, ...]

    @property
    def number(self) -> str:
        """The number of the situation, or of the entry itself."""
        return self.situation.number if self.situation else self.entries[0].number

    @property
    def kind_words(self) -> str:
        """What its kind is called, with a capital letter."""
        words = self.entries[0].kind_words
        return words[:1].upper() + words[1:]


def entries(document: Document) -> list[Entry]:
    """Give the adopted clauses, in the order of the standard."""
    found, texts = records_of(document), _texts(document)
    return [_entry(values, texts) for values in found.get("adopted", ())]


def situations(document: Document) -> dict[str, Entry]:
    """Give the situations that something adopted belongs to, by number."""
    found, texts = records_of(document), _texts(document)
    return {str(one["number"]): _entry(one, texts) for one in found.get("situations", ())}


def groups(document: Document) -> list[Group]:
    """Give the adopted clauses situation by situation, and then those that belong to none."""
    around = situations(document)
    of: dict[tuple[str, str], list[Entry]] = {}
    alone = []
    for one in entries(document):
        if one.within in around:
            of.setdefault((one.within, one.kind), []).append(one)
        else:
            alone.append(Group(None, (one,)))
    return [
        *(Group(around[key], tuple(of[key, kind]))
          for key in around for within, kind in of if within == key),
        *alone,
    ]  # fmt: skip


def titled(entry: Entry, situation: Entry | None = None) -> str:
    """Give the number of an entry and the first words of it, or of its situation if it has one."""
    about = " ".join((situation or entry).headline.split())
    return cut(" · ".join(filter(None, (entry.number, about))), _TITLE)


def cut(text: str, longest: int) -> str:
    """Give a text of at most so many letters; what is left out is marked."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def apart(text: str, *marks: str) -> str:
    """Part marks that a program would act on, so that they are words again.

    What stands between their letters then is a space without width: people read the same.
    """
    for mark in marks:
        while mark in text:
            text = text.replace(mark, _ZERO_WIDTH.join(mark))
    return text


def _texts(document: Document) -> dict[str, list[Text]]:
    found: dict[str, list[Text]] = {}
    for one in records_of(document).get("texts", ()):
        values: dict[str, Any] = dict(one)
        values.pop("value")  # as another workshop takes it in
        found.setdefault(values.pop("number"), []).append(Text(**values))
    return found


def _entry(values: Mapping[str, Any], texts: Mapping[str, Iterable[Text]]) -> Entry:
    return Entry(texts=tuple(texts.get(values["number"], ())), **values)
