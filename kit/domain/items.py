"""Items: everything collected in a workshop is one, and each kind has its form."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal

import pydantic
from pydantic import BeforeValidator, PlainSerializer, PlainValidator

from kit.domain.refusal import Refusal
from kit.language import LANGUAGES, N_, OwnText

FIELD_LIMIT = 4_000
"""Longest text of one field, in characters."""

Binding = Literal["must", "should", "free"]
"""How far an adopted item obliges: always, unless there is a reason, or as you like."""

Decision = Literal["adopt", "rework", "drop"]


Check = Callable[[Mapping[str, str]], Refusal | None]
"""Say what is wrong with a filled-in form as a whole."""


def _read_words(given: Any) -> OwnText:
    texts = {"": given} if isinstance(given, str) else given
    if not isinstance(texts, Mapping) or not texts or not set(texts) <= {"", *LANGUAGES}:
        raise ValueError("words")
    if not all(isinstance(text, str) and 0 < len(tidy(text)) <= _WORDS for text in texts.values()):
        raise ValueError("words")
    if isinstance(given, OwnText):
        return given
    said = {language: tidy(text) for language, text in texts.items()}
    return OwnText(said.pop("", ""), said)


def _write_words(text: str) -> str | dict[str, str]:
    return text.languages if isinstance(text, OwnText) and text.languages else str(text)


def _read_choices(given: Any) -> Any:
    return tuple(given.items()) if isinstance(given, Mapping) else given


def _write_choices(choices: Iterable[tuple[str, str]]) -> dict[str, Any]:
    return {key: _write_words(text) for key, text in choices}


_WORDS = 500
Name = Annotated[str, pydantic.Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
"""A name in small letters, as fields and kinds have."""

Words = Annotated[str, PlainValidator(_read_words), PlainSerializer(_write_words)]
"""A sentence of the catalogues, marked with ``N_``, or an :class:`~kit.language.OwnText`.

As data, where no catalogue knows it, a text or a table of texts by language.
"""

Choices = Annotated[
    tuple[tuple[Annotated[str, pydantic.Field(pattern=r"^[a-z0-9][a-z0-9_]{0,39}$")], Words], ...],
    BeforeValidator(_read_choices), PlainSerializer(_write_choices),
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """One question of an item's form."""

    __pydantic_config__ = pydantic.ConfigDict(extra="ignore")

    name: Name
    label: Words
    help: Words = ""
    required: bool = False
    lines: Annotated[int, pydantic.Field(ge=1, le=12)] = 1
    usual: bool = True
    """Whether it is asked when the activity does not say what to ask."""
    choices: Choices = ()
    of: Name | Literal[""] = ""
    """The kind of item of which one is the answer, by its id; ``""`` for other answers."""
    mark: bool = False
    """Whether the answer says what the item is, not what it says: putting it right later
    makes no new wording, so votes stand."""
    said_as: Words = ""
    """What it is called in documents, where the question of the form would not do."""
    ours: bool = False
    """Whether the answer words what we say or do: no STOP-phrase may stand in it."""

    def keeping(self, answers: Collection[str]) -> Field:
        """Give the question with these answers among its choices, if it has any."""
        gone = [] if not self.choices else [one for one in answers if one not in dict(self.choices)]
        more = tuple((one, OwnText(one)) for one in sorted(gone))
        return replace(self, choices=self.choices + more) if more else self


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of item: its name for one and for many, its form, and how the kit deals with it.

    What differs from one kind to another is said here and nowhere by a kind's key. It is
    written into the log as it stands here, but for ``check``.
    """

    __pydantic_config__ = pydantic.ConfigDict(extra="ignore")

    key: Name
    label: Words
    many: Words
    fields: Annotated[tuple[Field, ...], pydantic.Field(min_length=1, max_length=20)]
    """The first stands for the whole item in a list, and is always required."""
    prefix: Annotated[str, pydantic.Field(pattern=r"^[A-Z]{0,6}$")] = ""
    """What its numbers begin with; ``""`` for the key in capitals."""
    place: int = 100
    """Kinds are listed by this number, those of one number as they were found."""
    within: Name | Literal[""] = ""
    """The kind of item that one of this kind belongs to, or ``""``."""
    links: Name | Literal[""] | tuple[Name, ...] = ""
    """The kind, or kinds, of items that the facilitator may link one of this kind to."""
    linked_most: Annotated[int, pydantic.Field(ge=0)] = 0
    """To how many of this kind one entry may be linked; 0 for any number."""
    decided: bool = True
    """Whether the draft waits for a decision on each."""
    obliges: bool = False
    """Whether somebody has to keep to an adopted one; else it tells, explains or asks."""
    tried: bool = False
    """Whether each is tried in real dialogues, and approved after that."""
    approved: bool = False
    """Whether the draft waits for the approval of each adopted one."""
    gathers: bool = False
    """Whether one holds entries together, by its links: what is decided of it is decided of
    those of them that nothing was decided of."""
    concluded: bool = False
    """Whether a note may close it, where no trial tells what became of it."""
    forbidden: bool = False
    """Whether its first answer is never said to a client: wordings are searched for it."""
    observed: bool = False
    """Whether anybody has to see or hear it kept: vague words of its first answer are named."""
    spoken: bool = False
    """Whether its first answer is said to a client: how long that takes is told."""
    others_read: tuple[Name, ...] = ()
    """Answers that others than the author may read; ``()`` for all of them."""
    check: Annotated[Check | None, pydantic.Field(exclude=True)] = None

    def asked(self, wish: tuple[str, ...] = ()) -> tuple[Field, ...]:
        """Give the questions to ask: those wished for, else the usual ones.

        Required questions are always asked.
        """
        return tuple(
            field
            for field in self.fields
            if field.required or (field.name in wish if wish else field.usual)
        )

    @property
    def links_to(self) -> tuple[str, ...]:
        """The kinds of items that one of this kind may be linked to."""
        return tuple(filter(None, (self.links,))) if isinstance(self.links, str) else self.links

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the questions, in their order."""
        return tuple(field.name for field in self.fields)

    def answered(self, *forms: Mapping[str, str]) -> Kind:
        """Give the kind as these filled-in forms knew it.

        A form may have changed since: questions and choices that it no longer has are called
        by their names.
        """
        held: dict[str, set[str]] = {}
        for form in forms:
            for name, text in form.items():
                held.setdefault(name, set()).add(text)
        asked = (field.keeping(held.get(field.name, ())) for field in self.fields)
        gone = (name for name in held if name not in self.names)
        more = (Field(name, OwnText(name), lines=3) for name in gone)
        return replace(self, fields=(*asked, *more))


def tidy(text: str) -> str:
    """Normalise a typed text: composed characters, plain line ends, no control characters.

    A text of which nothing would be seen (only invisible characters) is an empty one.
    """
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    kept = (c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))
    tidied = "".join(kept).strip()
    return tidied if any(unicodedata.category(c) not in ("Cf", "Zs") for c in tidied) else ""


Offered = Callable[[str], Collection[str]]
"""By kind, the ids of the items that may be an answer."""


def clean_fields(
    kind: Kind, fields: Mapping[str, str], offered: Offered = lambda _kind: ()
) -> dict[str, str] | Refusal:
    """Give the filled-in form of an item as it is kept, or say what is wrong with it.

    Empty answers are left out; unknown fields, missing answers, answers outside the
    choices and texts over :data:`FIELD_LIMIT` characters are refused.
    """
    known = {field.name: field for field in kind.fields}
    if strange := sorted(set(fields) - set(known)):
        return Refusal(
            N_("The form has no field “{field}”. Reload the page and try again."),
            {"field": strange[0]},
        )
    kept: dict[str, str] = {}
    for field in kind.fields:
        text = tidy(fields.get(field.name, ""))
        if len(text) > FIELD_LIMIT:
            return Refusal(
                N_("This text has {length} characters; at most {limit} fit. Shorten it."),
                {"length": len(text), "limit": FIELD_LIMIT},
            )
        choices = offered(field.of) if field.of else dict(field.choices)
        if text and (field.of or choices) and text not in choices:
            return Refusal(N_("Choose one of the offered answers."))
        if text:
            kept[field.name] = text
        elif field.required:
            return Refusal(N_("Still empty: {field}"), {"field": N_(field.label)})
    return kept
